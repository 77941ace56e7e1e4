/** The units a measure may carry in any language, as the coding guideline writes them: sizes, what is counted, and per what. */

const SIZES = 'g kg mg µg t ton tonne ml cl l % m ha pound ounce'
const PORTIONS =
  'tablet capsule blotter dose joint bag plant strip vial bottle canister cylinder box package parcel wrap'
const COUNTED =
  'people participant sample death case overdose call-out seller buyer courier driver client customer patient user minor man woman visit report notification arrest seizure offer message request site line shop market network service pharmacy club venue street home hostel prison vehicle shipment syringe kit pipe filter trip injection substance product'
const TIMES = 'minute hour day night evening weekend week month year delivery'

const KNOWN: ReadonlySet<string> = new Set(
  [SIZES, PORTIONS, COUNTED, TIMES].flatMap((words) => words.split(' ')),
)

/**
 * Whether each word of a unit is known, plural or not, a currency, or found in the text by `isSaid`: a unit is no place for words of a
 * model's own.
 *
 * @example
 * isKnownUnit('mg/day', () => false) // => true
 * isKnownUnit('EUR/month', () => false) // => true
 * isKnownUnit('barrels', () => false) // => false
 */
export function isKnownUnit(unit: string, isSaid: (word: string) => boolean): boolean {
  if (isSaid(unit)) return true
  const words = unit.split(/[\s/]+/).filter((word) => word !== '')
  return words.length > 0 && words.length <= 4 && words.every((word) => isKnown(word) || isSaid(word))
}

const isKnown = (word: string): boolean =>
  /^[A-Z]{3}$/.test(word) || SINGULARS.some((ending) => KNOWN.has(word.toLowerCase().replace(...ending)))

const SINGULARS: readonly (readonly [RegExp, string])[] = [
  [/$/, ''],
  [/s$/, ''],
  [/es$/, ''],
  [/ies$/, 'y'],
  [/men$/, 'man'],
]
