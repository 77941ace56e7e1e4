/** Cells: claims gathered by phenomenon × substance × place, rolled up to every broader substance and wider place. */
import type { Claim } from '../core/claim.ts'
import type { TrendCell } from '../core/trend.ts'
import type { Setting } from './setting.ts'

export interface GatheredCell {
  readonly cell: TrendCell
  readonly claims: Claim[]
}

/** Claims by phenomenon, then substance, then place. Drugs in general (`null`) and no known place (`null`) are cells of their own. */
export type Cells = ReadonlyMap<string, ReadonlyMap<string | null, ReadonlyMap<string | null, Claim[]>>>

/** The cells of these claims, ordered by code. */
export function gatherCells(claims: readonly Claim[], setting: Setting): GatheredCell[] {
  return inOrder(nestCells(claims, setting), setting.period)
}

export function nestCells(claims: readonly Claim[], setting: Setting): Cells {
  const cells = new Map<string, Map<string | null, Map<string | null, Claim[]>>>()
  for (const claim of claims) {
    const bySubstance = entry(
      cells,
      claim.phenomenon,
      () => new Map<string | null, Map<string | null, Claim[]>>(),
    )
    const places = closureOf(claim.places, setting.placesOf)
    for (const substance of closureOf(claim.substances, setting.substancesOf)) {
      const byPlace = entry(bySubstance, substance, () => new Map<string | null, Claim[]>())
      for (const place of places) entry(byPlace, place, () => []).push(claim)
    }
  }
  return cells
}

/** Each code once, with all that is wider; `[null]` when there is none. */
export function closureOf(
  codes: readonly string[],
  wider: (code: string) => readonly string[],
): readonly (string | null)[] {
  const [first, ...rest] = codes
  if (first === undefined) return [null]
  return rest.length === 0 ? wider(first) : [...new Set(codes.flatMap(wider))]
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let found = map.get(key)
  if (found === undefined) {
    found = make()
    map.set(key, found)
  }
  return found
}

function inOrder(cells: Cells, period: string): GatheredCell[] {
  const gathered: GatheredCell[] = []
  for (const [phenomenon, bySubstance] of sorted(cells))
    for (const [substance, byPlace] of sorted(bySubstance))
      for (const [place, claims] of sorted(byPlace))
        gathered.push({ cell: { phenomenon, substance, place, period }, claims })
  return gathered
}

const sorted = <K extends string | null, V>(map: ReadonlyMap<K, V>): [K, V][] =>
  [...map].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
