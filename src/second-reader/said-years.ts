/** Whether a text says a year: in four digits, in the two last of a date or a range, or as an end of a decade it names. */

/**
 * @example
 * isYearSaid(2016, 'depuis mai 2016') // => true
 * isYearSaid(2023, 'notes of 09.11.23') // => true
 * isYearSaid(2022, 'wastewater, 2018–22') // => true
 * isYearSaid(1999, 'in the nineties') // => true
 * isYearSaid(2016, 'in 2016,5 g') // => true
 * isYearSaid(2015, 'depuis mai 2016') // => false
 */
export function isYearSaid(year: number, text: string): boolean {
  const short = String(year % 100).padStart(2, '0')
  const whole = new RegExp(`(?<!\\d)${year}(?!\\d)`)
  const inDate = new RegExp(
    `(?<!\\d)\\d{1,2}(?<mark>[./-])\\d{1,2}\\k<mark>${short}(?!\\d)|['’]${short}(?!\\d)`,
  )
  const endsRange = new RegExp(`(?<!\\d)${Math.floor(year / 100)}\\d\\d[-–/]${short}(?!\\d)`)
  return whole.test(text) || inDate.test(text) || endsRange.test(text) || isDecadeSaid(year, text)
}

const DECADES: Readonly<Record<number, string>> = {
  1950: 'fifties|cinquante',
  1960: 'sixties|soixante',
  1970: 'seventies|soixante[ -]dix',
  1980: 'eighties|quatre[ -]vingts?',
  1990: 'nineties|quatre[ -]vingt[ -]dix',
  2000: 'noughties|deux[ -]mille',
}

/** "The 1990s", "années 90", "the nineties", for the first and the last year of ten. */
function isDecadeSaid(year: number, text: string): boolean {
  if (year % 10 !== 0 && year % 10 !== 9) return false
  const first = year - (year % 10)
  const short = String(first % 100).padStart(2, '0')
  const names = DECADES[first] ?? `${first}s`
  return new RegExp(
    `\\b(?:${first}|['’]?${short})s\\b|\\bann[ée]es\\s(?:${first}|${short}|${names})\\b|\\b(?:${names})\\b(?<=ies)`,
    'iu',
  ).test(text)
}
