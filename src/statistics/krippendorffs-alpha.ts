/** Krippendorff's alpha: how far any number of coders agree beyond chance, whatever the scale, with units some left out. */

export type AlphaScale = 'nominal' | 'ordinal' | 'interval' | 'ratio'

export interface Alpha {
  readonly alpha: number
  /** Mean squared distance of codes within units, and among all codes whatever their unit. */
  readonly observed: number
  readonly byChance: number
  /** Codes that stand beside another in their unit. */
  readonly pairable: number
}

/**
 * Agreement of coders: 1 is perfect, 0 what chance would give, below 0 less than that.
 *
 * Krippendorff (2019), Content Analysis, 4th ed., ch. 12; his worked example of four coders is a test. He asks for 0.8, and 0.667 for
 * tentative conclusions.
 *
 * @param ratings the codes of each coder over the same units, `undefined` where a coder left one out; numbers for all scales but nominal
 * @returns `undefined` when no unit was coded twice, or all codes are equal: nothing could have been told apart.
 * @throws RangeError for coders with different numbers of units, words on an ordered scale, or negative numbers on a ratio scale.
 * @example
 * krippendorffsAlpha([[1, 2, 3], [1, 2, 3]], 'nominal')?.alpha // => 1
 */
export function krippendorffsAlpha(
  ratings: readonly (readonly (string | number | undefined)[])[],
  scale: AlphaScale = 'nominal',
): Alpha | undefined {
  const units = pairableUnits(ratings, scale)
  const counts = new Map<string | number, number>()
  for (const code of units.flat()) counts.set(code, (counts.get(code) ?? 0) + 1)
  const pairable = units.flat().length
  const distance = distanceOf(scale, counts)
  let [within, among] = [0, 0]
  for (const unit of units)
    for (const [i, one] of unit.entries())
      for (const other of unit.slice(i + 1)) within += (2 * distance(one, other)) / (unit.length - 1)
  const codes = [...counts]
  for (const [i, [one, many]] of codes.entries())
    for (const [other, more] of codes.slice(i + 1)) among += 2 * many * more * distance(one, other)
  if (!(among > 0)) return undefined
  const [observed, byChance] = [within / pairable, among / (pairable * (pairable - 1))]
  return { alpha: 1 - observed / byChance, observed, byChance, pairable }
}

/** Codes of each unit that two or more coders have coded. */
function pairableUnits(
  ratings: readonly (readonly (string | number | undefined)[])[],
  scale: AlphaScale,
): (string | number)[][] {
  const length = ratings[0]?.length ?? 0
  for (const [coder, codes] of ratings.entries()) {
    if (codes.length !== length)
      throw new RangeError(
        `krippendorffsAlpha: expected ${length} units of each coder, found ${codes.length} of coder ${coder}`,
      )
    const stray = codes.find((code) => code !== undefined && !isOnScale(code, scale))
    if (stray !== undefined)
      throw new RangeError(`krippendorffsAlpha: expected numbers for the scale ${scale}, found ${stray}`)
  }
  return Array.from({ length }, (_, unit) =>
    ratings.flatMap((codes) => {
      const code = codes[unit]
      return code === undefined ? [] : [code]
    }),
  ).filter((codes) => codes.length >= 2)
}

const isOnScale = (code: string | number, scale: AlphaScale): boolean =>
  typeof code === 'number' ? Number.isFinite(code) && (scale !== 'ratio' || code >= 0) : scale === 'nominal'

/** Squared distance of two codes on a scale. */
function distanceOf(
  scale: AlphaScale,
  counts: ReadonlyMap<string | number, number>,
): (one: string | number, other: string | number) => number {
  if (scale === 'nominal') return (one, other) => Number(one !== other)
  if (scale === 'interval') return (one, other) => (Number(one) - Number(other)) ** 2
  if (scale === 'ratio')
    return (one, other) =>
      one === other ? 0 : ((Number(one) - Number(other)) / (Number(one) + Number(other))) ** 2
  // How many codes lie between the middles of the two.
  const middle = new Map<string | number, number>()
  let below = 0
  for (const code of [...counts.keys()].sort((a, b) => Number(a) - Number(b))) {
    const many = counts.get(code) ?? 0
    middle.set(code, below + many / 2)
    below += many
  }
  return (one, other) => ((middle.get(one) ?? 0) - (middle.get(other) ?? 0)) ** 2
}
