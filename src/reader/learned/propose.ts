/** Weighs the claims of rules and adds those no rule saw: each gets the probability that the text makes it. */
import type { Language } from '../../core/codes.ts'
import { cuesFor } from '../context.ts'
import { type Frame, frameAt } from '../observe.ts'
import type { Rule } from '../rule-files.ts'
import type { At, Sentence } from '../sentence.ts'
import type { Surroundings } from '../surroundings.ts'
import type { Stretch } from './detect.ts'
import type { Model } from './model.ts'

/** The rule a claim without one names: it was learned from coded texts. */
export const learnedRule = (language: Language, phenomenon: string): Rule => ({
  id: `${language}/learned/${phenomenon}`,
  language,
  codes: phenomenon,
  patterns: [],
  not: undefined,
  direction: undefined,
  isInverse: false,
  level: undefined,
  certainty: undefined,
  needs: [],
  carries: undefined,
  evidence: 'clause',
  reads: [],
  ignores: [],
})

const overlap = (a: At, b: At): boolean => a.start < b.end && b.start < a.end

/** Claims of rules that are likely enough, and claims the words make without a rule, in the order of the text. */
export function propose(
  frames: readonly Frame[],
  stretches: readonly Stretch[],
  model: Model,
  language: Language,
  aroundOf: (sentence: Sentence) => Surroundings,
): Frame[] {
  const { phenomena } = model.detector
  const numberOf = new Map(phenomena.map((code, number) => [code, number]))
  const kept: Frame[] = []
  for (const frame of frames) {
    const number = numberOf.get(frame.phenomenon)
    if (number === undefined || frame.carries) {
      kept.push(frame)
      continue
    }
    let confidence = 0
    for (const { at, odds } of stretches)
      if (overlap(at, frame.evidence)) confidence = Math.max(confidence, odds[number]!)
    if (confidence >= model.thresholds.keep) kept.push({ ...frame, confidence })
  }
  const added: Frame[] = []
  for (let number = 0; number < phenomena.length; number++) {
    const phenomenon = phenomena[number]!
    let open: { sentence: Sentence; at: At; confidence: number } | undefined
    const close = (): void => {
      if (!open) return
      const { sentence, at, confidence } = open
      open = undefined
      if (kept.some((frame) => frame.phenomenon === phenomenon && overlap(frame.evidence, at))) return
      const hit = { ...at, rule: learnedRule(language, phenomenon) }
      for (const frame of frameAt(sentence, hit, cuesFor(sentence, hit), aroundOf(sentence)))
        if (frame.phenomenon === phenomenon) added.push({ ...frame, evidence: at, confidence })
    }
    for (const { sentence, at, odds } of stretches) {
      if (open && open.sentence !== sentence) close()
      if (odds[number]! < model.thresholds.propose) {
        close()
        continue
      }
      open = open
        ? {
            sentence,
            at: { ...open.at, to: at.to, end: at.end },
            confidence: Math.max(open.confidence, odds[number]!),
          }
        : { sentence, at, confidence: odds[number]! }
    }
    close()
  }
  return [...kept, ...added].sort(
    (a, b) => a.sentence.index - b.sentence.index || a.trigger.start - b.trigger.start,
  )
}
