/** Ids made from content: the same text is the same document, the same row the same row, wherever they are taken in. */
import { createHash } from 'node:crypto'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
/** 26 letters of base 32: 130 bits. */
const LETTERS = 26

/**
 * The id of a document: from its de-identified text, so that nothing that was taken out of it can be guessed back
 * from its id. White space and Unicode composition do not count.
 *
 * @example
 * documentId('La brune est rare.') === documentId('La  brune est\nrare. ') // => true
 * documentId('La brune est rare.').length // => 26
 */
export const documentId = (text: string): string =>
  contentId(text.normalize('NFC').replace(/\s+/g, ' ').trim())

/** The id of content: letters and digits, safe in an address and a file name. */
export function contentId(content: string): string {
  const digest = createHash('sha256').update(content, 'utf8').digest()
  let id = ''
  let bits = 0
  let value = 0
  for (const byte of digest) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5 && id.length < LETTERS) {
      bits -= 5
      id += ALPHABET.charAt((value >>> bits) & 31)
    }
    value &= (1 << bits) - 1
  }
  return id
}

/** SHA-256 of the bytes received, hexadecimal. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
