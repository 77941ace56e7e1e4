/** A reading as a person enjoys it: each claim on a line with its slots, under it the words that carry it. */

import type { Bilingual } from '../core/codes.ts'
import type { Measure, Observation, SaidOtherwise } from '../core/observation.ts'
import type { Offer } from '../core/offer.ts'
import { tierOf } from '../core/tier.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import type { CodedLine, SecondLine } from './coded-line.ts'
import { type Terminal, wrap } from './terminal.ts'
import { type Word, word } from './words.ts'

type SeenBySecond = Extract<SecondLine, { by: string }>

const ARROWS: Record<Observation['direction'], string> = {
  present: '·',
  up: '↑',
  down: '↓',
  stable: '=',
  new: '✶',
  absent: '∅',
}
const COLOURS = {
  present: 'blue',
  up: 'red',
  down: 'green',
  stable: 'blue',
  new: 'magenta',
  absent: 'yellow',
} as const

export function showReading(line: CodedLine, terminal: Terminal): void {
  const { paint, print, language } = terminal
  const count = line.observations.length
  const summary = count === 0 ? word('nothing', language) : `${count} ${word('observations', language)}`
  print(`${paint('bold', line.id)}  ${paint('dim', `${line.lang} · ${summary}`)}\n`)
  for (const observation of line.observations) showObservation(observation, line.text, terminal)
  const { offers } = line
  if (offers.length) print(paint('bold', `${offers.length} ${word('offers', language)}`))
  for (const offer of offers) showOffer(offer, terminal)
  if (offers.length) print('')
  if (line.second && !line.second.problem) showSecond(line.second, line.text, terminal)
}

/** What the second reader alone saw, and what became of the rest it said. */
function showSecond(
  { by, agreed, observations, dropped }: SeenBySecond,
  text: string,
  terminal: Terminal,
): void {
  const { paint, print, language } = terminal
  print(paint('bold', `${word('second', language)}  `) + paint('dim', by))
  const colon = language === 'fr' ? ' :' : ':'
  const counted = (name: Word, count: number): string => `${word(name, language)}${colon} ${count}`
  print(`${counted('seconded', agreed)} · ${counted('onlySecond', observations.length)}`)
  const reasons = Object.entries(dropped).map(([reason, count]) => `${count} ${reason}`)
  if (reasons.length) print(paint('dim', `${word('dropped', language)}${colon} ${reasons.join(', ')}`))
  print('')
  for (const observation of observations) showObservation(observation, text, terminal)
}

function showObservation(observation: Observation, text: string, terminal: Terminal): void {
  const { paint, print, language } = terminal
  const vocabulary = loadVocabulary()
  const colour = COLOURS[observation.direction]
  const name = vocabulary.label('phenomena', observation.phenomenon, language)
  const slots = [
    observation.direction === 'present'
      ? ''
      : vocabulary.label('directions', observation.direction, language),
    observation.level ? vocabulary.label('levels', observation.level, language) : '',
    observation.certainty === 'asserted'
      ? ''
      : vocabulary.label('certainties', observation.certainty, language),
    observation.substances.map((code) => vocabulary.label('substances', code, language)).join(', '),
    observation.places.map((place) => place.text).join(', '),
    flowOf(observation, language),
    observation.period ?? '',
    observation.source ? vocabulary.label('source-kinds', observation.source, language) : '',
    observation.measures.map((measure) => measureText(measure, language)).join(' ; '),
    observation.drivers.length
      ? `${word('cause', language)} ${observation.drivers.map((code) => vocabulary.label('phenomena', code, language)).join(', ')}`
      : '',
  ].filter(Boolean)
  print(
    `${paint(colour, ARROWS[observation.direction])} ${paint([colour, 'bold'], name)}  ${slots.join(' · ')}`,
  )
  const { before, quote, after } = inContext(observation, text)
  const lines = wrap(`${before}${quote}${after}`, terminal.width - 4)
  for (const each of highlight(lines, before.length, quote.length, terminal)) print(`    ${each}`)
  const { confidence } = observation
  const likely =
    confidence === undefined
      ? ''
      : `  ${Math.round(confidence * 100)} % · ${word(TIER_WORDS[tierOf(confidence)], language)}`
  print(`    ${paint('dim', `${observation.rule}${likely}`)}`)
  const { seconded } = observation
  if (seconded) {
    const slots = seconded.differs.map((slot) => otherwise(slot, seconded.says, language)).join(', ')
    const but = slots ? `, ${word('differs', language)} ${slots}` : ''
    print(`    ${paint('green', '✓')} ${paint('dim', `${word('saidToo', language)}${but}`)}`)
  }
  if (observation.because?.length) print(`    ${paint('dim', observation.because.join(' · '))}`)
  print('')
}

/** A slot on which a second reader says otherwise, and what it says there where that is a word: "places (Lille)". */
function otherwise(slot: string, says: SaidOtherwise | undefined, language: keyof Bilingual): string {
  const name = word(slot as Word, language)
  if (!says) return name
  const vocabulary = loadVocabulary()
  const { direction = 'present', certainty = 'asserted', substances = [], places = [], measures = [] } = says
  const values: Readonly<Record<string, string>> = {
    direction: vocabulary.label('directions', direction, language),
    certainty: vocabulary.label('certainties', certainty, language),
    substances: substances.map((code) => vocabulary.label('substances', code, language)).join(', '),
    places: [places.map(({ text }) => text).join(', '), flowOf(says, language)].filter(Boolean).join(' '),
    measures: measures.map((measure) => measureText(measure, language)).join(' ; '),
    drivers: (says.drivers ?? []).map((code) => vocabulary.label('phenomena', code, language)).join(', '),
  }
  return `${name} (${values[slot] || '–'})`
}

const TIER_WORDS = { accept: 'tierAccept', review: 'tierReview', drop: 'tierDrop' } as const

function flowOf(observation: Pick<Observation, 'from' | 'to'>, language: keyof Bilingual): string {
  const names = (places: Observation['from']) => (places ?? []).map((place) => place.text).join(', ')
  const [from, to] = [names(observation.from), names(observation.to)]
  return [from && `${word('from', language)} ${from}`, to && `${word('to', language)} ${to}`]
    .filter(Boolean)
    .join(' ')
}

/** A measure in a few signs: "60 EUR / g", "1 g + 0.2 g", "12 %". */
export function measureText(measure: Measure, language: keyof Bilingual): string {
  const number = (value: number) =>
    value.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 3 })
  const range =
    measure.min !== undefined && measure.max !== undefined
      ? `${number(measure.min)}–${number(measure.max)}`
      : undefined
  const value = measure.value === undefined ? range : number(measure.value)
  const quantity = measure.quantity === undefined ? '' : `${number(measure.quantity)} ${measure.unit ?? ''}`
  const free =
    measure.free === undefined
      ? ''
      : ` + ${number(measure.free)} ${measure.unit ?? ''} ${word('free', language)}`
  if (value === undefined) return `${quantity}${free}`
  if (measure.currency) return `${value} ${measure.currency}${quantity ? ` / ${quantity}` : ''}${free}`
  return `${value} ${measure.unit ?? ''}`.trim()
}

function showOffer(offer: Offer, { print, language, paint }: Terminal): void {
  const number = (value: number) =>
    value.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 3 })
  const price = offer.amount === null ? '' : `${number(offer.amount)} ${offer.currency} `
  const free = offer.free ? ` + ${number(offer.free)} ${offer.unit} ${word('free', language)}` : ''
  const each = offer.unitPrice === null ? '' : `→ ${number(offer.unitPrice)} ${offer.currency}/${offer.unit}`
  const discount = offer.discount === null ? '' : paint('green', `${number(offer.discount * 100)} %`)
  print(`  ${price}${number(offer.quantity)} ${offer.unit}${free}  ${each}  ${discount}`.trimEnd())
}

const AROUND = 60

function inContext(
  { evidence }: Observation,
  text: string,
): { before: string; quote: string; after: string } {
  const flat = (run: string) => run.replace(/\s+/g, ' ')
  const before = text.slice(Math.max(0, evidence.start - AROUND), evidence.start)
  const after = text.slice(evidence.end, evidence.end + AROUND)
  return {
    before: flat(before).replace(/^\S*\s?/, evidence.start > AROUND ? '… ' : ''),
    quote: flat(evidence.quote),
    after: flat(after).replace(/\s?\S*$/, evidence.end + AROUND < text.length ? ' …' : ''),
  }
}

/** Paints the evidence in wrapped lines: from `start` on, `length` characters, spaces at line ends counted. */
function highlight(lines: readonly string[], start: number, length: number, { paint }: Terminal): string[] {
  let at = 0
  return lines.map((line) => {
    const from = Math.min(line.length, Math.max(0, start - at))
    const to = Math.min(line.length, Math.max(from, start + length - at))
    at += line.length + 1
    return (
      paint('dim', line.slice(0, from)) +
      paint('underline', line.slice(from, to)) +
      paint('dim', line.slice(to))
    )
  })
}
