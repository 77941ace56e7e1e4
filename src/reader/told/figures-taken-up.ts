/** A figure of another time, of what the sentence before tells, is of the same claim: « En 2021, 12 % en avaient pris. En 2023, ils étaient 21 %. » */

import type { Frame } from '../observe.ts'
import { join } from '../sentence.ts'
import { bySentence } from './by-sentence.ts'
import { unitOf, WITH_FIGURES, wayBetween } from './told-figures.ts'

/** The claims, those that only give the figure of another time joined to the one before. */
export function figuresTakenUp(frames: readonly Frame[], text: string): Frame[] {
  const inSentence = bySentence(frames)
  const joined = new Map<Frame, Frame>()
  const gone = new Set<Frame>()
  for (const later of frames) {
    const when = whenOf(later, text)
    const before = when && inSentence(later.sentence.index - 1).find((one) => isTakenUpBy(one, later))
    if (!before) continue
    joined.set(before, whole(before, later, when))
    gone.add(later)
  }
  return frames.filter((frame) => !gone.has(frame)).map((frame) => joined.get(frame) ?? frame)
}

/** When the figure of a sentence was so: a year, once or now. */
type When = number | 'once' | 'now'

/** Undefined where a sentence says more than a time, a word that takes up what was told, and a figure. */
function whenOf({ sentence, measures, phenomenon }: Frame, text: string): When | undefined {
  if (measures.length !== 1 || !WITH_FIGURES.has(phenomenon) || sentence.to - sentence.from > MOST_WORDS)
    return undefined
  if (sentence.end - sentence.start > MOST_UNITS) return undefined
  const words = text.slice(sentence.start, sentence.end)
  const [, year, once, now] = OF_ANOTHER_TIME.exec(words) ?? []
  if (year) return Number(year)
  return once ? 'once' : now ? 'now' : undefined
}
const MOST_WORDS = 16
const MOST_UNITS = 200
const OF_ANOTHER_TIME =
  /^(?:(?:in|en)\s((?:19|20)\d\d)|((?:avant|autrefois|auparavant|jadis|il y a|l['’]an (?:dernier|passé)|l['’]année (?:dernière|précédente|d['’]avant)|un an plus tôt|before|previously|once|last (?:year|month|summer|winter|spring)|the year before|(?:a|one|two|three|\d+) (?:years?|months?) (?:ago|earlier|before)|it used to|they used to|ça se payait)\b)|((?:aujourd['’]hui|maintenant|désormais|now|today|cette année|this year)\b))(?:\s(?!\d)[^\s,.;:]+){0,3},?\s?(?:(?:ils|elles|il|elle|on|c['’]|ce|ça|it|they|we|that|this|the figure|le chiffre|la part|be|cost)(?:\s|(?<=['’]))(?!\d)[^\d£$€.;:]{0,40})?[£$€]?\d[\d.,\s]*[^.;:]{0,12}\.?\s*$/i

const isTakenUpBy = (before: Frame, later: Frame): boolean =>
  before.phenomenon === later.phenomenon &&
  before.measures.length === 1 &&
  before.measures[0]!.kind === later.measures[0]!.kind

function whole(before: Frame, later: Frame, when: When): Frame {
  const first = before.measures[0]!
  const second =
    first.kind === 'price'
      ? { ...unitOf(first), ...later.measures[0]! }
      : { ...later.measures[0]!, ...unitOf(first) }
  const told = yearOf(before.period)
  const isLater = when === 'now' || (when !== 'once' && (told === undefined || when > told))
  const years = typeof when === 'number' && told !== undefined ? [told, when].sort() : undefined
  return {
    ...before,
    measures: [first, second],
    evidence: join(before.evidence, later.evidence),
    direction: isLater
      ? wayBetween(first, second, before.direction)
      : wayBetween(second, first, before.direction),
    period: years ? years.join('/') : before.period,
  }
}

const yearOf = (period: string | null): number | undefined =>
  period && /^\d{4}$/.test(period) ? Number(period) : undefined
