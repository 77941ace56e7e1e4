/** Identifiers others use for a substance, checked by their own rules. */

const SHAPES: Record<string, (identifier: string) => boolean> = {
  wikidata: (identifier) => /^Q[1-9]\d*$/.test(identifier),
  inchikey: (identifier) => /^[A-Z]{14}-[A-Z]{8}SA-[A-Z]$/.test(identifier),
  cas: isCasNumber,
}

/** True when the kind is one we keep and the identifier follows its rules. */
export function isIdentifier(kind: string, identifier: string): boolean {
  return SHAPES[kind]?.(identifier) ?? false
}

/**
 * True for a CAS registry number whose check digit is right: digits weighted 1, 2, 3… from the right, modulo ten.
 * See https://www.cas.org/training/documentation/chemical-substances/checkdig
 *
 * @example
 * isCasNumber('50-36-2') // => true
 * isCasNumber('50-36-3') // => false
 */
export function isCasNumber(identifier: string): boolean {
  const parts = /^(\d{2,7})-(\d{2})-(\d)$/.exec(identifier)
  if (!parts) return false
  const digits = [...`${parts[1]}${parts[2]}`].reverse()
  const sum = digits.reduce((total, digit, index) => total + Number(digit) * (index + 1), 0)
  return sum % 10 === Number(parts[3])
}
