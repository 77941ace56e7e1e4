/** Says how likely the claims of rules are, and adds those no rule saw. */
import type { Language } from '../../core/codes.ts'
import { cuesFor } from '../context.ts'
import { type Frame, frameAt } from '../observe.ts'
import type { Rule } from '../rule-files.ts'
import type { At, Sentence } from '../sentence.ts'
import type { Surroundings } from '../surroundings.ts'
import type { Stretch } from './detect.ts'
import type { Model } from './model.ts'
import { covers } from './offers.ts'

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

function grouped<K, T>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

/** How likely the text makes each claim of the rules, as the learned part sees it. */
export function rate(frames: readonly Frame[], stretches: readonly Stretch[], model: Model): void {
  const numberOf = new Map(model.detector.phenomena.map((code, number) => [code, number]))
  const inSentence = grouped(stretches, ({ sentence }) => sentence.index)
  for (const frame of frames) {
    const number = numberOf.get(frame.phenomenon)
    if (number === undefined) continue
    frame.confidence = 0
    for (let index = frame.sentence.index; ; index++) {
      const own = inSentence.get(index)?.filter(({ at }) => covers(at, frame.evidence)) ?? []
      for (const { odds } of own) frame.confidence = Math.max(frame.confidence, odds[number]!)
      if (own.length === 0 && index > frame.sentence.index) break
    }
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
  const known = grouped(byRule, ({ phenomenon }) => phenomenon)
  return model.detector.phenomena.flatMap((phenomenon, number) =>
    withoutThose(runsOf(stretches, number, model.thresholds.propose), known.get(phenomenon) ?? []).flatMap(
      ({ sentence, at, confidence }) => {
        const hit = { ...at, rule: learnedRule(language, phenomenon) }
        return frameAt(sentence, hit, cuesFor(sentence, hit), aroundOf(sentence))
          .filter((frame) => frame.phenomenon === phenomenon)
          .map((frame) => ({ ...frame, evidence: at, confidence }))
      },
    ),
  )
}

/** Runs that share no word with a claim of the rules; both are walked in the order of the text. */
function withoutThose(runs: readonly Run[], claims: readonly Frame[]): Run[] {
  const spans = claims.map(({ evidence }) => evidence).sort((a, b) => a.start - b.start)
  let first = 0
  return runs.filter(({ at }) => {
    while (first < spans.length && spans[first]!.end <= at.start) first++
    for (let next = first; next < spans.length && spans[next]!.start < at.end; next++)
      if (covers(spans[next]!, at)) return false
    return true
  })
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
