/** Which numbers a claim may carry, what they may be, and that what is taught is what is chosen. */
import { describe, expect, it } from 'vitest'
import type { Language } from '../../core/codes.ts'
import type { Measure } from '../../core/observation.ts'
import { deskOf } from '../load.ts'
import { claimCodes } from '../shipped-lessons.ts'
import { likeliest, MeasureChoices, type Question } from './choose-measures.ts'
import type { CodedText } from './coded.ts'
import { learnMeasures } from './learn-measures.ts'
import { type Lesson, lessonOf } from './lesson.ts'
import { KINDS } from './offer-measures.ts'
import { SignTable } from './sign-table.ts'
import { UNITS } from './signs.ts'
import { forKind, sumWeights } from './sum-weights.ts'
import { learnUnits, plural, UnitWords } from './unit-words.ts'

const desk = deskOf()
const NO_WORDS = learnUnits([], [])

/** A text whose one claim is the whole of it, or what is marked. */
function lesson(
  text: string,
  phenomenon: string,
  language: Language,
  measures: Measure[] = [],
  evidence = text,
): Lesson {
  const observations = [
    {
      phenomenon,
      substances: ['cocaine'],
      places: [],
      direction: 'present',
      certainty: 'asserted',
      measures,
      drivers: [],
      evidence,
    },
  ]
  const coded = { id: 'a', lang: language, genre: 'note', text, observations } as unknown as CodedText
  return lessonOf(coded, false, false, claimCodes(), desk)
}

/** What each number of a claim may be, as "41: nothing, count people, …". */
function offered(
  text: string,
  phenomenon: string,
  language: Language,
  words: UnitWords = NO_WORDS,
): string[] {
  const { setting, seen, claims } = lesson(text, phenomenon, language)
  const told: string[] = []
  const note = ({ number, offers }: Question): number => {
    const names = offers.map(({ kind, unit }) => `${KINDS[kind]} ${UNITS.nameOf(unit)}`.trim())
    told.push(`${text.slice(number.at.start, number.at.end)}: ${names.join(', ')}`)
    return 0
  }
  for (const { open } of claims)
    new MeasureChoices(words, setting, seen, 'EUR').of({ ...open, ruled: [], substance: 'cocaine' }, note)
  return told
}

describe('what a number may be', () => {
  it('is first of all nothing', () => {
    expect(offered('The dealers of cocaine were 41.', 'market.organisation', 'en')[0]).toMatch(
      /^41: nothing, /,
    )
  })

  it('is a share or a purity behind a percentage, and a third is 33.3 or a whole number beside it', () => {
    expect(offered('Cocaine was at 40% then.', 'market.purity', 'en')).toEqual([
      '40%: nothing, share %, purity %',
    ])
    expect(offered('A third of them take cocaine.', 'use.level', 'en')).toEqual([
      'A third: nothing, share %, purity %, share %, share %',
    ])
  })

  it('is a weight, or a sum, as it is written', () => {
    expect(offered('Customs took 12 kg of cocaine.', 'flow.seizure', 'en')[0]).toContain('weight kg')
    expect(offered('A gram of cocaine costs €60.', 'market.price', 'en')[0]).toContain('price g')
  })

  it('counts what words beside it lead to', () => {
    const words = learnUnits(
      [1, 2]
        .map(() => ({ unit: 'kits', phenomenon: 'context.response', words: [] }))
        .concat([{ unit: 'kits', phenomenon: 'context.response', words: [] }]),
      [['trousse trousses', 'kit']],
    )
    expect(offered('On a donné 30 trousses de crack.', 'market.form', 'fr', words)[0]).toContain('count kits')
    expect(offered('On a donné 30 trousses de crack.', 'market.form', 'fr')[0]).not.toContain('kits')
    const beside = offered(
      'On a analysé 12 échantillons et donné 30 trousses de crack.',
      'market.form',
      'fr',
      words,
    )
    expect(beside[1]).toContain('count kits')
    expect(beside[1]).not.toContain('samples')
  })

  it('goes on in the unit of the number before, and per the same time', () => {
    const [, second = ''] = offered('They took 12 kg of cocaine there, then 40.', 'flow.seizure', 'en')
    expect(second).not.toContain('weight')
    const { setting, seen, claims } = lesson(
      'They took 12 kg of cocaine there, then 40.',
      'flow.seizure',
      'en',
    )
    const choices = new MeasureChoices(NO_WORDS, setting, seen, 'EUR')
    const asWeight = ({ offers }: Question): number =>
      Math.max(
        0,
        offers.findIndex(({ measure }) => measure?.kind === 'weight'),
      )
    const measures = choices.of({ ...claims[0]!.open, ruled: [], substance: 'cocaine' }, asWeight)
    expect(measures.map(({ kind, value, unit }) => `${kind} ${value} ${unit}`)).toEqual([
      'weight 12 kg',
      'weight 40 kg',
    ])
    expect(offered('Users take 8 a day of cocaine.', 'use.level', 'en')[0]).toContain('count people/day')
  })

  it('is no price of another product, where the grammar of prices gave the claim its own', () => {
    const { setting, seen, claims } = lesson('cocaine 60 le g, kétamine 30 le g', 'market.price', 'fr')
    const own: Measure = { kind: 'price', value: 60, currency: 'EUR', quantity: 1, unit: 'g' }
    const asked = (ruled: Measure[]): (number | undefined)[] => {
      const values: (number | undefined)[] = []
      new MeasureChoices(NO_WORDS, setting, seen, 'EUR').of(
        { ...claims[0]!.open, ruled, substance: 'cocaine' },
        ({ number }) => {
          values.push(number.price?.measure.value)
          return 0
        },
      )
      return values
    }
    expect(asked([])).toEqual([60, 30])
    expect(asked([own])).toEqual([60])
  })

  it('leaves out years, and numbers far from the claim', () => {
    expect(offered('In 2019 cocaine was sold.', 'market.availability', 'en')).toEqual([])
    const far =
      'cocaine was sold there, and all of those who had come so far to see it went away again in the rain with the 41 others'
    const { setting, seen, claims } = lesson(
      `In town ${far}.`,
      'market.availability',
      'en',
      [],
      'cocaine was sold there',
    )
    const met: number[] = []
    for (const { open } of claims)
      new MeasureChoices(NO_WORDS, setting, seen, 'EUR').of(
        { ...open, ruled: [], substance: '' },
        ({ number }) => {
          met.push(number.num!.value)
          return 0
        },
      )
    expect(met).toEqual([])
  })
})

describe('what was learned', () => {
  const towns = [
    'Lille',
    'Metz',
    'Nantes',
    'Lyon',
    'Brest',
    'Tours',
    'Dijon',
    'Reims',
    'Nice',
    'Pau',
    'Caen',
    'Albi',
  ]
  const taught = towns.flatMap((town, at) => [
    lesson(`À ${town}, la police a arrêté ${at + 20} vendeurs de cocaïne.`, 'context.enforcement', 'fr', [
      { kind: 'count', value: at + 20, unit: 'sellers' },
    ]),
    lesson(
      `À ${town}, la ligne ${at + 20} passe devant les vendeurs de cocaïne.`,
      'context.enforcement',
      'fr',
    ),
  ])
  // Lessons said often enough to be heard: a step of learning is short.
  const all = Array.from({ length: 20 }, () => taught).flatMap((texts) =>
    texts.map((one) => ({ lesson: one, claims: one.claims })),
  )
  const { words, weights } = learnMeasures(all, all, [])

  const chosen = (text: string, ruled: Measure[] = []): Measure[] => {
    const { setting, seen, claims } = lesson(text, 'context.enforcement', 'fr')
    const claim = { ...claims[0]!.open, ruled, substance: 'cocaine' }
    return new MeasureChoices(words, setting, seen, 'EUR').of(claim, likeliest(weights))
  }

  it('is chosen in texts not taught', () => {
    expect(chosen('À Angers, la police a arrêté 57 vendeurs de cocaïne.')).toEqual([
      { kind: 'count', value: 57, unit: 'sellers' },
    ])
    expect(chosen('À Angers, la ligne 57 passe devant les vendeurs de cocaïne.')).toEqual([])
  })

  it('leaves a rule’s measure whose number was not asked for', () => {
    const death: Measure = { kind: 'deaths', value: 1, unit: 'people' }
    expect(chosen('À Angers, la ligne 57 passe devant les vendeurs de cocaïne.', [death])).toEqual([death])
  })

  it('is the same once stored', () => {
    const again = new UnitWords(structuredClone(words.stored))
    expect(again.stored).toEqual(words.stored)
    expect(again.usual('context.enforcement')).toEqual(['sellers'])
  })
})

describe('units of words', () => {
  it('are those coders counted beside them, and people are left to every number', () => {
    const [bags, heads] = [11, 12]
    const words = learnUnits(
      [
        { unit: 'bag', phenomenon: 'flow.seizure', words: [bags] },
        { unit: 'bag', phenomenon: 'flow.seizure', words: [bags] },
        { unit: 'people', phenomenon: 'use.level', words: [heads] },
        { unit: 'people', phenomenon: 'use.level', words: [heads] },
        { unit: 'kits', phenomenon: 'use.level', words: [bags] },
      ],
      [],
    )
    expect(words.of(bags)).toEqual(['bag'])
    expect(words.of(heads)).toEqual([])
    expect(words.usual('flow.seizure')).toEqual(['bag'])
  })

  it.each([
    ['delivery', 'deliveries'],
    ['day', 'days'],
    ['box', 'boxes'],
    ['batch', 'batches'],
    ['kit', 'kits'],
  ])('%s: %s', (one, many) => {
    expect(plural(one)).toBe(many)
  })
})

it('small weights are left out, and those of a sign around a number lie in one row', () => {
  const learned = {
    table: new SignTable(Int32Array.of(5, 9, forKind(70, 2))),
    rows: Int8Array.of(127, 1, -126),
    scale: Float32Array.of(2, 0.001, 1),
    bias: new Float32Array(),
    outward: new Float32Array(),
  }
  const weights = sumWeights(learned, new Set([70, 71]), 0.01)
  expect(weights.of(5)).toBeCloseTo(254)
  expect(weights.of(9)).toBe(0)
  expect([...weights.stored.signs]).toEqual([5])
  const sums = new Float64Array(KINDS.length)
  weights.kindsInto([70, 70, 71], sums)
  expect(sums[2]).toBeCloseTo(-2 * 126)
  expect(sums[3]).toBe(0)
})
