/** On which slots a second reader still says otherwise: what a person has taken over since differs no more. */
import type { Observation, SaidOtherwise } from './observation.ts'

/** What tells a slot, where its own name does not. */
const FIELDS: Readonly<Record<string, readonly (keyof SaidOtherwise)[]>> = {
  places: ['places', 'from', 'to'],
  substances: ['substances', 'other'],
}

/** What of a claim a slot is told by: where it holds goes with where it comes from and goes to, a product with its name. */
export const fieldsOf = (slot: string): readonly (keyof SaidOtherwise)[] =>
  FIELDS[slot] ?? [slot as keyof SaidOtherwise]

/**
 * The slots, in their order; where what it said was not kept, those it differed on.
 *
 * @example
 * secondDiffers({ direction: 'up', seconded: { by: 'second/toy@0', differs: ['direction'], says: { direction: 'up' } } }) // => []
 */
export function secondDiffers(observation: SaidOtherwise & Pick<Observation, 'seconded'>): readonly string[] {
  const { seconded } = observation
  if (!seconded) return []
  const { differs, says } = seconded
  if (!says) return differs
  // A name stands for a product that the list does not foresee, and for nothing where there is none.
  const isNamed = says.substances?.includes('other')
  return differs.filter((slot) =>
    fieldsOf(slot).some(
      (field) => (field !== 'other' || isNamed) && !isSame(observation[field], says[field]),
    ),
  )
}

/** Lists of nothing are the same as none. */
const isSame = (a: unknown, b: unknown): boolean => written(a) === written(b)
const written = (value: unknown): string =>
  value === undefined || (Array.isArray(value) && value.length === 0) ? '' : JSON.stringify(value)
