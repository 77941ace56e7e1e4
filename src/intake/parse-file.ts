/** Bytes of a file to its raw text or rows, by the kind of file; runs in a child, each reader loaded when first needed. */
import type { FileKind } from './intake.ts'
import type { ParsedFile } from './parsed-file.ts'

export async function parseFile(
  bytes: Uint8Array,
  kind: FileKind,
  file: string,
  textLength: number,
  separator?: string,
): Promise<ParsedFile> {
  if (bytes.length === 0) return { kind: 'refused', code: 'empty-file', details: {} }
  const parsed = await parseKind(bytes, kind, file, separator)
  if (parsed.kind !== 'text') return parsed
  if (parsed.text.trim() === '') return { kind: 'refused', code: 'empty-file', details: {} }
  if (parsed.text.length > textLength)
    return { kind: 'refused', code: 'text-too-long', details: { most: textLength } }
  return parsed
}

async function parseKind(
  bytes: Uint8Array,
  kind: FileKind,
  file: string,
  separator?: string,
): Promise<ParsedFile> {
  switch (kind) {
    case 'text':
    case 'markdown':
      return (await import('./read-plain.ts')).readPlain(bytes, kind === 'markdown')
    case 'html':
      return (await import('./read-html.ts')).readHtml(bytes)
    case 'pdf':
      return (await import('./read-pdf.ts')).readPdf(bytes)
    case 'docx':
      return (await import('./read-docx.ts')).readDocx(bytes, file)
    case 'csv':
      return (await import('./read-rows.ts')).readRows(bytes, separator)
  }
}
