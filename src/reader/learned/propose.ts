/** Says how likely the claims of rules are, and adds those no rule saw. */
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

/** How likely the text makes each claim of the rules, as the learned part sees it. */
export function rate(frames: readonly Frame[], stretches: readonly Stretch[], model: Model): void {
  const { phenomena } = model.detector
  for (const frame of frames) {
    const number = phenomena.indexOf(frame.phenomenon)
    if (number < 0) continue
    let confidence = 0
    for (const { at, odds } of stretches)
      if (overlap(at, frame.evidence)) confidence = Math.max(confidence, odds[number]!)
    frame.confidence = confidence
  }
}

/** Neighbouring stretches of one sentence that all claim a phenomenon. */
interface Run {
  readonly sentence: Sentence
  readonly at: At
  readonly confidence: number
}

/** The claims the words make that no rule saw. */
export function propose(
  byRule: readonly Frame[],
  stretches: readonly Stretch[],
  model: Model,
  language: Language,
  aroundOf: (sentence: Sentence) => Surroundings,
): Frame[] {
  return model.detector.phenomena.flatMap((phenomenon, number) =>
    runsOf(stretches, number, model.thresholds.propose)
      .filter(
        ({ at }) => !byRule.some((frame) => frame.phenomenon === phenomenon && overlap(frame.evidence, at)),
      )
      .flatMap(({ sentence, at, confidence }) => {
        const hit = { ...at, rule: learnedRule(language, phenomenon) }
        return frameAt(sentence, hit, cuesFor(sentence, hit), aroundOf(sentence))
          .filter((frame) => frame.phenomenon === phenomenon)
          .map((frame) => ({ ...frame, evidence: at, confidence }))
      }),
  )
}

function runsOf(stretches: readonly Stretch[], number: number, least: number): Run[] {
  const runs: Run[] = []
  let isOpen = false
  for (const { sentence, at, odds } of stretches) {
    const confidence = odds[number]!
    if (confidence < least) {
      isOpen = false
      continue
    }
    const last = runs.at(-1)
    if (isOpen && last && last.sentence === sentence)
      runs[runs.length - 1] = {
        sentence,
        at: { ...last.at, to: at.to, end: at.end },
        confidence: Math.max(last.confidence, confidence),
      }
    else runs.push({ sentence, at, confidence })
    isOpen = true
  }
  return runs
}
