/** Lower case without accents, one unit for one unit, so that offsets in the folded text are offsets in the text. */

const TABLE_SIZE = 0x250
const foldTable = new Uint16Array(TABLE_SIZE)
for (let code = 0; code < TABLE_SIZE; code++) {
  const plain = String.fromCharCode(code).toLowerCase().normalize('NFD')
  foldTable[code] = /^.[\u0300-\u036f]*$/.test(plain) ? plain.charCodeAt(0) : code
}

/** The folded form of one UTF-16 unit. */
export function foldUnit(code: number): number {
  if (code < TABLE_SIZE) return foldTable[code]!
  if (code < 0x370 || code > 0x1eff) return code
  const plain = String.fromCharCode(code).toLowerCase().normalize('NFD')
  return plain.charCodeAt(0)
}

/**
 * The text in lower case without accents, of the same length.
 *
 * @example
 * foldText('Élodie L’Œuvre') // => 'elodie l’œuvre'
 */
export function foldText(text: string): string {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at++) units[at] = foldUnit(text.charCodeAt(at))
  return textOfUnits(units, units.length)
}

/** The string of the first `length` units. */
export function textOfUnits(units: Uint16Array, length: number): string {
  let out = ''
  for (let at = 0; at < length; at += 8192)
    out += String.fromCharCode(...units.subarray(at, Math.min(length, at + 8192)))
  return out
}
