/** Seizures: one claim a substance, each with its own weights and counts. */
import type { Measure } from '../core/observation.ts'
import { isVolume, isWeight, measured } from './measures.ts'
import type { Frame } from './observe.ts'
import { type At, isWithin, join, type Sentence, type SubstanceAt } from './sentence.ts'

/** "308 g d'héroïne, 600 g d'herbe": as many seizures as substances with weights or counts of their own. */
export function seizuresOf(frame: Frame, sentence: Sentence, text: string): Frame[] {
  const bySubstance = new Map<string, { measures: Measure[]; evidence: At }>()
  for (const quantity of sentence.quantities) {
    const substance = seizedIn(quantity, sentence, text)
    if (!substance) continue
    const measure = measured(
      isWeight(quantity.unit) || isVolume(quantity.unit) ? 'weight' : 'count',
      quantity,
    )
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

/** The substance a quantity is of: within it ("35 cannabis deals"), right behind it, right before it or its parenthesis (« cocaïne 310 g ; herbe 4 kg »). */
function seizedIn(quantity: At, { substances }: Sentence, text: string): SubstanceAt | undefined {
  const within = substances.find((one) => isWithin(one, quantity))
  const behind = substances.find((one) => one.from >= quantity.to && one.from - quantity.to <= 4)
  const before = substances.find((one) => one.to <= quantity.from && quantity.from - one.to <= 1)
  const isOfNext = behind && !NEXT.test(text.slice(quantity.end, behind.start))
  const isOfLast = before && !NEXT.test(text.slice(before.end, quantity.start))
  return within ?? (isOfNext ? behind : isOfLast ? before : (behind ?? before))
}
const NEXT = /[,;]/
