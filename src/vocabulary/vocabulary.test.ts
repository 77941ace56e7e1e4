/** The vocabulary holds what the coding guideline lets a text claim, under the guideline's own codes. */

import { describe, expect, test } from 'vitest'
import { CERTAINTIES, DIRECTIONS, LANGUAGES, LEVELS, SOURCE_KINDS, SPACES } from '../core/codes.ts'
import { OFFER_FAMILIES } from '../core/offer.ts'
import { NOVELTIES, TREND_STATUSES } from '../core/trend.ts'
import { SCHEMES } from './concept.ts'
import { loadVocabulary } from './load.ts'

/** As the guideline lists them. */
const PHENOMENA =
  `market.availability market.accessibility market.price market.purity market.adulteration market.form
  market.new-substance market.production market.competition market.organisation
  supply.outreach supply.delivery supply.call-centre supply.messaging supply.drive supply.fixed-point supply.public-space
  supply.venue supply.darkweb supply.web supply.post supply.diversion supply.micro
  marketing.promotion marketing.solicitation marketing.branding
  flow.trafficking flow.courier flow.seizure place.displacement place.scene
  use.level use.profile use.route use.context use.combination use.procurement use.perception
  harm.death harm.overdose harm.infection harm.dependence harm.health
  context.violence context.enforcement context.law context.precarity context.response`.split(/\s+/)

const SUBSTANCES =
  `cannabis cannabis-herb cannabis-resin cannabis-oil cannabis-extract cbd hhc synthetic-cannabinoids
  cocaine crack coca-paste heroin opium morphine methadone buprenorphine fentanyl fentanyl-analogues nitazenes tramadol
  codeine oxycodone opioids amphetamine methamphetamine mdma ketamine ghb-gbl lsd psilocybin dmt 2c-b pcp
  synthetic-cathinones 3-mmc 4-mmc alpha-pvp nps nitrous-oxide poppers benzodiazepines pregabalin gabapentin xylazine
  medetomidine methylphenidate khat kratom stimulants hallucinogens medicines other`.split(/\s+/)

const vocabulary = loadVocabulary()
const codesOf = (scheme: string): string[] =>
  [...(vocabulary.schemes.get(scheme)?.concepts.values() ?? [])]
    .filter((concept) => !concept.isGroup)
    .map((concept) => concept.code)

describe('the vocabulary', () => {
  test.each([
    ['phenomena', PHENOMENA],
    ['substances', SUBSTANCES],
    ['directions', DIRECTIONS],
    ['levels', LEVELS],
    ['certainties', CERTAINTIES],
    ['source-kinds', SOURCE_KINDS],
    ['spaces', SPACES],
    ['statuses', TREND_STATUSES],
    ['novelties', NOVELTIES],
    ['offer-families', OFFER_FAMILIES],
  ])('%s holds the codes agreed, and no other', (scheme, codes) => {
    expect(codesOf(scheme).sort()).toEqual([...codes].sort())
  })

  test.each(SCHEMES)('every concept of %s has its name and definition in both languages', (scheme) => {
    for (const concept of vocabulary.schemes.get(scheme)?.concepts.values() ?? [])
      for (const language of LANGUAGES) {
        expect(concept.prefLabel[language], concept.code).toMatch(/\S/)
        expect(concept.definition[language], concept.code).toMatch(/\.$/)
      }
  })

  test('a phenomenon lies under the heading its code begins with', () => {
    for (const code of PHENOMENA)
      expect(vocabulary.concept('phenomena', code)?.broader).toEqual([code.slice(0, code.indexOf('.'))])
  })

  test('codes that are easily taken for one another say where the limit runs', () => {
    const close = [
      'market.availability',
      'market.accessibility',
      'market.price',
      'supply.delivery',
      'supply.messaging',
      'supply.post',
      'supply.micro',
      'marketing.promotion',
      'flow.trafficking',
    ]
    for (const code of close) expect(vocabulary.concept('phenomena', code)?.scopeNote, code).toBeDefined()
  })

  test.each([
    ['crack', ['crack', 'cocaine', 'stimulants']],
    ['cannabis-resin', ['cannabis-resin', 'cannabis']],
    ['nitazenes', ['nitazenes', 'opioids', 'nps']],
    ['3-mmc', ['3-mmc', 'synthetic-cathinones', 'stimulants', 'nps']],
    ['pregabalin', ['pregabalin', 'gabapentinoids', 'medicines']],
    ['other', ['other']],
  ])('%s counts for itself and what is wider', (code, wider) => {
    expect(vocabulary.substanceAndWider(code)).toEqual(wider)
  })

  test('what is narrower is what names it as wider, directly or not', () => {
    expect(vocabulary.narrower('substances', 'cocaine')).toEqual(['crack', 'coca-paste'])
    expect(vocabulary.narrower('substances', 'nps')).toContain('alpha-pvp')
    expect(vocabulary.narrower('phenomena', 'flow')).toEqual([
      'flow.trafficking',
      'flow.courier',
      'flow.seizure',
    ])
  })

  test('a code the vocabulary lacks is shown as it is', () => {
    expect(vocabulary.label('substances', 'moon-dust', 'fr')).toBe('moon-dust')
  })
})
