import { describe, expect, it } from 'vitest'
import { evidenceAt } from '../../core/evidence.ts'
import type { Observation } from '../../core/observation.ts'
import type { CodedClaim, CodedText } from './coded-text.ts'
import { countConfusions } from './confusions.ts'
import { differencesIn } from './differences.ts'
import { figuresOf, readAgainst } from './figures.ts'
import { ratesOf } from './rates.ts'
import { bareName } from './same-claim.ts'
import { sentenceAround } from './sentence-around.ts'
import { wrongRules } from './wrong-rules.ts'

const TEXT = 'À Metz, la cocaïne est plus chère. À Nancy, elle est rare. On y trouve aussi du crack.'
const [PRICE, RARE, CRACK] = [at('la cocaïne est plus chère'), at('elle est rare'), at('du crack')] as const

function at(words: string): { start: number; end: number } {
  const start = TEXT.indexOf(words)
  return { start, end: start + words.length }
}

const coded = (evidence: { start: number; end: number }, slots: Partial<CodedClaim> = {}): CodedClaim => ({
  phenomenon: 'market.price',
  substances: ['cocaine'],
  places: ['Metz'],
  from: [],
  to: [],
  direction: 'up',
  certainty: 'asserted',
  measures: [],
  drivers: [],
  evidence,
  ...slots,
})

const read = (
  { start, end }: { start: number; end: number },
  slots: Partial<Observation> = {},
): Observation => ({
  phenomenon: 'market.price',
  substances: ['cocaine'],
  places: [{ text: 'Metz' }],
  direction: 'up',
  certainty: 'asserted',
  period: null,
  source: null,
  measures: [],
  drivers: [],
  evidence: evidenceAt(TEXT, start, end),
  rule: 'fr/prices/dearer',
  ...slots,
})

const text = (observations: CodedClaim[], more: Partial<CodedText> = {}): CodedText => ({
  id: 'a',
  lang: 'fr',
  genre: 'field note',
  text: TEXT,
  title: null,
  boilerplate: [],
  observations,
  rejected: [],
  ...more,
})

const outcomes = (claims: CodedClaim[], observations: Observation[], more: Partial<CodedText> = {}) =>
  readAgainst([text(claims, more)], () => ({ language: 'fr', observations }))
const totalOf = (claims: CodedClaim[], observations: Observation[]) =>
  figuresOf(outcomes(claims, observations)).total

describe('a claim of the reader is', () => {
  it('full when every slot agrees, whatever the length of its quote', () => {
    const shorter = { start: PRICE.start + 3, end: PRICE.start + 10 }
    expect(totalOf([coded(PRICE)], [read(shorter)])).toEqual({
      coded: 1,
      read: 1,
      found: 1,
      frame: 1,
      full: 1,
    })
  })

  it.each<[string, Partial<Observation>]>([
    ['another direction', { direction: 'down' }],
    ['another certainty', { certainty: 'hedged' }],
    ['another substance', { substances: ['crack'] }],
    ['one substance more', { substances: ['cocaine', 'crack'] }],
  ])('found only, with %s', (_, slots) => {
    expect(totalOf([coded(PRICE)], [read(PRICE, slots)])).toEqual({
      coded: 1,
      read: 1,
      found: 1,
      frame: 0,
      full: 0,
    })
  })

  it.each<[string, Partial<Observation>]>([
    ['another place', { places: [{ text: 'Nancy' }] }],
    ['a place that should be where the flow begins', { places: [], from: [{ text: 'Metz' }] }],
    ['a measure too many', { measures: [{ kind: 'price', value: 60, currency: 'EUR' }] }],
    ['a cause too many', { drivers: ['context.law'] }],
  ])('a frame, not full, with %s', (_, slots) => {
    expect(totalOf([coded(PRICE)], [read(PRICE, slots)])).toEqual({
      coded: 1,
      read: 1,
      found: 1,
      frame: 1,
      full: 0,
    })
  })

  it.each<[string, Observation]>([
    ['of another phenomenon', read(PRICE, { phenomenon: 'market.availability' })],
    ['at other words', read(RARE)],
    ['at words that only touch', read({ start: PRICE.end, end: PRICE.end + 2 })],
  ])('not found when it is %s', (_, one) => {
    expect(totalOf([coded(PRICE)], [one])).toEqual({ coded: 1, read: 1, found: 0, frame: 0, full: 0 })
  })

  it('compared as sets: order and repetition of writing do not count, a preposition neither', () => {
    const claim = coded(PRICE, { substances: ['crack', 'cocaine'], places: ['Nancy', 'à Metz'] })
    const one = read(PRICE, {
      substances: ['cocaine', 'crack'],
      places: [{ text: 'Metz' }, { text: 'Nancy' }],
    })
    expect(totalOf([claim], [one]).full).toBe(1)
  })
})

describe('pairs', () => {
  it('take each claim once: saying it twice is a false alarm', () => {
    expect(totalOf([coded(PRICE)], [read(PRICE), read(PRICE)])).toEqual({
      coded: 1,
      read: 2,
      found: 1,
      frame: 1,
      full: 1,
    })
  })

  it('go to the claim that agrees deepest, in whatever order they were read', () => {
    const [dear, cheap] = [coded(PRICE), coded(PRICE, { direction: 'down' })]
    const readings = [read(PRICE, { direction: 'down' }), read(PRICE)]
    expect(totalOf([dear, cheap], readings).full).toBe(2)
    expect(totalOf([dear, cheap], [...readings].reverse()).full).toBe(2)
  })
})

describe('figures', () => {
  it('count what is coded, read and right by language, genre, phenomenon and rule', () => {
    const price = { coded: 1, read: 1, found: 1, frame: 1, full: 1 }
    const crack = read(CRACK, { phenomenon: 'market.form', rule: 'fr/market/shape' })
    const { by } = figuresOf(
      outcomes([coded(PRICE), coded(RARE, { phenomenon: 'market.availability' })], [read(PRICE), crack]),
    )
    expect(by.language).toEqual({ fr: { ...price, coded: 2, read: 2 } })
    expect(by.genre).toEqual({ 'field note': { ...price, coded: 2, read: 2 } })
    expect(by.phenomenon).toEqual({
      'market.price': price,
      'market.availability': { coded: 1, read: 0, found: 0, frame: 0, full: 0 },
      'market.form': { coded: 0, read: 1, found: 0, frame: 0, full: 0 },
    })
    expect(by.rule).toEqual({
      'fr/prices/dearer': { ...price, coded: 0 },
      'fr/market/shape': { coded: 0, read: 1, found: 0, frame: 0, full: 0 },
    })
  })

  it('say of each slot how often it is right where the claim is found', () => {
    const { slots } = figuresOf(outcomes([coded(PRICE)], [read(PRICE, { places: [], direction: 'new' })]))
    expect(slots).toEqual({ direction: 0, certainty: 1, substances: 1, places: 0, measures: 1, drivers: 1 })
  })

  it('count the texts without a claim that got one', () => {
    expect(figuresOf(outcomes([], [read(PRICE)])).silent).toEqual({ texts: 1, broken: 1 })
    expect(figuresOf(outcomes([], [])).silent).toEqual({ texts: 1, broken: 0 })
    expect(figuresOf(outcomes([coded(PRICE)], [])).silent).toEqual({ texts: 0, broken: 0 })
  })

  it('count quotes that are not the text, and texts taken for another language', () => {
    const shifted = read(PRICE, { evidence: { ...PRICE, quote: 'la cocaine est plus chere' } })
    const figures = figuresOf(outcomes([coded(PRICE)], [shifted], { lang: 'en' }))
    expect([figures.inexact, figures.otherLanguage]).toEqual([1, 1])
  })

  it('say nothing of a rate where nothing was claimed or coded', () => {
    const none = { coded: 3, read: 0, found: 0, frame: 0, full: 0 }
    expect(ratesOf(none, 'found')).toEqual({
      precision: { missing: 'not-observed' },
      recall: 0,
      f1: { missing: 'not-observed' },
    })
  })
})

describe('what went wrong', () => {
  const claims = [coded(PRICE), coded(RARE, { phenomenon: 'market.availability', direction: 'down' })]
  const readings = [
    read(PRICE, { places: [] }),
    read(RARE, { phenomenon: 'market.form', rule: 'fr/market/shape' }),
  ]

  it('is a confusion when a claim of another phenomenon stands at the words of one not seen', () => {
    const [outcome] = outcomes(claims, readings)
    expect(countConfusions(outcome?.confusions ?? [])).toEqual([
      { coded: 'market.availability', read: 'market.form', times: 1 },
    ])
  })

  it('is told by rule, with the sentence and its words between brackets', () => {
    const found = outcomes(claims, readings)
    expect(wrongRules(figuresOf(found), found, 3)).toEqual([
      {
        rule: 'fr/market/shape',
        tally: { coded: 0, read: 1, found: 0, frame: 0, full: 0 },
        wrong: 1,
        readings: [{ text: 'a', phenomenon: 'market.form', sentence: 'À Nancy, [elle est rare].' }],
      },
    ])
  })

  it('is told claim by claim: slots that differ, claims missed, false alarms', () => {
    const told = differencesIn(outcomes(claims, readings)).map(({ difference, slots }) => [difference, slots])
    expect(told).toEqual([
      ['slots', ['places']],
      ['missed', []],
      ['false-alarm', []],
    ])
  })
})

it.each([
  ['l’Île-de-France', 'ile-de-france'],
  ['la région de Lille', 'lille'],
  ['dans la  Moselle', 'moselle'],
  ['Le Havre', 'havre'],
])('the place “%s” is compared as “%s”', (name, bare) => {
  expect(bareName(name)).toBe(bare)
})

describe('the sentence around some words', () => {
  it('is cut at a whole word, with an ellipsis, when it is long', () => {
    const long = `${'mot '.repeat(60)}fin ${'mot '.repeat(60)}`
    const start = long.indexOf('fin')
    const shown = sentenceAround(long, { start, end: start + 3 })
    expect(shown).toMatch(/^…mot .*mot \[fin\] mot .*mot…$/)
    expect(shown.length).toBeLessThan(260)
  })

  it('ends where the words end, and at the line', () => {
    expect(sentenceAround('Titre\nPrix stable.\nSuite', { start: 6, end: 18 })).toBe('[Prix stable.]')
  })
})
