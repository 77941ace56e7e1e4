/** Seizures: one claim a substance, each with its own weights and counts. */
import type { Measure } from '../core/observation.ts'
import { isWeight, measured } from './measures.ts'
import type { Frame } from './observe.ts'
import { type At, join, type Sentence, type SubstanceAt } from './sentence.ts'

/** "308 g d'héroïne, 600 g d'herbe": as many seizures as substances with weights or counts of their own. */
export function seizuresOf(frame: Frame, sentence: Sentence): Frame[] {
  const bySubstance = new Map<string, { measures: Measure[]; evidence: At }>()
  for (const quantity of sentence.quantities) {
    const substance = seizedIn(quantity, sentence)
    if (!substance) continue
    const measure = measured(isWeight(quantity.unit) ? 'weight' : 'count', quantity)
    const known = bySubstance.get(substance.code)
    if (known) known.measures.push(measure)
    else
      bySubstance.set(substance.code, {
        measures: [measure],
        evidence: join(quantity, substance),
      })
  }
  if (bySubstance.size < 2) return [frame]
  return [...bySubstance].map(([code, { measures, evidence }]) => ({
    ...frame,
    substances: [code],
    hasOwnSubstances: true,
    measures,
    evidence,
    trigger: evidence,
    drivers: [],
  }))
}

/** The substance a quantity is of: right behind it, else right before its parenthesis. */
function seizedIn(quantity: At, sentence: Sentence): SubstanceAt | undefined {
  return (
    sentence.substances.find((one) => one.from >= quantity.to && one.from - quantity.to <= 4) ??
    sentence.substances.find((one) => one.to <= quantity.from && quantity.from - one.to <= 1)
  )
}
