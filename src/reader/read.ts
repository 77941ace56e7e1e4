/** Reads a text: frame, scan, then observations with their slots, linked and merged. */
import type { Language, SourceKind } from '../core/codes.ts'
import { evidenceAt } from '../core/evidence.ts'
import type { Measure, Observation } from '../core/observation.ts'
import { claimsOf, isShort, type Learned } from './claims.ts'
import type { Line } from './frame.ts'
import { marksOf } from './marks.ts'
import { type Frame, mentions } from './observe.ts'
import type { OfferMention, Reading, Recognised } from './reading.ts'
import type { Scan, Scanner } from './scan.ts'
import type { Sentence } from './sentence.ts'

export interface ReadingOf {
  /** The text as it was before it was evened: claims quote it. */
  readonly written: string
  readonly language: Language
  readonly learned?: Learned
  readonly isExplained?: boolean
  readonly source: SourceKind | null
  /** Words for drugs known from outside the text: its title. */
  readonly strong: number
}

export function readText(scanner: Scanner, text: string, lines: readonly Line[], of: ReadingOf): Reading {
  const { scan, frames } = readable(scanner, text, lines, of)
  const { sentences } = scan
  return {
    ...recognisedIn(sentences, lines, of.language),
    offers: offersIn(frames, sentences, text),
    observations: frames.map((frame) => observationOf(frame, of.written)),
  }
}

/** What stands in a text, without what it claims; whether slang of a short one is meant, only its claims tell. */
export function recogniseText(
  scanner: Scanner,
  text: string,
  lines: readonly Line[],
  of: ReadingOf,
): Recognised {
  const plain = scanner.scan(text, lines, of.strong)
  const { sentences } = mayBeSupposed(plain, of) ? readable(scanner, text, lines, of).scan : plain
  return recognisedIn(sentences, lines, of.language)
}

function recognisedIn(
  sentences: readonly Sentence[],
  lines: readonly Line[],
  language: Language,
): Recognised {
  const spansOf = (kind: Line['kind']): { start: number; end: number }[] =>
    lines.filter((line) => line.kind === kind).map(({ start, end }) => ({ start, end }))
  return {
    language,
    headings: spansOf('heading'),
    boilerplate: spansOf('boilerplate'),
    marks: marksOf(sentences),
  }
}

/** A text scanned, with its claims. One so short that only slang may tell what it is about is also read as if it were about drugs: that stands where it claims something. */
function readable(
  scanner: Scanner,
  text: string,
  lines: readonly Line[],
  { language, source, learned, isExplained = false, strong }: ReadingOf,
): { scan: Scan; frames: Frame[] } {
  const read = (scan: Scan): { scan: Scan; frames: Frame[] } => {
    const of = { text, scan, words: scanner.engine.words, language, source, isExplained }
    return { scan, frames: claimsOf(of, learned).frames }
  }
  const plain = scanner.scan(text, lines, strong)
  if (mayBeSupposed(plain, { learned })) {
    const supposed = read(scanner.scan(text, lines, strong, true))
    if (supposed.frames.length > 0) return supposed
  }
  return read(plain)
}

const mayBeSupposed = (scan: Scan, { learned }: Pick<ReadingOf, 'learned'>): boolean =>
  learned !== undefined && scan.doubtful > 0 && isShort(scan)

/** Probabilities are told to a hundredth. */
const rounded = (probability: number): number => Math.round(probability * 100) / 100

function observationOf(frame: Frame, written: string): Observation {
  const observation: Observation = {
    phenomenon: frame.phenomenon,
    substances: frame.substances,
    places: mentions(frame.places),
    direction: frame.direction,
    level: frame.level,
    certainty: frame.certainty,
    period: frame.period,
    source: frame.source,
    measures: frame.measures,
    drivers: frame.drivers,
    evidence: evidenceAt(written, frame.evidence.start, frame.evidence.end),
    rule: frame.rule,
    ...(frame.confidence === undefined ? {} : { confidence: rounded(frame.confidence) }),
    ...(frame.because === undefined ? {} : { because: frame.because }),
  }
  const isMoving = frame.mode !== null || frame.from.length + frame.to.length > 0
  return isMoving ? { ...observation, ...wayOf(frame) } : observation
}

/** Where what a claim is about comes from and goes to, and how, as far as it says. */
const wayOf = ({ from, to, mode }: Frame): Pick<Observation, 'from' | 'to' | 'mode'> => ({
  ...(from.length ? { from: mentions(from) } : {}),
  ...(to.length ? { to: mentions(to) } : {}),
  ...(mode ? { mode } : {}),
})

/** What every deadline has: few sentences with a price do, and the whole pattern takes long to compile. */
const MAY_END = /ju.qu|until|till|ce .oir|tonight|today only/i
const DEADLINE =
  /jusqu['’](?:à|au|en)\s+[\p{L}\d]+(?:\s+(?:soir|matin|midi|minuit))?|until\s+\w+|till\s+\w+|ce soir|tonight|today only/iu

/** The offers among the claims, with how long they hold. */
function offersIn(frames: readonly Frame[], sentences: readonly Sentence[], text: string): OfferMention[] {
  const offers: OfferMention[] = []
  const owners = new Map<Measure, Frame>()
  for (const frame of frames)
    for (const measure of frame.measures)
      if (measure.kind === 'price' || measure.kind === 'offer') owners.set(measure, frame)
  for (const sentence of sentences) {
    if (sentence.isHeading) continue
    for (const price of sentence.prices) {
      const owner = owners.get(price.measure)
      if (!owner) continue
      const own = sentence.substances
        .filter((one) => price.start <= one.start && one.end <= price.end)
        .map((one) => one.code)
      const said = text.slice(sentence.start, sentence.end)
      const deadline = MAY_END.test(said) ? DEADLINE.exec(said) : null
      offers.push({
        start: price.start,
        end: price.end,
        substances: own.length ? own : owner.substances,
        measure: price.measure,
        deadline: deadline ? deadline[0] : null,
        isPromotion: owner.phenomenon === 'marketing.promotion' || price.measure.kind === 'offer',
      })
    }
  }
  return offers
}
