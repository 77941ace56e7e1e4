/** The gazetteer: codes, wider places, namesakes, and how fine the public may see. */
import { describe, expect, test } from 'vitest'
import { loadGazetteer } from './gazetteer.ts'

const places = loadGazetteer()

describe('wider places', () => {
  test.each([
    ['FR-75056-M4', ['FR-75056', 'FR-75', 'FR-IDF', 'FR']],
    ['FR-75119', ['FR-75056', 'FR-75', 'FR-IDF', 'FR']],
    ['FR-69383', ['FR-69123', 'FR-69', 'FR-ARA', 'FR']],
    ['FR-13201', ['FR-13055', 'FR-13', 'FR-PAC', 'FR']],
    ['FR-2A004', ['FR-2A', 'FR-COR', 'FR']],
    ['FR-97411', ['FR-974', 'FR-OM', 'FR']],
    ['FR-35238-Ma', ['FR-35238', 'FR-35', 'FR-BRE', 'FR']],
    ['GB-manchester', ['GB-ENG', 'GB']],
    ['US-philadelphia', ['US-PA', 'US']],
    ['DE-berlin', ['DE']],
    ['FR', []],
  ])('%s lies within %j', (code, wider) => {
    expect(places.widerThan(code)).toEqual(wider)
  })

  test('France has 101 départements, 18 regions and 45 municipal arrondissements', () => {
    const ofKind = (kind: string): string[] =>
      [...places.names()].flatMap(([, codes]) => codes).filter((code) => places.get(code)?.kind === kind)
    const french = (kind: string): number =>
      new Set(ofKind(kind).filter((code) => code.startsWith('FR-'))).size
    expect(french('departement')).toBe(101)
    expect(french('region')).toBe(13)
    expect(french('arrondissement')).toBe(45)
  })

  test('every place names a wider place that exists', () => {
    for (const { codes } of places.namedPlaces())
      for (const code of codes) {
        const place = places.get(code)
        expect(place, code).toBeDefined()
        if (place?.within) expect(places.get(place.within), code).toBeDefined()
      }
  })
})

describe('names', () => {
  test.each([
    ['Le Havre', 'FR-76351'],
    ['havre', 'FR-76351'],
    ['st etienne', 'FR-42218'],
    ['SAINT-DENIS', 'FR-93066'],
    ['Cherbourg', 'FR-50129'],
    ['Brest', 'FR-29019'],
    ['Londres', 'GB-london'],
    ['Anvers', 'BE-antwerpen'],
    ['Antwerp', 'BE-antwerpen'],
    ['Pays-Bas', 'NL'],
    ['the Netherlands', 'NL'],
    ['Luxembourg', 'LU'],
    ['Bretagne', 'FR-BRE'],
    ['région parisienne', 'FR-IDF'],
    ['outre-mer', 'FR-OM'],
    ['Guyane', 'FR-973'],
    ['Écosse', 'GB-SCT'],
    ['Greater Manchester', 'GB-greater-manchester'],
    ['California', 'US-CA'],
    ['Afrique de l’Ouest', 'X-west-africa'],
    ['lyonnaise', 'FR-69123'],
    ['cherbourgeois', 'FR-50129'],
    ['Mancunian', 'GB-manchester'],
    ['Glaswegians', 'GB-glasgow'],
  ])('%s is %s', (name, code) => {
    expect(places.lookup(name)?.code).toBe(code)
  })

  test('a name that is no place is no place', () => {
    expect(places.lookup('Trifouilly-les-Oies-Noires')).toBeUndefined()
    expect(places.lookup('')).toBeUndefined()
  })

  test('of several places of a name, the one near what is spoken of is meant', () => {
    expect(places.lookup('Saint-Denis', { within: ['FR-974'] })?.code).toBe('FR-97411')
    expect(places.lookup('Saint-Denis', { within: ['FR-93001'] })?.code).toBe('FR-93066')
    expect(places.lookup('London', { country: 'CA' })?.code).toBe('CA-london')
    expect(places.lookup('Georgia', { country: 'US' })?.code).toBe('US-GA')
    expect(places.lookup('ligne A', { within: ['FR-69123'] })?.code).toBe('FR-69123-MA')
    expect(places.lookup('ligne 4', { within: ['FR-75056'] })?.code).toBe('FR-75056-M4')
  })

  test('a village is found by its name, and takes a namesake’s place only when its département is spoken of', () => {
    expect(places.lookup('Montpellier')?.code).toBe('FR-34172')
    expect(places.lookup('Le Blanc')?.code).toBe('FR-36018')
    expect(places.lookup('Bretagne', { country: 'FR' })?.code).toBe('FR-BRE')
    expect(places.lookup('Bretagne', { within: ['FR-36'] })?.code).toBe('FR-36024')
  })

  test.each(['Nice', 'Reading', 'Y', 'Nancy', 'Orange', 'Bath', 'Lens', 'Tours'])(
    '%s may be an everyday word',
    (name) => {
      expect(places.named(name)?.flags).toContain('common')
    },
  )

  test('villages and demonyms are flagged; villages and lines stay out of the list', () => {
    expect(places.named('Y')?.flags).toContain('small')
    expect(places.named('lillois')?.flags).toEqual(['demonym'])
    const names = new Set([...places.names()].map(([name]) => name))
    expect(names.has('Lille')).toBe(true)
    expect(names.has('lillois')).toBe(false)
    expect(names.has('ligne 4')).toBe(false)
    expect(places.named('Marseille')?.flags).toEqual([])
  })

  test('people read a place in their own language', () => {
    expect(places.nameOf('GB-london', 'fr')).toBe('Londres')
    expect(places.nameOf('GB-london', 'en')).toBe('London')
    expect(places.nameOf('FR-BRE', 'en')).toBe('Brittany')
    expect(places.nameOf('DE', 'fr')).toBe('Allemagne')
    expect(places.nameOf('ZZ-nowhere', 'en')).toBe('ZZ-nowhere')
  })
})

describe('what the public may see', () => {
  test.each([
    ['FR-75056-M4', 'FR-75056'],
    ['FR-69123-T1', 'FR-69123'],
    ['FR-IDF-T3a', 'FR-IDF'],
    ['FR-nord-est', 'FR-75056'],
    ['GB-brixton', 'GB-london'],
    ['US-tenderloin', 'US-san-francisco'],
    ['FR-75119', 'FR-75119'],
    ['FR-59350', 'FR-59350'],
    ['FR-59', 'FR-59'],
    ['FR', 'FR'],
    ['FR-unknown', null],
  ])('%s is shown as %s', (code, shown) => {
    expect(places.publicPlace(code)).toBe(shown)
  })

  test('no place finer than an arrondissement has a point', () => {
    expect(places.get('FR-75056-M4')?.at).toBeUndefined()
    expect(places.get('FR-75119')?.at).toBeUndefined()
    expect(places.get('FR-59350')?.at).toBeDefined()
  })
})
