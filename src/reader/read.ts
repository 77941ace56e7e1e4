/** Reads a text: frame, scan, then observations with their slots, linked and merged. */
import type { Language, SourceKind } from '../core/codes.ts'
import { evidenceAt } from '../core/evidence.ts'
import type { Measure, Observation } from '../core/observation.ts'
import { registersOf } from './discourse.ts'
import type { Line } from './frame.ts'
import { drugWeight } from './gate.ts'
import { link } from './link.ts'
import { merge, yielding } from './merge.ts'
import { type Frame, framesOf, mentions } from './observe.ts'
import { priceFrames, quotedPrice } from './price-frames.ts'
import type { Mark, OfferMention, Reading } from './reading.ts'
import type { Scan, Scanner } from './scan.ts'
import type { Sentence } from './sentence.ts'
import type { Surroundings } from './surroundings.ts'
import { passOn, takeUp } from './take-up.ts'

export interface ReadingOf {
  readonly language: Language
  readonly source: SourceKind | null
  /** Words for drugs known from outside the text: its title. */
  readonly strong: number
}

export function readText(scanner: Scanner, text: string, lines: readonly Line[], of: ReadingOf): Reading {
  const { language, source } = of
  const scan = scanner.scan(text, lines, of.strong)
  const { sentences } = scan
  const spansOf = (kind: Line['kind']): { start: number; end: number }[] =>
    lines.filter((line) => line.kind === kind).map(({ start, end }) => ({ start, end }))
  const weight = drugWeight(scan, text)
  const frames = weight > 0 ? claims(sentences, text, scan, weight, language, source) : []
  return {
    language,
    headings: spansOf('heading'),
    boilerplate: spansOf('boilerplate'),
    marks: marksOf(sentences),
    offers: offersIn(frames, sentences, text),
    observations: frames.map((frame) => observationOf(frame, text)),
  }
}

function claims(
  sentences: readonly Sentence[],
  text: string,
  scan: Scan,
  weight: number,
  language: Language,
  source: SourceKind | null,
): Frame[] {
  const registers = registersOf(sentences, text)
  const drugParagraphs = new Set<number>()
  for (const sentence of sentences)
    if (sentence.substances.length + sentence.drugs.length > 0) {
      drugParagraphs.add(sentence.paragraph)
      if (sentence.isHeading) drugParagraphs.add(sentence.paragraph + 1)
    }
  const least = scan.tokens < SHORT_TEXT && scan.elsewhere < scan.named ? DENSE_LEAST_SHORT : DENSE_LEAST
  const isDrugText =
    scan.named === 0 && scan.slang > 0 ? true : weight >= least && weight * DENSE_WORDS >= scan.tokens
  const price = quotedPrice(language)
  const frames = sentences.flatMap((sentence, index) => {
    if (sentence.isHeading || (sentence.hits.length === 0 && sentence.prices.length === 0)) return []
    const around: Surroundings = {
      text,
      registers: registers[index]!,
      previous: sentences[index - 1],
      isDrugParagraph: isDrugText || drugParagraphs.has(sentence.paragraph),
      strong: weight,
      source,
    }
    return yielding([...framesOf(sentence, around), ...priceFrames(sentence, around, price)])
  })
  takeUp(frames, sentences, text)
  return merge(passOn(link(frames, sentences, text)))
}

/** A text is about drugs throughout when it names them this often: at least so many times, once in so many words. */
const DENSE_LEAST = 4
const DENSE_LEAST_SHORT = 2
const SHORT_TEXT = 200
const DENSE_WORDS = 100

function observationOf(frame: Frame, text: string): Observation {
  return {
    phenomenon: frame.phenomenon,
    substances: frame.substances,
    places: mentions(frame.places),
    ...(frame.from.length ? { from: mentions(frame.from) } : {}),
    ...(frame.to.length ? { to: mentions(frame.to) } : {}),
    ...(frame.mode ? { mode: frame.mode } : {}),
    direction: frame.direction,
    level: frame.level,
    certainty: frame.certainty,
    period: frame.period,
    source: frame.source,
    measures: frame.measures,
    drivers: frame.drivers,
    evidence: evidenceAt(text, frame.evidence.start, frame.evidence.end),
    rule: frame.rule,
  }
}

function marksOf(sentences: readonly Sentence[]): Mark[] {
  const marks: Mark[] = []
  for (const sentence of sentences) {
    for (const one of sentence.substances)
      marks.push({ kind: 'substance', start: one.start, end: one.end, code: one.code })
    for (const one of sentence.drugs) marks.push({ kind: 'drug', start: one.start, end: one.end })
    for (const one of sentence.places)
      marks.push({ kind: 'place', start: one.start, end: one.end, ...(one.code ? { code: one.code } : {}) })
    for (const one of sentence.people) marks.push({ kind: 'people', start: one.start, end: one.end })
    for (const one of sentence.sources)
      marks.push({ kind: 'source', start: one.start, end: one.end, code: one.source })
    for (const one of sentence.periods)
      marks.push({ kind: 'period', start: one.start, end: one.end, ...(one.iso ? { label: one.iso } : {}) })
    for (const one of sentence.prices) {
      const { measure } = one
      const sum =
        measure.value ??
        (measure.min === undefined && measure.max === undefined
          ? undefined
          : `${measure.min ?? ''}–${measure.max ?? ''}`)
      marks.push({
        kind: 'price',
        start: one.start,
        end: one.end,
        label:
          `${sum ?? ''} ${measure.currency ?? ''} / ${measure.quantity ?? ''}${measure.free ? ` + ${measure.free}` : ''} ${measure.unit ?? ''}`.trim(),
      })
    }
    for (const one of sentence.quantities)
      marks.push({ kind: 'quantity', start: one.start, end: one.end, label: `${one.num.value} ${one.unit}` })
    for (const one of sentence.counted)
      marks.push({ kind: 'number', start: one.start, end: one.end, label: `${one.num.value} ${one.unit}` })
    for (const one of sentence.percents)
      marks.push({ kind: 'percent', start: one.start, end: one.end, label: `${one.num.value} %` })
    for (const one of sentence.hits)
      marks.push({ kind: 'trigger', start: one.start, end: one.end, code: one.rule.id })
  }
  return marks.sort((a, b) => a.start - b.start || b.end - a.end)
}

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
      const deadline = DEADLINE.exec(text.slice(sentence.start, sentence.end))
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
