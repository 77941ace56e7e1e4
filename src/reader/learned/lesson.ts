/** A coded text as a lesson: its stretches with what is claimed there, and its claims with their slots. */
import type { Language } from '../../core/codes.ts'
import { type Claims, type Finder, openClaims } from '../claims.ts'
import { cuesFor } from '../context.ts'
import { registersOf } from '../discourse.ts'
import { evenText } from '../even-text.ts'
import type { Line } from '../frame.ts'
import { drugWeight } from '../gate.ts'
import { type Frame, saidAt } from '../observe.ts'
import type { Scan, Scanner } from '../scan.ts'
import type { At } from '../sentence.ts'
import { type OpenClaim, type Setting, surveyOf } from './claim-place.ts'
import type { CodedClaim, CodedText } from './coded.ts'
import { rulesStand, type Stretches } from './detect.ts'
import type { Knowledge } from './knowledge.ts'
import type { NetExample } from './learn-network.ts'
import type { Meanings } from './meanings.ts'
import { learnedRule } from './propose.ts'
import { itemsIn, meaningsAround, type Seen, seenOf } from './seen.ts'
import type { Suggested } from './sign-claim.ts'
import { Signs, signStretch } from './signs.ts'

export interface Lesson {
  readonly coded: CodedText
  readonly language: Language
  /** Rules were written with this text in view: they look better here than they are. */
  readonly wasInView: boolean
  readonly setting: Setting
  readonly seen: readonly Seen[]
  readonly stretches: readonly StretchOf[]
  readonly claims: readonly ClaimOf[]
  readonly scan: Scan
}

/** A stretch with its signs, how the rules stand there and which phenomena its coder found. */
export interface StretchOf {
  /** Items, from the first to behind the last. */
  readonly items: readonly [first: number, end: number]
  readonly words: NetExample['words']
  readonly signs: Int32Array
  readonly values: Float32Array
  readonly stand: Uint8Array
  readonly holds: readonly number[]
}

/** A claim as coded, where it stands, and what the rules made of it. */
export interface ClaimOf {
  /** What its coder said; undefined for a claim that only the reader makes. */
  readonly coded: CodedClaim | undefined
  readonly open: OpenClaim
  readonly said: Suggested
  /** What the reader would choose before anything is learned. */
  readonly frame: Frame | undefined
}

export interface Desk {
  readonly scanners: Readonly<Record<Language, Scanner>>
  readonly known: Readonly<Record<Language, Knowledge>>
  readonly meanings: Meanings
  readonly linesOf: (text: string) => Line[]
}

/** Reads a coded text as a lesson. A single labelled sentence is one too: it is taken as being about drugs. */
export function lessonOf(
  written: CodedText,
  wasInView: boolean,
  isSentence: boolean,
  phenomena: readonly string[],
  desk: Desk,
): Lesson {
  const coded = evened(written)
  const { text, lang: language } = coded
  const scanner = desk.scanners[language]
  const scan = scanner.scan(text, desk.linesOf(text), 0)
  const seen = seenOf(scan, scanner.engine.words, desk.known[language])
  const isShut = coded.observations.length === 0 && !isSentence && drugWeight(scan, text) === 0
  const { sentences } = scan
  const registers = registersOf(sentences, text)
  const setting: Setting = { text, sentences, registers, survey: surveyOf(sentences) }
  return {
    coded,
    language,
    wasInView,
    setting,
    seen,
    scan,
    stretches: isShut ? [] : stretchesOf(coded, seen, wasInView, phenomena),
    claims: isSentence
      ? wholeClaim(coded, scan)
      : codedClaims(coded, setting, read(coded, scan, scanner).frames),
  }
}

/** A coded text as the reader sees it, its quotes too. */
function evened(coded: CodedText): CodedText {
  const text = evenText(coded.text)
  if (text === coded.text) return coded
  const observations = coded.observations.map((claim) => {
    const start = coded.text.indexOf(claim.evidence)
    return start < 0 ? claim : { ...claim, evidence: text.slice(start, start + claim.evidence.length) }
  })
  return { ...coded, text, observations }
}

const read = ({ text, lang }: CodedText, scan: Scan, scanner: Scanner, learned?: Finder): Claims =>
  openClaims({ text, scan, words: scanner.engine.words, language: lang, source: null }, learned)

/** A text with the claims the reader makes of it. */
export interface ReadLesson {
  readonly claims: ClaimOf[]
  /** Undefined where nothing was read. */
  readonly stretches: Stretches | undefined
}

/** The same lesson with the claims the reader makes after learning where they are: what it will meet. */
export function asRead(lesson: Lesson, learned: Finder, desk: Desk): ReadLesson {
  const { coded, scan } = lesson
  const { frames, stretches } = read(coded, scan, desk.scanners[lesson.language], learned)
  const taken = new Set<CodedClaim>()
  const claims = frames
    .sort((a, b) => a.evidence.start - b.evidence.start)
    .map((frame): ClaimOf => {
      const match = coded.observations.find((claim) => {
        const start = coded.text.indexOf(claim.evidence)
        return (
          !taken.has(claim) &&
          claim.phenomenon === frame.phenomenon &&
          start < frame.evidence.end &&
          frame.evidence.start < start + claim.evidence.length
        )
      })
      if (match) taken.add(match)
      const { phenomenon, sentence, evidence, trigger } = frame
      return { coded: match, open: { phenomenon, sentence, evidence, trigger }, said: { ...frame }, frame }
    })
  return { claims, stretches }
}

const numbersOf = (phenomena: readonly string[]): Map<string, number> =>
  new Map(phenomena.map((code, number) => [code, number]))

/** A claim as coded, and where its words lie. */
export interface CodedSpan {
  readonly phenomenon: string
  readonly start: number
  readonly end: number
}

export const spansOf = ({ text, observations }: CodedText): CodedSpan[] =>
  observations.map(({ phenomenon, evidence }) => {
    const start = text.indexOf(evidence)
    return { phenomenon, start, end: start + evidence.length }
  })

function stretchesOf(
  coded: CodedText,
  seen: readonly Seen[],
  wasInView: boolean,
  phenomena: readonly string[],
): StretchOf[] {
  const numberOf = numbersOf(phenomena)
  const spans = spansOf(coded)
  const signs = new Signs()
  return seen.flatMap((one, index) =>
    one.sentence.isHeading
      ? []
      : one.sentence.stretches.map((at) => {
          signs.clear()
          signStretch(signs, one, at, seen[index - 1], seen[index + 1], wasInView)
          const holds = new Set<number>()
          for (const { phenomenon, start, end } of spans) {
            const number = numberOf.get(phenomenon)
            if (number !== undefined && isMostly(at, start, end)) holds.add(number)
          }
          const stand = new Uint8Array(phenomena.length)
          rulesStand(one.sentence, at, numberOf, stand)
          return {
            items: itemsIn(one, at),
            words: meaningsAround(one, seen[index - 1], at),
            signs: signs.numbers.slice(0, signs.count),
            values: signs.values.slice(0, signs.count),
            stand,
            holds: [...holds],
          }
        }),
  )
}

/** More than half of the shorter of the two lies in the other. */
export function isMostly(at: At, start: number, end: number): boolean {
  const over = Math.min(at.end, end) - Math.max(at.start, start)
  return over > 0 && over > 0.5 * Math.min(at.end - at.start, end - start)
}

function codedClaims(
  { text, lang, observations }: CodedText,
  { sentences }: Setting,
  frames: readonly Frame[],
): ClaimOf[] {
  return observations
    .map((coded) => ({ coded, start: text.indexOf(coded.evidence) }))
    .filter(({ start }) => start >= 0)
    .sort((a, b) => a.start - b.start)
    .flatMap(({ coded, start }): ClaimOf[] => {
      const end = start + coded.evidence.length
      const parts = sentences.flatMap((sentence) =>
        sentence.stretches.filter((at) => at.start < end && at.end > start).map((at) => ({ sentence, at })),
      )
      const first = parts[0]
      const last = parts.at(-1)
      if (!first || !last) return []
      const evidence: At = { from: first.at.from, to: last.at.to, start, end }
      const { phenomenon } = coded
      const frame = frames.find(
        (one) => one.phenomenon === phenomenon && one.evidence.start < end && one.evidence.end > start,
      )
      const open = { phenomenon, sentence: first.sentence, evidence, trigger: frame?.trigger ?? evidence }
      return [{ coded, open, said: frame ?? saidOf(open, text, lang), frame }]
    })
}

/** What cues say of a claim no rule made: what a proposed one would begin with. */
function saidOf({ phenomenon, sentence, evidence }: OpenClaim, text: string, language: Language): Suggested {
  const hit = { ...evidence, rule: learnedRule(language, phenomenon) }
  return saidAt(sentence, hit, cuesFor(sentence, hit), evidence, text)
}

function wholeClaim({ text, lang, observations }: CodedText, scan: Scan): ClaimOf[] {
  const sentence = scan.sentences[0]
  const last = scan.sentences.at(-1)
  if (!sentence || !last) return []
  const evidence: At = { from: sentence.from, to: last.to, start: sentence.start, end: last.end }
  return observations.map((coded) => {
    const open = { phenomenon: coded.phenomenon, sentence, evidence, trigger: evidence }
    return { coded, open, said: saidOf(open, text, lang), frame: undefined }
  })
}
