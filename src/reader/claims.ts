/** The claims of a scanned text: by rules, weighed and completed by what was learned, linked, merged, their slots filled. */
import type { Language, SourceKind } from '../core/codes.ts'
import { tierOf } from '../core/tier.ts'
import { askedIn } from './asked.ts'
import { type Registers, registersOf } from './discourse.ts'
import { drugWeight, mayBeOfDrugs } from './gate.ts'
import { type Setting, surveyOf } from './learned/claim-place.ts'
import { Cutter, part } from './learned/cut.ts'
import { detect, type Stretches } from './learned/detect.ts'
import { explainer } from './learned/explain.ts'
import { fill } from './learned/fill.ts'
import type { Knowledge } from './learned/knowledge.ts'
import type { Model } from './learned/model.ts'
import { isOfLessons, propose, rate } from './learned/propose.ts'
import { lookAgain } from './learned/second-look.ts'
import { type Seen, seenOf } from './learned/seen.ts'
import { AJAR, isHopeless, openSentences, partsLikely } from './learned/text-gate.ts'
import { link, Openings } from './link.ts'
import { merge, newOnly, withoutTwins, yielding } from './merge.ts'
import { type Frame, framesOf } from './observe.ts'
import { addPrices, priceFrames, quotedPrice } from './price-frames.ts'
import { isLoose } from './rule-files.ts'
import type { Scan } from './scan.ts'
import type { Sentence } from './sentence.ts'
import type { Surroundings } from './surroundings.ts'
import { passOn, takeUp } from './take-up.ts'
import { asTold } from './told/tellings.ts'
import type { WordTable } from './words.ts'

/** What was learned from coded texts, when there is something. */
export interface Learned {
  readonly model: Model
  readonly known: Knowledge
}

/** A text once scanned. */
export interface Scanned {
  readonly text: string
  readonly scan: Scan
  readonly words: WordTable
  readonly language: Language
  readonly source: SourceKind | null
  /** Whether each claim is to say which signs spoke for it. */
  readonly isExplained?: boolean
}

export interface Claims {
  readonly frames: Frame[]
  readonly setting: Setting
  /** The sentences as the learned part sees them; none without it. */
  readonly seen: readonly Seen[]
  /** What the net made of its stretches; undefined without it. */
  readonly stretches?: Stretches
  /** By sentence, how it is read; left out, each is read whole. */
  readonly open?: Uint8Array
}

/** What was learned of where claims are; their slots are another matter. */
export interface Finder {
  readonly model: Pick<Model, 'gate' | 'detector' | 'thresholds' | 'cuts' | 'opening'>
  readonly known: Knowledge
}

/** The claims of a text; none when it is not about drugs. */
export function claimsOf(of: Scanned, learned?: Learned): Claims {
  const open = openClaims(of, learned)
  const { setting, seen, stretches } = open
  if (!learned || !stretches) return { ...open, frames: asTold(open.frames, setting.text, setting.sentences) }
  const { model, known } = learned
  const isDoubtful = isShort(of.scan) && drugWeight(of.scan, of.text) === 0
  const frames = judged(open, stretches, model).filter(
    ({ confidence = 1 }) => !isDoubtful || confidence >= UNNAMED_KEEP,
  )
  fill(frames, seen, setting, of.language, model)
  if (of.isExplained) {
    const explain = explainer(model.detector, seen, known.senses, of.language)
    for (const frame of frames)
      frame.because = explain(frame.phenomenon, frame.sentence.index, frame.evidence)
  }
  return { frames: withoutTwins(asTold(frames, setting.text, setting.sentences)), setting, seen }
}

/** The claims of a text as the rules fill them and the net rates them, none left out. */
export function openClaims(of: Scanned, learned?: Finder): Claims {
  const { text, scan } = of
  const { sentences } = scan
  const none: Claims = {
    frames: [],
    setting: { text, sentences, registers: [], survey: surveyOf([]) },
    seen: [],
  }
  const named = drugWeight(scan, text)
  const isFew = isShort(scan)
  const isShortUnnamed = isFew && named === 0
  if ((named === 0 && !learned) || (isShortUnnamed && !mayBeOfDrugs(scan, text))) return none
  const seen = learned ? seenOf(scan, of.words, learned.known, of.isExplained) : []
  const parts = learned && !isFew ? partsLikely(learned.model.gate, seen, scan) : undefined
  if (parts && isHopeless(parts)) return none
  const stretches = learned && detect(learned.model.detector, seen, of.language)
  if (isShortUnnamed && stretches && stretches.surest() < sureEnough(scan)) return none
  const open = parts && stretches && openSentences(parts, stretches, named, learned?.model.opening)
  if (stretches && open?.every((how) => how === 0)) return { ...none, seen, stretches, open }
  const weight = Math.max(1, named)
  const registers = registersOf(sentences, text)
  const setting: Setting = { text, sentences, registers, survey: surveyOf(learned ? sentences : []) }
  const aroundOf = surroundingsOf(of, registers, weight)
  const price = quotedPrice(of.language)
  const byRule: Frame[] = []
  for (const sentence of sentences) {
    if (sentence.prices.length === 0 && (sentence.isHeading || sentence.hits.length === 0)) continue
    const around = aroundOf(sentence)
    const own = framesOf(sentence, around)
    if (sentence.prices.length) own.push(...priceFrames(sentence, around, price))
    byRule.push(...yielding(own))
  }
  const openings = new Openings(text, sentences.length)
  const ruled = settled(byRule, sentences, openings)
  if (!learned || !stretches) return { frames: ruled, setting, seen: [] }
  const { model } = learned
  rate(ruled, stretches, model)
  const cutter = new Cutter(model.cuts, seen, text)
  for (const frame of ruled) part(frame, stretches, model, cutter)
  const proposed = propose(ruled, stretches, model, of.language, aroundOf, cutter)
  for (const frame of proposed) addPrices(frame, aroundOf(frame.sentence))
  const added = settled(proposed, sentences, openings)
  const asked = askedIn(text)
  const isAsked = ({ evidence }: Frame): boolean =>
    asked.some(({ start, end }) => start <= evidence.start && evidence.end <= end)
  const all = [...ruled, ...newOnly(added, ruled)]
    .filter((frame) => (!open || open[frame.sentence.index]! > 0) && !isAsked(frame))
    .sort((a, b) => a.evidence.start - b.evidence.start)
  link(all, sentences, openings)
  return { frames: all, setting, seen, stretches, ...(open ? { open } : {}) }
}

/** Each claim with how likely it is right; those likelier wrong by far are left out, those no rule made a little sooner. */
function judged(
  { frames, open }: Claims,
  stretches: Stretches,
  { secondLook, detector, thresholds }: Model,
): Frame[] {
  if (!secondLook)
    return frames.filter(({ rule, confidence = 0 }) => !isOfLessons(rule) || confidence >= thresholds.keep)
  const odds = lookAgain(secondLook, frames, stretches, detector.phenomena)
  return frames.filter((frame, index) => {
    const likely = odds[index]!
    frame.confidence = likely
    if (open?.[frame.sentence.index] === AJAR) return likely >= BEYOND_DOUBT
    if (isOfLessons(frame.rule)) return likely >= thresholds.keep
    return isLoose(frame.rule) ? likely >= LOOSE_KEEP : tierOf(likely) !== 'drop'
  })
}

/** Least probability for a claim of a rule's loose words. */
const LOOSE_KEEP = 0.25
/** Least probability for a claim of a text that may well make none. */
const BEYOND_DOUBT = 0.8

/** Least probability for a claim of a few words that name no drug plainly. */
const UNNAMED_KEEP = 0.4

/** Of so few words nothing can be said but whether they name a drug, or what may be one beside a claim that is plain. */
const SHORT_TEXT_TOKENS = 50
export const isShort = (scan: Scan): boolean => scan.tokens < SHORT_TEXT_TOKENS
/**
 * Least probability of such a claim, where a word plainly of drugs, or for those who sell or take, stands in it, and where slang alone does. Of sentences by themselves out of
 * 363 coded texts not learned from, of those that name a drug and claim something 65 in 100 are read (61 before slang was supposed), and 6 in 100 of those of texts that claim nothing, made to mislead (6).
 */
const SHORT_SURE = { plain: 0.6, slang: 0.8 } as const
const sureEnough = ({ strong, actors }: Scan): number =>
  strong + actors > 0 ? SHORT_SURE.plain : SHORT_SURE.slang

/** Claims linked to their causes, those said twice merged. */
function settled(frames: Frame[], sentences: readonly Sentence[], openings: Openings): Frame[] {
  takeUp(frames, sentences, openings.text)
  return merge(passOn(link(frames, sentences, openings)))
}

function surroundingsOf(
  { text, scan, source }: Scanned,
  registers: readonly Registers[],
  weight: number,
): (sentence: Sentence) => Surroundings {
  const { sentences } = scan
  const drugParagraphs = new Set<number>()
  for (const sentence of sentences)
    if (sentence.substances.length + sentence.drugs.length > 0) {
      drugParagraphs.add(sentence.paragraph)
      if (sentence.isHeading) drugParagraphs.add(sentence.paragraph + 1)
    }
  const least = scan.tokens < SHORT_TEXT && scan.elsewhere < scan.named ? DENSE_LEAST_SHORT : DENSE_LEAST
  const isDrugText =
    scan.named === 0 && scan.slang > 0 ? true : weight >= least && weight * DENSE_WORDS >= scan.tokens
  let last: Around | undefined
  return (sentence) => {
    if (last?.sentence === sentence) return last
    const isDrugParagraph = isDrugText || drugParagraphs.has(sentence.paragraph)
    last = new Around(sentence, sentences, text, registers[sentence.index]!, isDrugParagraph, weight, source)
    return last
  }
}

class Around implements Surroundings {
  readonly sentence: Sentence
  readonly #sentences: readonly Sentence[]
  #named: readonly string[] | undefined
  readonly text: string
  readonly registers: Registers
  readonly isDrugParagraph: boolean
  readonly strong: number
  readonly source: SourceKind | null

  constructor(
    sentence: Sentence,
    sentences: readonly Sentence[],
    text: string,
    registers: Registers,
    isDrugParagraph: boolean,
    strong: number,
    source: SourceKind | null,
  ) {
    this.sentence = sentence
    this.#sentences = sentences
    this.text = text
    this.registers = registers
    this.isDrugParagraph = isDrugParagraph
    this.strong = strong
    this.source = source
  }

  get previous(): Sentence | undefined {
    return this.#sentences[this.sentence.index - 1]
  }

  /** Few claims ask. */
  get named(): readonly string[] {
    this.#named ??= namedBefore(this.#sentences, this.sentence.index)
    return this.#named
  }
}

/** The substances named in the last few sentences before one, the latest first. */
function namedBefore(sentences: readonly Sentence[], index: number): string[] {
  const named = new Set<string>()
  for (let back = index - 1; back >= 0 && back >= index - NAMED_BACK; back--) {
    const own = new Set(sentences[back]!.substances.filter((one) => !one.isAside).map(({ code }) => code))
    for (const code of [...own].reverse()) named.add(code)
  }
  return [...named]
}
const NAMED_BACK = 8

/** A text is about drugs throughout when it names them this often: at least so many times, once in so many words. */
const DENSE_LEAST = 4
const DENSE_LEAST_SHORT = 2
const SHORT_TEXT = 200
const DENSE_WORDS = 100
