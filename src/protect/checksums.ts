/** Check digits of published number schemes, on arrays of digits. */

/** Luhn (ISO/IEC 7812): bank cards, IMEI. */
export function passesLuhn(digits: readonly number[]): boolean {
  let sum = 0
  for (let step = 0; step < digits.length; step++) {
    const digit = digits[digits.length - 1 - step]!
    sum += step % 2 === 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9
  }
  return sum % 10 === 0 && digits.some((digit) => digit !== 0)
}

/** EAN-13, which ISBN-13 uses. */
export function passesEan(digits: readonly number[]): boolean {
  const sum = digits.reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0)
  return digits.length === 13 && sum % 10 === 0
}

/** NHS number: modulus 11 on ten digits. */
export function passesNhs(digits: readonly number[]): boolean {
  if (digits.length !== 10) return false
  const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0)
  return (11 - (sum % 11)) % 11 === digits[9]
}

/**
 * The key of a French social security number without Corsica's letters (2A counts as 19, 2B as 18).
 *
 * @example
 * nirKey('1850375116005') // => 23
 */
export function nirKey(number: string): number {
  return 97 - Number(BigInt(number) % 97n)
}
