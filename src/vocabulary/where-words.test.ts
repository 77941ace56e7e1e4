import { describe, expect, test } from 'vitest'
import type { PlaceKind } from '../core/place.ts'
import { inPeriod, inPlace, listOf } from './where-words.ts'

describe('where, in French and English', () => {
  test.each<[string, PlaceKind, string, string]>([
    ['Lille', 'commune', 'à Lille', 'in Lille'],
    ['Le Havre', 'commune', 'au Havre', 'in Le Havre'],
    ['Les Ulis', 'commune', 'aux Ulis', 'in Les Ulis'],
    ['La Rochelle', 'commune', 'à La Rochelle', 'in La Rochelle'],
    ['Berlin', 'city', 'à Berlin', 'in Berlin'],
    [
      'Paris 1er',
      'arrondissement',
      'dans le 1er arrondissement de Paris',
      'in the 1st arrondissement of Paris',
    ],
    [
      'Paris 19e Arrondissement',
      'arrondissement',
      'dans le 19e arrondissement de Paris',
      'in the 19th arrondissement of Paris',
    ],
    ['Nord', 'departement', 'dans le Nord', 'in Nord'],
    ['Ain', 'departement', 'dans l’Ain', 'in Ain'],
    ['Hérault', 'departement', 'dans l’Hérault', 'in Hérault'],
    ['Yonne', 'departement', 'dans l’Yonne', 'in Yonne'],
    ['Haute-Garonne', 'departement', 'en Haute-Garonne', 'in Haute-Garonne'],
    ['Ille-et-Vilaine', 'departement', 'en Ille-et-Vilaine', 'in Ille-et-Vilaine'],
    ['Gironde', 'departement', 'en Gironde', 'in Gironde'],
    ["Val-d'Oise", 'departement', 'dans le Val-d’Oise', "in Val-d'Oise"],
    ['Yvelines', 'departement', 'dans les Yvelines', 'in the Yvelines'],
    ['La Réunion', 'departement', 'à La Réunion', 'in La Réunion'],
    ['Bretagne', 'region', 'en Bretagne', 'in Brittany'],
    ['Île-de-France', 'region', 'en Île-de-France', 'in Île-de-France'],
    ['Grand Est', 'region', 'dans le Grand Est', 'in Grand Est'],
    ['Hauts-de-France', 'region', 'dans les Hauts-de-France', 'in the Hauts-de-France'],
    ['France', 'country', 'en France', 'in France'],
    ['Portugal', 'country', 'au Portugal', 'in Portugal'],
    ['Iran', 'country', 'en Iran', 'in Iran'],
    ['Pays-Bas', 'country', 'aux Pays-Bas', 'in Pays-Bas'],
    ['Mexique', 'country', 'au Mexique', 'in Mexique'],
    ['Malte', 'country', 'à Malte', 'in Malte'],
    ['République tchèque', 'country', 'en République tchèque', 'in République tchèque'],
    ['Royaume-Uni', 'country', 'au Royaume-Uni', 'in Royaume-Uni'],
    ['Nouvelle-Zélande', 'country', 'en Nouvelle-Zélande', 'in Nouvelle-Zélande'],
    ['Balkans', 'world-region', 'dans les Balkans', 'in the Balkans'],
  ])('%s (%s): %s / %s', (name, kind, fr, en) => {
    expect(inPlace({ name, kind })).toEqual({ fr, en })
  })
})

describe('when', () => {
  test.each([
    ['2025', 'en 2025', 'in 2025'],
    ['2025-03', 'en mars 2025', 'in March 2025'],
    ['2025-03-01', 'le 1er mars 2025', 'on 1 March 2025'],
    ['2025-Q1', 'au 1er trimestre 2025', 'in the first quarter of 2025'],
    ['2025-H2', 'au 2e semestre 2025', 'in the second half of 2025'],
    ['2014/', 'depuis 2014', 'since 2014'],
    ['2024/2025', 'entre 2024 et 2025', 'between 2024 and 2025'],
    ['2024-01/2024-06', 'de janvier 2024 à juin 2024', 'between January 2024 and June 2024'],
  ])('%s: %s / %s', (period, fr, en) => {
    expect([inPeriod(period, 'fr'), inPeriod(period, 'en')]).toEqual([fr, en])
  })
})

test('a country is named in each language by its code', () => {
  expect(inPlace({ code: 'NL', name: 'Pays-Bas', kind: 'country' })).toEqual({
    fr: 'aux Pays-Bas',
    en: 'in the Netherlands',
  })
  expect(inPlace({ code: 'GB', name: 'Royaume-Uni', kind: 'country' })).toEqual({
    fr: 'au Royaume-Uni',
    en: 'in the United Kingdom',
  })
})

test('several things are joined as the language does', () => {
  expect(listOf(['Lille', 'Metz', 'Lyon'], 'fr')).toBe('Lille, Metz et Lyon')
  expect(listOf(['Lille', 'Metz', 'Lyon'], 'en')).toBe('Lille, Metz and Lyon')
})
