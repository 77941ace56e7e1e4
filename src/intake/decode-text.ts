/** Bytes to text: which encoding a file is in, and when it is no text at all. */
import type { ProblemCode } from '../core/problem.ts'

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly notes: readonly ProblemCode[] }
  | { readonly ok: false; readonly code: 'binary-file' | 'unreadable-encoding' }

/**
 * The text of a file: UTF-8 with or without byte order mark, UTF-16 with one, else Windows-1252 where its bytes
 * look like a Western European text (and a note says so). Line ends become `\n`; characters no store keeps become spaces.
 *
 * @param charset the encoding the file itself declares (HTML), tried when it is not UTF-8.
 */
export function decodeText(bytes: Uint8Array, charset?: string): Decoded {
  const marked = decodeMarked(bytes)
  if (marked !== null) return { ok: true, text: storableText(marked), notes: [] }
  if (isBinary(bytes)) return { ok: false, code: 'binary-file' }
  const utf8 = decodeStrictly(bytes, 'utf-8')
  if (utf8 !== null) return { ok: true, text: storableText(utf8), notes: [] }
  const isLatin =
    charset === undefined || /^(?:windows-1252|cp1252|(?:iso-8859|latin)-?1|us-ascii)$/i.test(charset)
  const declared = isLatin ? null : decodeStrictly(bytes, charset)
  if (declared !== null) return { ok: true, text: storableText(declared), notes: [] }
  if (!isPlausibleWindows1252(bytes)) return { ok: false, code: 'unreadable-encoding' }
  const text = decodeWindows1252(bytes)
  return { ok: true, text: storableText(text), notes: ['read-as-windows-1252'] }
}

function decodeMarked(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeStrictly(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeStrictly(bytes, 'utf-16be')
  return null
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const MAGIC = [
  '%PDF-',
  'PK\x03\x04',
  '\x89PNG',
  'GIF8',
  '\xff\xd8\xff',
  '\x7fELF',
  '\xd0\xcf\x11\xe0',
  '\x1f\x8b',
  'Rar!',
  '7z\xbc\xaf',
  'SQLite format 3',
]

/** Characters of the bytes 0x80 to 0x9f; the rest is Latin-1. Node's own decoder of that name gives Latin-1 in some versions. */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function decodeWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return latin.replace(/[\u0080-\u009f]/g, (control) => C1.charAt(control.charCodeAt(0) - 0x80))
}

/** True when the bytes begin as a known binary format, hold a NUL, or hold more control characters than a text does. */
export function isBinary(bytes: Uint8Array): boolean {
  const start = startOf(bytes, 16)
  if (MAGIC.some((magic) => start.startsWith(magic))) return true
  const sample = bytes.subarray(0, 65_536)
  if (bytes.includes(0)) return true
  let controls = 0
  for (const byte of sample) if (byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b) controls++
  return controls > sample.length / 200
}

/** The first bytes as one character each. */
export const startOf = (bytes: Uint8Array, count: number): string =>
  String.fromCharCode(...bytes.subarray(0, count))

/** Bytes from 0x80 that French, English and their neighbours write in Windows-1252. */
const WESTERN = new Set(
  [...'€‚„…‘’“”•–—™Œœ\u00a0¡£«°±²³·»¼½¾¿ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜßàáâäåæçèéêëìíîïñòóôöøùúûüÿµ§'].map(
    (letter) => letter,
  ),
)

/** Too many rare signs (as in text that was decoded wrongly once) or bytes without a character: not Windows-1252. */
function isPlausibleWindows1252(bytes: Uint8Array): boolean {
  const high = bytes.filter((byte) => byte >= 0x80)
  if (high.some((byte) => UNASSIGNED.has(byte)) || high.length > bytes.length / 3) return false
  const letters = decodeWindows1252(high)
  let western = 0
  for (const letter of letters) if (WESTERN.has(letter)) western++
  return western >= high.length * 0.9
}

const UNASSIGNED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/**
 * Text a database keeps: line ends `\n`, no byte order mark, control characters as spaces, whole characters only.
 *
 * @example
 * storableText('un\r\ndeux\u0000') // => 'un\ndeux '
 */
export function storableText(text: string): string {
  const from = text.charCodeAt(0) === 0xfeff ? 1 : 0
  return text
    .slice(from)
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')
    .replace(CONTROLS, ' ')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to replace
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/g
