/** Plain text and Markdown: kept as written, apart from the header of metadata some begin with. */
import { decodeText } from './decode-text.ts'
import type { ParsedFile } from './parsed-file.ts'

export function readPlain(bytes: Uint8Array, isMarkdown: boolean): ParsedFile {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return { kind: 'refused', code: decoded.code, details: {} }
  const { header, text } = splitHeader(decoded.text)
  const title = isMarkdown ? /^#[ \t]+(\S.*)$/m.exec(text)?.[1]?.replace(/[ \t]+#*[ \t]*$/, '') : undefined
  return {
    kind: 'text',
    text,
    boilerplate: [],
    found: title === undefined ? {} : { title },
    header,
    notes: decoded.notes,
  }
}

/**
 * A text apart from the block between `---` lines it opens with, if every line of that block is `key: value`, a
 * list item, a comment or indented.
 *
 * @example
 * splitHeader('---\ndate: 2025-03-01\n---\n\nRare à Metz.') // => { header: 'date: 2025-03-01', text: 'Rare à Metz.' }
 * splitHeader('---\nA rule, then a text.\n---\n') // => { header: null, text: '---\nA rule, then a text.\n---\n' }
 */
export function splitHeader(text: string): { header: string | null; text: string } {
  const opening = /^---[ \t]*\n/.exec(text)
  if (!opening) return { header: null, text }
  const closing = /\n---[ \t]*(?:\n+|$)/.exec(text.slice(opening[0].length - 1, MAX_HEADER))
  if (!closing) return { header: null, text }
  const header = text.slice(opening[0].length, opening[0].length - 1 + closing.index)
  const isHeader = header
    .split('\n')
    .every((line) => /^(?:\s*$|\s*#|\s+|- |[\p{L}_ -]{1,40}:(?:\s|$))/u.test(line))
  if (!isHeader) return { header: null, text }
  return { header, text: text.slice(opening[0].length - 1 + closing.index + closing[0].length) }
}

const MAX_HEADER = 16_384
