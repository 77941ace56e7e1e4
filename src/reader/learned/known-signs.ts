/** Which signs of examples are learned, and the signs of one example among those. */

interface Signed {
  readonly signs: Int32Array
  readonly values: Float32Array
}

/** The signs of an example by their places among those learned, and how much each counts. */
export interface KnownSigns {
  readonly at: Int32Array
  readonly value: Float32Array
}

/** A place for each sign that enough examples have, in the order they are met. */
export function signIndex(examples: Iterable<Pick<Signed, 'signs'>>, leastSeen: number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { signs } of examples)
    for (const sign of new Set(signs)) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  const index = new Map<number, number>()
  for (const [sign, count] of counts) if (count >= leastSeen) index.set(sign, index.size)
  return index
}

/** The signs of an example that have a place, each once: one that stands twice counts twice. */
export function knownSigns({ signs, values }: Signed, index: ReadonlyMap<number, number>): KnownSigns {
  const sums = new Map<number, number>()
  signs.forEach((sign, i) => {
    const known = index.get(sign)
    if (known !== undefined) sums.set(known, (sums.get(known) ?? 0) + values[i]!)
  })
  return { at: Int32Array.from(sums.keys()), value: Float32Array.from(sums.values()) }
}
