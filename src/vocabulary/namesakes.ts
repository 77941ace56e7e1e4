/** Which of several places of one name is meant: what the text is about first, then the likelier. */
import type { Place } from '../core/place.ts'
import type { Nearby } from './gazetteer-types.ts'

/** What a kind of place weighs against towns, in inhabitants; "Luxembourg" is the country unless its city is near. */
const WEIGHTS: Partial<Record<Place['kind'], number>> = {
  country: 1e12,
  'world-region': 1e11,
  region: 5e7,
  departement: 2e6,
  area: 1e6,
}
/** The material comes from mainland France first, then Britain: Brest in Finistère before the larger one in Belarus. */
const HOMES: readonly (readonly [prefix: string, factor: number])[] = [
  ['FR-97', 4],
  ['FR-', 5],
  ['GB-', 2],
]

/** How likely a bare name means this place; comparable between namesakes only. */
export function likelihood(place: Place | undefined): number {
  if (!place) return 0
  const home = HOMES.find(([prefix]) => place.code.startsWith(prefix))?.[1] ?? 1
  return WEIGHTS[place.kind] ?? (place.population ?? 0) * home
}

const VILLAGE = 2000

/**
 * The code meant among namesakes given likeliest first. Within the place or département spoken of comes before the
 * same country; a village wins only by that nearness, never by its country alone.
 */
export function chooseAmong(
  codes: readonly string[],
  near: Nearby | undefined,
  widerThan: (code: string) => readonly string[],
  get: (code: string) => Place | undefined,
): string {
  const first = codes[0] ?? ''
  if (!near || codes.length < 2) return first
  let best = first
  let closest = 0
  for (const code of codes) {
    const closeness = closenessOf(code, near, widerThan, get)
    if (closeness > closest) {
      closest = closeness
      best = code
    }
  }
  return best
}

function closenessOf(
  code: string,
  near: Nearby,
  widerThan: (code: string) => readonly string[],
  get: (code: string) => Place | undefined,
): number {
  const chain = [code, ...widerThan(code)]
  let closeness = 0
  for (const other of near.within ?? []) {
    const theirs = [other, ...widerThan(other)]
    if (chain.includes(other) || theirs.includes(code)) return 3
    const shared = chain.find((wider) => theirs.includes(wider))
    const kind = shared ? get(shared)?.kind : undefined
    if (kind === 'departement' || kind === 'region' || kind === 'area') closeness = 2
    else if (kind === 'country') closeness = Math.max(closeness, 1)
  }
  if (near.country && chain.includes(near.country)) closeness = Math.max(closeness, 1)
  const place = get(code)
  const isVillage = place?.kind === 'commune' && (place.population ?? 0) < VILLAGE
  return isVillage && closeness < 2 ? 0 : closeness
}
