/** DOCX: the paragraphs of a Word document, headers and footers marked, deleted text and comments left out. */
import { Problem } from '../core/problem.ts'
import { storableText } from './decode-text.ts'
import { findDocxMetadata, paragraphsOf } from './docx-xml.ts'
import type { ParsedFile } from './parsed-file.ts'
import { type OpenZip, openZip } from './zip-gate.ts'

export async function readDocx(bytes: Uint8Array, file: string): Promise<ParsedFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.readUInt32BE(0) === OLE) return refused(isEncrypted(buffer) ? 'docx-encrypted' : 'not-a-docx')
  if (buffer.toString('latin1', 0, 2) !== 'PK') return refused('not-a-docx')
  try {
    return await readParts(await openZip(buffer, file))
  } catch (error) {
    return refused(error instanceof Problem ? error.code : 'not-a-docx')
  }
}

const OLE = 0xd0cf11e0
/** Word wraps an encrypted file in an OLE container with a stream of this name. */
const isEncrypted = (buffer: Buffer): boolean => buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))
const refused = (code: Problem['code']): ParsedFile => ({ kind: 'refused', code, details: {} })

async function readParts(zip: OpenZip): Promise<ParsedFile> {
  const main = await zip.read('word/document.xml')
  if (!main) return refused('not-a-docx')
  const boilerplate: { start: number; end: number }[] = []
  let text = ''
  const add = (part: Buffer, isAside: boolean): void => {
    const added = storableText(paragraphsOf(part.toString('utf8')).join('\n\n')).trim()
    if (added === '') return
    if (text !== '') text += '\n\n'
    if (isAside) boilerplate.push({ start: text.length, end: text.length + added.length })
    text += added
  }
  for (const part of await partsOf(zip, /^word\/header\d*\.xml$/)) add(part, true)
  add(main, false)
  for (const part of await partsOf(zip, /^word\/(?:footnotes|endnotes)\.xml$/)) add(part, false)
  for (const part of await partsOf(zip, /^word\/footer\d*\.xml$/)) add(part, true)
  const core = await zip.read('docProps/core.xml')
  const found = core ? findDocxMetadata(core.toString('utf8')) : {}
  return { kind: 'text', text, boilerplate, found, header: null, notes: [] }
}

async function partsOf(zip: OpenZip, pattern: RegExp): Promise<Buffer[]> {
  const parts: Buffer[] = []
  for (const name of zip.names.filter((entry) => pattern.test(entry)).sort()) {
    const part = await zip.read(name)
    if (part) parts.push(part)
  }
  return parts
}
