/** Learns which phenomena a stretch claims. */

import { type Detector, RULE_STANDS } from './detect.ts'
import { GatedRunner, meaningsOf } from './gated-runner.ts'
import { itemSigns, ruleSigns } from './item-signs.ts'
import { type GatedExample, learnGated, USUAL_GATED } from './learn-gated.ts'
import { learnNetwork, type NetExample, type NetOptions, USUAL_NET } from './learn-network.ts'
import type { Lesson } from './lesson.ts'
import type { Meanings } from './meanings.ts'
import { Runner } from './network.ts'

export function learnDetector(
  lessons: readonly Lesson[],
  phenomena: readonly string[],
  meanings: Meanings,
  options: Omit<NetOptions, 'outcomes'> = USUAL_NET,
): Detector {
  const size = phenomena.length
  const prior = priorOf(lessons, size)
  const examples = lessons.flatMap(({ stretches }) =>
    stretches.map(
      ({ words, signs, values, holds, stand }): NetExample => ({
        words,
        signs,
        values,
        holds,
        prior: priorAt(prior, stand, size),
      }),
    ),
  )
  const net = learnNetwork(examples, meanings, { ...options, outcomes: size })
  const gated = learnGated(
    lessons.map((lesson) => gatedExample(lesson, prior, size)),
    meanings,
    { ...USUAL_GATED, outcomes: size },
  )
  return { phenomena, runner: new Runner(net, meanings), gated: new GatedRunner(gated, meanings), prior }
}

/** A lesson as the net that sees order is taught it. */
const gatedExample = (
  { seen, language, wasInView, stretches }: Lesson,
  prior: Float32Array,
  size: number,
): GatedExample => ({
  meanings: meaningsOf(seen),
  signs: itemSigns(seen, language),
  rules: ruleSigns(seen),
  isBlind: wasInView,
  stretches: stretches.map(({ items: [first, end], stand, holds }) => ({
    first,
    end,
    holds,
    prior: priorAt(prior, stand, size),
  })),
})

const priorAt = (prior: Float32Array, stand: Uint8Array, size: number): Float32Array =>
  Float32Array.from({ length: size }, (_, number) => prior[number * RULE_STANDS.length + stand[number]!]!)

/** Texts the rules were not written from that suffice to say how far rules can be trusted. */
const ENOUGH = 20
/** Imagined cases that draw a seldom met state to the mean of all phenomena. */
const DRAWN = 8

/** How often a phenomenon holds where the rules stand so, as a score, from texts they were not written from. */
function priorOf(lessons: readonly Lesson[], size: number): Float32Array {
  const texts = lessons.filter(({ wasInView, coded }) => !wasInView && coded.genre !== 'sentence')
  const from = texts.length >= ENOUGH ? texts : lessons
  const stands = RULE_STANDS.length
  const met = new Float64Array(size * stands)
  const held = new Float64Array(size * stands)
  for (const { stretches } of from)
    for (const { stand, holds } of stretches) {
      for (let number = 0; number < size; number++) met[number * stands + stand[number]!]!++
      for (const number of holds) held[number * stands + stand[number]!]!++
    }
  const mean = RULE_STANDS.map((_, stand) => {
    let hits = 0
    let times = 0
    for (let number = 0; number < size; number++) {
      hits += held[number * stands + stand]!
      times += met[number * stands + stand]!
    }
    return times ? hits / times : 0.05
  })
  return Float32Array.from({ length: size * stands }, (_, cell) => {
    const share = (held[cell]! + DRAWN * mean[cell % stands]!) / (met[cell]! + DRAWN)
    const kept = Math.min(0.95, Math.max(0.002, share))
    return Math.log(kept / (1 - kept))
  })
}
