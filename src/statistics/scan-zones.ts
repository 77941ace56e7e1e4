/** The circular zones a scan looks through: each place with its nearest, as far as a share of the population. */

/**
 * Distinct sets of places, each the `k` nearest of one of them (ties in order of the list) while they hold at most `maxShare` of the population.
 *
 * @returns places of each zone, ascending; a place that alone holds more belongs to no zone of its own.
 * @example
 * circularZones([0, 1, 9], [0, 0, 0], [1, 1, 1], 0.7) // => [[0], [0, 1], [1], [2], [1, 2]]
 */
export function circularZones(
  x: readonly number[],
  y: readonly number[],
  population: readonly number[],
  maxShare: number,
): number[][] {
  const total = population.reduce((sum, people) => sum + people, 0)
  const zones = new Map<string, number[]>()
  for (let centre = 0; centre < x.length; centre++) {
    const distance = x.map((_, i) => Math.hypot(x[i]! - x[centre]!, y[i]! - y[centre]!))
    const nearest = x.map((_, i) => i).sort((a, b) => distance[a]! - distance[b]! || a - b)
    let people = 0
    const zone: number[] = []
    for (const place of nearest) {
      people += population[place]!
      if (people > maxShare * total) break
      zone.push(place)
      const places = [...zone].sort((a, b) => a - b)
      const key = places.join()
      if (!zones.has(key)) zones.set(key, places)
    }
  }
  return [...zones.values()]
}
