/** Two readings side by side: which claims both readers made, on which slots they differ, and what only the second one saw. */
import type { Observation, SaidOtherwise } from '../core/observation.ts'
import { fieldsOf } from '../core/second-differs.ts'
import {
  agreeingSlots,
  asCoded,
  mayBeSame,
  overlap,
  SLOTS,
  type Slot,
} from '../reader/measured/same-claim.ts'

export interface TwoReadings {
  /** The rules' claims, in their order; those the second reader made too say so. */
  readonly observations: readonly Observation[]
  /** Claims the second reader alone made. */
  readonly only: readonly Observation[]
  /** How many of the rules' claims it made too. */
  readonly agreed: number
}

/**
 * Pairs claims of one phenomenon whose words overlap, each claim at most once, the most alike first: on most slots, then on most words.
 * A claim of the second reader that overlaps one already paired says nothing new, and is no claim of its own.
 *
 * @param by what the second reader's claims are marked with
 */
export function agree(
  rules: readonly Observation[],
  second: readonly Observation[],
  by: string,
): TwoReadings {
  const pairs = rules
    .flatMap((rule, at) =>
      second
        .filter((claim) => mayBeSame(asCoded(rule), asCoded(claim)))
        .map((claim) => {
          const agreed = agreeingSlots(asCoded(rule), asCoded(claim))
          return { at, claim, agreed, words: overlap(rule.evidence, claim.evidence) }
        }),
    )
    .sort((a, b) => b.agreed.size - a.agreed.size || b.words - a.words)
  const seconded = new Map<number, NonNullable<Observation['seconded']>>()
  const paired = new Set<Observation>()
  for (const { at, claim, agreed } of pairs) {
    if (seconded.has(at) || paired.has(claim)) continue
    const differs = SLOTS.filter((slot) => !agreed.has(slot))
    seconded.set(at, { by, differs, ...(differs.length ? { says: slotsOf(claim, differs) } : {}) })
    paired.add(claim)
  }
  const known = new Set(pairs.map(({ claim }) => claim))
  return {
    observations: rules.map((rule, at) => {
      const mark = seconded.get(at)
      return mark ? { ...rule, seconded: mark } : rule
    }),
    only: second.filter((claim) => !known.has(claim)),
    agreed: seconded.size,
  }
}

/** What a claim says in some of its slots: no way from or to is said too, no name of a product is not. */
function slotsOf(claim: Observation, slots: readonly Slot[]): SaidOtherwise {
  const { from = [], to = [], ...rest } = claim
  const all: SaidOtherwise = { ...rest, from, to }
  const fields = slots.flatMap(fieldsOf).filter((field) => all[field] !== undefined)
  return Object.fromEntries(fields.map((field) => [field, all[field]]))
}
