/** What numbers count, of whom and per how long, and which claims carry them. */
import { describe, expect, test } from 'vitest'
import type { Language } from '../core/codes.ts'
import { createRuleReader, deskOf } from './load.ts'

const reader = createRuleReader()

/** Measures of the claims of one phenomenon, as "41 people", "90 cases/week". */
function measuresOf(text: string, phenomenon: string, language: Language): string[] {
  return reader
    .read(text, { language, title: 'Drogues, drugs: cocaine, heroin' })
    .observations.filter((one) => one.phenomenon === phenomenon)
    .flatMap(({ measures }) => measures)
    .map(({ kind, value, min, max, unit }) => `${kind} ${value ?? `${min ?? ''}–${max ?? ''}`} ${unit ?? ''}`)
}

describe('a number counts what its noun, or the one before it, says', () => {
  test.each<[string, string, Language, string[]]>([
    ['Police arrested 41 people for selling cocaine.', 'context.enforcement', 'en', ['count 41 people']],
    ['Les surdoses d’héroïne sont passées de 12 à 19 cas.', 'harm.overdose', 'fr', ['cases 19 cases']],
    [
      'There were 43 overdoses from heroin, compared with 12 last year.',
      'harm.overdose',
      'en',
      ['cases 43 overdoses', 'cases 12 overdoses'],
    ],
    ['The city recorded 57 heroin deaths.', 'harm.death', 'en', ['deaths 57 deaths']],
    ['On compte neuf décès liés à l’héroïne.', 'harm.death', 'fr', ['deaths 9 people']],
    ['Les douaniers ont saisi plus de 40 kg de cocaïne.', 'flow.seizure', 'fr', ['weight 40– kg']],
    [
      'Les guetteurs de cocaïne sont payés 60 euros par jour.',
      'market.organisation',
      'fr',
      ['count 60 EUR/day'],
    ],
    ['The purity of cocaine varies from 20% to 47%.', 'market.purity', 'en', ['purity 20–47 %']],
    [
      'Overdoses from heroin fell from 1,240 (2018) to 610 (2021).',
      'harm.overdose',
      'en',
      ['cases 1240 overdoses', 'cases 610 overdoses'],
    ],
  ])('%s', (text, phenomenon, language, expected) => {
    expect(measuresOf(text, phenomenon, language)).toEqual(expected)
  })
})

describe('pounds of something are weights', () => {
  test.each<[string, string[]]>([
    ['Troopers seized 12.5 pounds of cocaine near Tulsa.', ['weight 12.5 lb']],
    ['Deputies found about 66 lbs of heroin in the trunk and seized it.', ['weight 66 lb']],
    ['Agents seized over 40 pounds of heroin.', ['weight 40– lb']],
  ])('%s', (text, expected) => {
    expect(measuresOf(text, 'flow.seizure', 'en')).toEqual(expected)
  })
})

describe('what was seized is weighed behind its colon too', () => {
  test.each<[string, Language, string[]]>([
    ['Cannabis was seized at Heathrow: 40 kg in a lorry.', 'en', ['weight 40 kg']],
    ['De la cocaïne a été saisie à Brest : 230 kg dans un conteneur.', 'fr', ['weight 230 kg']],
    ['Saisie d’ecstasy à Lille : 300 comprimés.', 'fr', ['count 300 tablet']],
  ])('%s', (text, language, expected) => {
    expect(measuresOf(text, 'flow.seizure', language)).toEqual(expected)
  })
})

describe('what moves is told in the unit it ends in', () => {
  test.each<[string, Language, string[]]>([
    ['Seizures of heroin fell from 10.2 to 9.5 tonnes.', 'en', ['weight 10.2 t', 'weight 9.5 t']],
    ['Cocaine seizures rose from 210 kg to 395 kg.', 'en', ['weight 210 kg', 'weight 395 kg']],
    ['Les saisies d’héroïne passent de 12 à 19 kg.', 'fr', ['weight 12 kg', 'weight 19 kg']],
  ])('%s', (text, language, expected) => {
    expect(measuresOf(text, 'flow.seizure', language)).toEqual(expected)
  })
})

describe('how sure a figure is, how far it moved and when are no measures', () => {
  test.each<[string, string, Language, string[]]>([
    [
      'The purity of cocaine was 46% (95% CI 44-48) in 2015 and 71% (69-73%) in 2020.',
      'market.purity',
      'en',
      ['purity 46 %', 'purity 71 %'],
    ],
    [
      'The purity of heroin was 31% (95% confidence interval: 28, 34) among seizures.',
      'market.purity',
      'en',
      ['purity 31 %'],
    ],
    ['La pureté de la cocaïne est de 58 % (IC 95 % : 55–61).', 'market.purity', 'fr', ['purity 58 %']],
    ['The purity of heroin was 22% (SD = 9.3).', 'market.purity', 'en', ['purity 22 %']],
    ['The use of cocaine rose by 12% in Leeds.', 'use.level', 'en', []],
    ['Cocaine use: a 15% increase on last year.', 'use.level', 'en', []],
    ['L’usage de cocaïne est en hausse de 20 % à Lille.', 'use.level', 'fr', []],
    ['Heroin overdoses (September to November 24): 30% decrease', 'harm.overdose', 'en', []],
    [
      'Cocaine use in Leeds: 31% had used cocaine, compared with 20%.',
      'use.level',
      'en',
      ['share 31 %', 'share 20 %'],
    ],
  ])('%s', (text, phenomenon, language, expected) => {
    expect(measuresOf(text, phenomenon, language)).toEqual(expected)
  })
})

describe('one person died, or more than are told', () => {
  test.each<[string, string[]]>([
    ['A man died from heroin.', ['deaths 1 people']],
    ['One of the men died from heroin.', ['deaths 1 people']],
    ['A number of people died from heroin.', []],
    ['A group of men died from heroin.', []],
    ['A crowd of young women died from heroin.', []],
  ])('%s', (text, expected) => {
    expect(measuresOf(text, 'harm.death', 'en')).toEqual(expected)
  })
})

describe('numbers that are nothing of the claim', () => {
  test.each<[string, string, Language]>([
    ['A 61-year-old woman was arrested for selling cocaine.', 'context.enforcement', 'en'],
    ['Deux hommes ont été écroués et la cocaïne saisie.', 'flow.seizure', 'fr'],
    ['Un patient a fait une surdose d’héroïne.', 'harm.overdose', 'fr'],
  ])('%s', (text, phenomenon, language) => {
    expect(measuresOf(text, phenomenon, language).filter((one) => !one.endsWith('cases'))).toEqual([])
  })

  test('three people out of four are a share, no count', () => {
    const found = measuresOf(
      'Trois usagers d’héroïne sur quatre consomment de la cocaïne.',
      'use.level',
      'fr',
    )
    expect(found).toEqual(['share 75 %'])
  })
})

/** What a scan takes for shares. */
function sharesOf(text: string, language: Language): string[] {
  const scan = desk.scanners[language].scan(text, desk.linesOf(text), 0)
  return scan.sentences.flatMap(({ percents }) =>
    percents.map(({ num, start, end }) => `${text.slice(start, end)}: ${num.value}`),
  )
}
const desk = deskOf()

describe('so many out of so many, and parts by their names, are shares', () => {
  test.each<[string, Language, string[]]>([
    [
      'Nitazenes were in one of every eleven bags, one in forty last year.',
      'en',
      ['one of every eleven: 9.1', 'one in forty: 2.5'],
    ],
    ['Eight in every 10 had used cocaine.', 'en', ['Eight in every 10: 80']],
    ['Un usager sur quarante prend de la cocaïne.', 'fr', ['Un usager sur quarante: 2.5']],
    [
      'Two fifths of cocaine users said so; a sixth of them had stopped.',
      'en',
      ['Two fifths: 40', 'a sixth: 16.7'],
    ],
    [
      'Quatre cinquièmes de la cocaïne, un sixième des saisies.',
      'fr',
      ['Quatre cinquièmes: 80', 'un sixième: 16.7'],
    ],
    ['A sixth sample held cocaine.', 'en', []],
    ['Un cinquième échantillon contenait de la cocaïne.', 'fr', []],
    ['Three in the 12 houses had cocaine.', 'en', []],
  ])('%s', (text, language, expected) => {
    expect(sharesOf(text, language)).toEqual(expected)
  })
})

test('French tens and one are one number only where "et" joins them', () => {
  const text =
    'Vingt-deux renfermaient de la cocaïne, quarante une benzodiazépine, quatre-vingt-un rien, vingt et un du sucre.'
  const { sentences } = desk.scanners.fr.scan(text, desk.linesOf(text), 0)
  expect(sentences.flatMap(({ numbers }) => numbers.map(({ num }) => num.value))).toEqual([22, 40, 1, 81, 21])
})
