/** Files the tests make themselves, byte by byte: zips honest and lying, DOCX, PDF. */
import { deflateRawSync, crc32 as nodeCrc32 } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly data: string | Buffer
  /** Size the directory declares instead of the true one. */
  readonly declares?: number
  readonly mode?: number
}

export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, data, declares, mode } of entries) {
    const raw = Buffer.from(data as string)
    const packed = deflateRawSync(raw)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(crc32(raw), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(declares ?? raw.length, 8)
    const label = Buffer.from(name)
    const local = Buffer.concat([
      bytes('504b0304', 20, 0, 8, 0, 0),
      sizes,
      words(label.length, 0),
      label,
      packed,
    ])
    locals.push(local)
    const attributes = Buffer.alloc(8)
    attributes.writeUInt32LE(((mode ?? 0o100644) << 16) >>> 0, 0)
    attributes.writeUInt32LE(offset, 4)
    central.push(
      Buffer.concat([
        bytes('504b0102', 20, 20, 0, 8, 0, 0),
        sizes,
        words(label.length, 0, 0, 0, 0),
        attributes,
        label,
      ]),
    )
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(8)
  end.writeUInt32LE(directory.length, 0)
  end.writeUInt32LE(offset, 4)
  const tail = Buffer.concat([bytes('504b0506', 0, 0, entries.length, entries.length), end, words(0)])
  return Buffer.concat([...locals, directory, tail])
}

const bytes = (magic: string, ...rest: number[]): Buffer =>
  Buffer.concat([Buffer.from(magic, 'hex'), words(...rest)])

function words(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) buffer.writeUInt16LE(value, index * 2)
  return buffer
}

/** zlib has it from Node 20.15 on. */
const crc32 = (data: Buffer): number => nodeCrc32(data)

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

export const wordXml = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document ${WORD}><w:body>${body}</w:body></w:document>`

export const paragraph = (text: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

export interface DocxParts {
  readonly title?: string
  readonly header?: string
  readonly more?: readonly ZipEntry[]
}

export function makeDocx(
  paragraphs: readonly string[],
  { title, header, more = [] }: DocxParts = {},
): Buffer {
  const core = `<?xml version="1.0"?><cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>${title ?? ''}</dc:title><dc:creator>Prénom Inventé</dc:creator><dcterms:created>2025-03-31T08:00:00Z</dcterms:created></cp:coreProperties>`
  return makeZip([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: 'word/document.xml', data: wordXml(paragraphs.map(paragraph).join('')) },
    { name: 'docProps/core.xml', data: core },
    ...(header === undefined ? [] : [{ name: 'word/header1.xml', data: wordXml(paragraph(header)) }]),
    ...more,
  ])
}

/** The container Word writes for a file under a password: an OLE header and the stream's name. */
export const makeEncryptedDocx = (): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from('EncryptedPackage', 'utf16le'),
    Buffer.alloc(64),
  ])

export interface PdfParts {
  readonly title?: string
  readonly isEncrypted?: boolean
}

/** A PDF of pages of lines, in Helvetica; a page without lines is a picture's page. */
export function makePdf(
  pages: readonly (readonly string[])[],
  { title, isEncrypted }: PdfParts = {},
): Buffer {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add('')
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  const kids = pages.map((lines) => {
    const show = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join(' ')
    const content = `BT /F1 11 Tf 14 TL 60 760 Td ${show} ET`
    const stream = add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${stream} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    )
  })
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`
  const info = add(`<< /Title (${title ?? ''}) /Author (Nom Invente) /CreationDate (D:20250331080000Z) >>`)
  const key = '0123456789abcdef'.repeat(4)
  const encrypt = isEncrypted ? add(`<< /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >>`) : 0
  let file = '%PDF-1.4\n'
  const offsets = objects.map((body, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const start = file.length
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const id = `/ID [<${key.slice(0, 32)}> <${key.slice(0, 32)}>]`
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${info} 0 R ${id}${encrypt ? ` /Encrypt ${encrypt} 0 R` : ''} >>\nstartxref\n${start}\n%%EOF`
  return Buffer.from(file, 'latin1')
}
