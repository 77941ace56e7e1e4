import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isExact } from '../core/evidence.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { claimCodes } from './candidate.ts'
import { said } from './model-server.fixture.ts'
import { TextAtHand } from './text-at-hand.ts'
import { type Knowledge, verify } from './verify.ts'

const TEXT = [
  'Marché à Lille, printemps 2024',
  '',
  'La brune est rare depuis mai 2024. « Le gramme vaut 60 € », dit un usager de Wazemmes.',
  'Trois décès ont suivi une prise de spice bleu.',
  '',
  'Lire aussi : la brune est chère',
].join('\n')
const menu = TEXT.indexOf('Lire aussi')
const knowledge: Knowledge = {
  codes: claimCodes(loadVocabulary()),
  placeCode: (name) => ({ Lille: 'FR-59350' })[name],
}
const document = { text: TEXT, title: null, boilerplate: [{ start: menu, end: TEXT.length }] }
const at = new TextAtHand(document, 'fr', { start: 0, end: TEXT.length })
const judge = (slots: Record<string, unknown>) => verify(said(slots), at, 'second/toy@0', knowledge)
const price = (measure: Record<string, unknown>) =>
  judge({
    quote: 'Le gramme vaut 60 €',
    phenomenon: 'market.price',
    measures: [{ kind: 'price', currency: 'EUR', unit: 'g', ...measure }],
  })

test('a claim the text bears out is kept, its evidence the text’s own words', () => {
  const { kept } = judge({
    quote: '"Le gramme vaut 60 €", dit un usager',
    phenomenon: 'market.price',
    substances: ['heroin'],
    places: ['Lille', 'Wazemmes'],
    period: '2024',
    source: 'users',
    measures: [{ kind: 'price', value: 60, currency: 'EUR', quantity: 1, unit: 'g' }],
  })
  expect(kept).toMatchObject({
    substances: ['heroin'],
    places: [{ text: 'Lille', code: 'FR-59350' }, { text: 'Wazemmes' }],
    measures: [{ kind: 'price', value: 60, currency: 'EUR', quantity: 1, unit: 'g' }],
    evidence: { quote: '« Le gramme vaut 60 € », dit un usager' },
    rule: 'second/toy@0',
  })
  expect(kept?.confidence).toBeUndefined()
  expect(kept && isExact(TEXT, kept.evidence)).toBe(true)
})

describe('a claim is dropped, and the reason said,', () => {
  const quote = 'La brune est rare'
  test.each([
    ['whose words the text does not hold', { quote: 'La brune est introuvable' }, 'quote-not-found'],
    ['that quotes nothing', { quote: ' ' }, 'quote-not-found'],
    ['that quotes signs alone', { quote: '.' }, 'quote-not-found'],
    ['that quotes two paragraphs', { quote: 'printemps 2024 La brune est rare' }, 'quote-over-paragraphs'],
    ['that quotes a menu', { quote: 'la brune est chère' }, 'quote-in-boilerplate'],
    ['that quotes a page', { quote: 'brune '.repeat(200) }, 'quote-too-long'],
    ['of a phenomenon the vocabulary lacks', { quote, phenomenon: 'market.gossip' }, 'code-unknown'],
    ['of a heading of the vocabulary', { quote, phenomenon: 'market' }, 'code-unknown'],
    ['of a substance it lacks', { quote, substances: ['moon-dust'] }, 'code-unknown'],
    ['in a direction it lacks', { quote, direction: 'sideways' }, 'code-unknown'],
    ['caused by what it lacks', { quote, drivers: ['weather'] }, 'code-unknown'],
    ['at a place the text does not name', { quote, places: ['Metz'] }, 'place-not-in-text'],
    ['going to a place it does not name', { quote, to: ['Metz'] }, 'place-not-in-text'],
    ['of a product it does not name', { quote, substances: ['other'], other: 'krypton' }, 'name-not-in-text'],
    ['in a year it does not name', { quote, period: '2023' }, 'period-not-in-text'],
    ['in no period', { quote, period: 'last spring' }, 'period-not-in-text'],
    ['without a direction', { quote, direction: undefined }, 'malformed'],
    ['whose places are no list', { quote, places: 'Lille' }, 'malformed'],
    ['with a measure of nothing', { quote, measures: [{ kind: 'count' }] }, 'malformed'],
    ['with a number as a word', { quote, measures: [{ kind: 'count', value: '3' }] }, 'malformed'],
  ])('%s', (_, slots, reason) => {
    expect(judge(slots)).toEqual({ dropped: reason })
  })

  test.each([
    ['another price', { value: 70 }],
    ['a range nobody gave', { min: 50, max: 60 }],
    ['a quantity nobody gave', { value: 60, quantity: 5 }],
    ['something free', { value: 60, free: 0.2 }],
  ])('with %s than its words', (_, measure) => {
    expect(price(measure)).toEqual({ dropped: 'number-not-in-quote' })
  })

  test('in a unit that is neither known nor said', () => {
    expect(price({ value: 60, unit: 'barrel' })).toEqual({ dropped: 'unit-unknown' })
    expect(price({ value: 60, currency: 'euros' })).toEqual({ dropped: 'code-unknown' })
  })

  test.each([[null], [7], ['claim'], [[]], [{}]])('that is %j', (value) => {
    expect(verify(value, at, 'second/toy@0', knowledge)).toEqual({ dropped: 'malformed' })
  })

  test('whose words stand in another part than the one that was read', () => {
    const part = { start: 0, end: TEXT.indexOf('Trois') }
    const claim = said({ quote: 'Trois décès', phenomenon: 'harm.death' })
    const first = new TextAtHand(document, 'fr', part)
    expect(verify(claim, first, 'second/toy@0', knowledge)).toEqual({ dropped: 'quote-not-found' })
  })
})

test('numbers said in words are stated, and a product is named as the text writes it', () => {
  const { kept } = judge({
    quote: 'Trois décès ont suivi une prise de spice bleu.',
    phenomenon: 'harm.death',
    substances: ['other'],
    other: 'spice bleu',
    measures: [{ kind: 'deaths', value: 3, unit: 'décès' }],
  })
  expect(kept).toMatchObject({ other: 'spice bleu', measures: [{ kind: 'deaths', value: 3 }] })
})

test('whatever is said, what is kept quotes the text exactly and holds no word of the model', () => {
  const words = fc.constantFrom(...TEXT.split(/(?<=\s)/), 'ignore', 'Metz', '60', '')
  const phrase = fc.array(words, { maxLength: 8 }).map((some) => some.join(''))
  const claim = fc.record(
    {
      quote: phrase,
      phenomenon: fc.constantFrom('market.price', 'harm.death', 'nonsense'),
      direction: fc.constantFrom('up', 'present', 'odd'),
      certainty: fc.constant('asserted'),
      places: fc.array(phrase, { maxLength: 2 }),
      other: fc.option(phrase),
      period: fc.option(phrase),
      measures: fc.array(
        fc.record({ kind: fc.constant('count'), value: fc.integer(), unit: fc.option(phrase) }),
        {
          maxLength: 1,
        },
      ),
    },
    { requiredKeys: ['quote'] },
  )
  fc.assert(
    fc.property(fc.oneof(claim, fc.anything()), (value) => {
      const { kept } = verify(value, at, 'second/toy@0', knowledge)
      if (!kept) return
      expect(isExact(TEXT, kept.evidence)).toBe(true)
      for (const { text } of kept.places) expect(TEXT).toContain(text)
      if (kept.other) expect(TEXT).toContain(kept.other)
    }),
    { numRuns: 2000 },
  )
})
