/** What reports say by formula: every plain change of every plain subject, as the guideline codes it. */
import { describe, expect, it } from 'vitest'
import type { Language } from '../core/codes.ts'
import { createReader } from './load.ts'

const reader = createReader()

const SUBJECTS: Record<Language, readonly (readonly [phenomenon: string, words: string])[]> = {
  fr: [
    ['market.price', 'Le prix de la cocaïne'],
    ['market.purity', 'La pureté de l’héroïne'],
    ['market.availability', 'La disponibilité du crack'],
    ['use.level', 'L’usage de kétamine'],
    ['use.level', 'La consommation de MDMA'],
  ],
  en: [
    ['market.price', 'The price of cocaine'],
    ['market.purity', 'The purity of heroin'],
    ['market.availability', 'The availability of fentanyl'],
    ['use.level', 'Ketamine use'],
    ['use.level', 'Consumption of MDMA'],
  ],
}
const PLACE: Record<Language, string> = { fr: 'à Lyon', en: 'in Hull' }

const WORDS: Record<Language, Readonly<Record<string, readonly string[]>>> = {
  fr: {
    up: [
      'a augmenté',
      'augmente',
      'continue d’augmenter',
      'continue à progresser',
      'a fortement progressé',
      'est en hausse',
      'est plus élevé qu’en 2019',
      'repart à la hausse',
      'a doublé',
      'connaît une forte hausse',
    ],
    down: [
      'a baissé',
      'diminue',
      'continue de baisser',
      'a reculé',
      'est en baisse',
      'est moins élevé qu’en 2019',
      'a été divisé par deux',
    ],
    stable: [
      'reste stable',
      'est stable',
      'n’a pas changé',
      'n’a guère évolué',
      'se stabilise',
      'est resté au même niveau',
    ],
    'up hedged': ['semble augmenter', 'pourrait augmenter'],
    'down hedged': ['aurait baissé'],
    'up denied': ['n’a pas augmenté', 'n’augmente pas'],
    'down denied': ['n’a pas baissé', 'ne baisse pas'],
  },
  en: {
    up: [
      'has risen',
      'is rising',
      'continues to rise',
      'keeps going up',
      'increased sharply',
      'is on the rise',
      'is higher than in 2019',
      'is climbing again',
      'doubled',
      'saw a sharp increase',
    ],
    down: [
      'has fallen',
      'is falling',
      'continues to fall',
      'declined',
      'is in decline',
      'is lower than in 2019',
      'halved',
    ],
    stable: [
      'remains stable',
      'is stable',
      'has not changed',
      'is unchanged',
      'has levelled off',
      'stayed at the same level',
      'has plateaued',
    ],
    'up hedged': ['appears to be rising', 'could be increasing'],
    'down hedged': ['may have fallen', 'is reportedly down'],
    'up denied': ['has not risen', 'is not rising'],
    'down denied': ['did not fall'],
  },
}

describe.each(['fr', 'en'] as const)('plain changes, %s', (language) => {
  const cases = Object.entries(WORDS[language]).flatMap(([told, predicates]) =>
    predicates.map((predicate) => [predicate, told] as const),
  )
  it.each(cases)('« … %s » is %s, whatever changes', (predicate, told) => {
    const heard = SUBJECTS[language].map(([phenomenon, subject]) => {
      const text = `${subject} ${predicate} ${PLACE[language]}.`
      const claim = reader.read(text).observations.find((one) => one.phenomenon === phenomenon)
      const how = claim && claim.certainty !== 'asserted' ? ` ${claim.certainty}` : ''
      return claim ? `${claim.direction}${how}` : `no ${phenomenon}`
    })
    expect(heard).toEqual(SUBJECTS[language].map(() => told))
  })
})
