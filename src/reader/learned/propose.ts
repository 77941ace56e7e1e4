/** Says how likely the claims of rules are, and adds those no rule saw. */
import type { Language } from '../../core/codes.ts'
import { groupBy } from '../../core/group-by.ts'
import { builtInRule } from '../built-in-rule.ts'
import { cuesFor } from '../context.ts'
import { type Frame, frameAt } from '../observe.ts'
import type { Rule } from '../rule-files.ts'
import type { At, Sentence } from '../sentence.ts'
import type { Surroundings } from '../surroundings.ts'
import type { Cutter } from './cut.ts'
import type { Stretches } from './detect.ts'
import type { Model } from './model.ts'
import { covers } from './offers.ts'

/** The rule a claim without one names: it was learned from coded texts. */
export const learnedRule = (language: Language, phenomenon: string): Rule =>
  builtInRule(language, `learned/${phenomenon}`, phenomenon)

/** Whether a rule's name is that of one learned from coded texts. */
export const isOfLessons = (rule: string): boolean => rule.includes('/learned/')

/** How likely the text makes each claim of the rules, as the learned part sees it. */
export function rate(frames: readonly Frame[], stretches: Stretches, model: Pick<Model, 'detector'>): void {
  const numberOf = new Map(model.detector.phenomena.map((code, number) => [code, number]))
  const { ats, sentences } = stretches
  for (const frame of frames) {
    const number = numberOf.get(frame.phenomenon)
    if (number === undefined) continue
    let confidence = 0
    // Over the sentence the claim begins in, and on as long as its words run.
    for (let index = frame.sentence.index; ; index++) {
      let isCovered = false
      const first = stretches.firstOf(index)
      for (let at = first; first >= 0 && sentences[at]?.index === index; at++)
        if (covers(ats[at]!, frame.evidence)) {
          isCovered = true
          confidence = Math.max(confidence, stretches.oddsOf(at, number))
        }
      if (!isCovered && index > frame.sentence.index) break
    }
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
  stretches: Stretches,
  model: Pick<Model, 'detector' | 'thresholds'>,
  language: Language,
  aroundOf: (sentence: Sentence) => Surroundings,
  cutter: Cutter,
): Frame[] {
  const { phenomena } = model.detector
  const known = groupBy(byRule, ({ phenomenon }) => phenomenon)
  const proposed: Frame[] = []
  runsOf(stretches, phenomena, model.thresholds.propose, cutter).forEach((runs, number) => {
    if (runs.length === 0) return
    const phenomenon = phenomena[number]!
    const rule = learnedRule(language, phenomenon)
    for (const { sentence, at, confidence } of withoutThose(runs, known.get(phenomenon) ?? [])) {
      if (phenomenon === NEW && isSaidAbsent(at, byRule)) continue
      const hit = { ...at, rule }
      const cues = cuesFor(sentence, hit)
      if (cues.some(({ row }) => row.kind === 'advice' || row.kind === 'generic')) continue
      const frames = frameAt(sentence, hit, cues, aroundOf(sentence))
      for (const frame of frames) {
        if (frame.phenomenon !== phenomenon) continue
        // Of several substances seized each has its own words, which a rule may have seen.
        if (frames.length === 1) frame.evidence = at
        else if (known.get(phenomenon)?.some(({ evidence }) => covers(evidence, frame.evidence))) continue
        frame.confidence = confidence
        proposed.push(frame)
      }
    }
  })
  return proposed
}

const NEW = 'market.new-substance'

/** "Nitazenes have not been identified in the region": what a rule reads as absent is not new there. */
const isSaidAbsent = (at: At, byRule: readonly Frame[]): boolean =>
  byRule.some(({ direction, evidence }) => direction === 'absent' && covers(evidence, at))

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

/** The runs of each phenomenon. */
function runsOf(stretches: Stretches, phenomena: readonly string[], least: number, cutter: Cutter): Run[][] {
  const runs = phenomena.map((): Run[] => [])
  // The stretch each phenomenon was last claimed in.
  const last = new Int32Array(phenomena.length).fill(-2)
  // Scores below are far from the least probability: most are told by a look.
  const leastScore = Math.log(least / (1 - least)) - 0.01
  for (let stretch = 0; stretch < stretches.count; stretch++)
    for (let number = 0; number < phenomena.length; number++) {
      if (stretches.scoreOf(stretch, number) < leastScore) continue
      const confidence = stretches.oddsOf(stretch, number)
      if (confidence < least) continue
      const own = runs[number]!
      const before = last[number] === stretch - 1 ? own[own.length - 1] : undefined
      const run = { sentence: stretches.sentences[stretch]!, at: stretches.ats[stretch]!, confidence }
      if (
        before?.sentence === run.sentence &&
        !cutter.isCut(run.sentence, stretches.ats[stretch - 1]!, run.at, phenomena[number]!)
      )
        own[own.length - 1] = joined(before, run)
      else own.push(run)
      last[number] = stretch
    }
  return runs
}

const joined = (before: Run, { at, confidence }: Run): Run => ({
  sentence: before.sentence,
  at: { ...before.at, to: at.to, end: at.end },
  confidence: Math.max(before.confidence, confidence),
})
