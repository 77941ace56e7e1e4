import { describe, expect, test } from 'vitest'
import type { Place } from '../core/place.ts'
import type { Table } from '../core/table.ts'
import { disclose, withoutContactQuotes } from './disclose.ts'
import { type PublicPlaces, publicText } from './public-text.ts'

const places: Record<string, Place> = Object.fromEntries(
  (
    [
      ['FR', 'country', 'France', null],
      ['FR-75', 'departement', 'Paris (département)', 'FR'],
      ['FR-75056', 'commune', 'Paris', 'FR-75'],
      ['FR-75119', 'arrondissement', 'Paris 19e', 'FR-75056'],
      ['FR-75056-M4', 'network-place', 'Ligne Exemple', 'FR-75056'],
    ] as const
  ).map(([code, kind, name, within]) => [code, { code, kind, name, within, population: null }]),
)
const gazetteer: PublicPlaces = {
  get: (code) => places[code],
  publicPlace: (code) => (places[code]?.kind === 'network-place' ? (places[code]?.within ?? null) : code),
  names: () => Object.values(places).map(({ name, code }) => [name, [code]] as const),
}

const table: Table = {
  columns: [
    { key: 'place', label: { fr: 'Lieu', en: 'Place' }, type: 'place' },
    { key: 'site', label: { fr: 'Site', en: 'Site' }, type: 'place' },
    { key: 'places', label: { fr: 'Lieux', en: 'Places' }, type: 'place' },
    { key: 'n', label: { fr: 'Nombre', en: 'Count' }, type: 'number' },
    { key: 'quote', label: { fr: 'Extrait', en: 'Excerpt' }, type: 'quote' },
    { key: 'lat', label: { fr: 'Latitude', en: 'Latitude' }, type: 'number' },
  ],
  rows: [
    {
      place: 'FR-75056-M4',
      site: 'caarud-du-canal',
      places: ['FR-75056-M4', 'FR-75056', 'FR-75119'],
      n: 12,
      quote:
        'Ça se vend devant le Franprix de la rue des Lilas, sur la Ligne Exemple et les lignes de métro 9, 12 et 14.',
      lat: 48.85,
      hidden: 'never announced',
    },
  ],
  about: {
    title: {
      fr: 'Relances « [PHONE] 24/7 » sur la Ligne Exemple',
      en: 'Reminders “[HANDLE]” on Ligne Exemple',
    },
    filters: { place: 'FR-75056-M4', site: 'caarud-du-canal', period: '2016' },
    vocabularyVersion: '1',
    licence: 'CC-BY-4.0',
    url: '/trends?place=FR-75056-M4&site=caarud-du-canal&period=2016',
  },
}

describe('Alice, inside', () => {
  test('sees the table as it is', () => {
    expect(disclose(table, 'internal', gazetteer)).toBe(table)
  })
})

describe('Chloé, outside', () => {
  const shown = disclose(table, 'public', gazetteer)

  test('sees communes and municipal arrondissements, never a line or a site of ours', () => {
    expect(shown.rows[0]).toEqual({
      place: 'FR-75056',
      site: { missing: 'suppressed' },
      places: ['FR-75056', 'FR-75119'],
      n: 12,
      quote: 'Ça se vend […], sur la Paris et les lignes de métro […].',
    })
  })

  test('sees no coordinates and no field that no column announces', () => {
    expect(shown.columns.map(({ key }) => key)).toEqual(['place', 'site', 'places', 'n', 'quote'])
    expect(JSON.stringify(shown)).not.toMatch(/never announced|48\.85/)
  })

  test('finds no fine place and no contact in title, filters or address', () => {
    expect(shown.about.title).toEqual({ fr: 'Relances sur la Paris', en: 'Reminders on Paris' })
    expect(shown.about.filters).toEqual({ place: 'FR-75056', period: '2016' })
    expect(shown.about.url).toBe('/trends?place=FR-75056&period=2016')
  })

  test('gets nothing through a column that is said to hold numbers or dates', () => {
    const smuggled: Table = {
      ...table,
      columns: [
        { key: 'n', label: { fr: 'Nombre', en: 'Count' }, type: 'number' },
        { key: 'on', label: { fr: 'Date', en: 'Date' }, type: 'date' },
      ],
      rows: [
        { n: 'hall 4, cité des Bleuets', on: 'hall 4' },
        { n: 4, on: '2016-03' },
      ],
    }
    const gone = { missing: 'suppressed' }
    expect(disclose(smuggled, 'public', gazetteer).rows).toEqual([
      { n: gone, on: gone },
      { n: 4, on: '2016-03' },
    ])
  })
})

test.each([
  ['Il s’en vend sur les lignes 4, 9, 12 et 14.', 'Il s’en vend sur les lignes […].'],
  ['certaines lignes de métro (4, 9, 12 et 14)', 'certaines lignes de métro ([…])'],
  ['crack moved to lines 4, 9, 12 and 14', 'crack moved to lines […]'],
  ['La brune se vend place Exemplaire.', 'La brune se vend […].'],
  ['À Paris, 60 € le gramme et 70 € les 2 grammes.', 'À Paris, 60 € le gramme et 70 € les 2 grammes.'],
  ['Une cité du XIXe arrondissement de Paris.', 'Une cité du XIXe arrondissement de Paris.'],
])('in public %j reads %j', (text, shown) => {
  expect(publicText(text, gazetteer)).toBe(shown)
})

test('a title without placeholders keeps its quotes', () => {
  expect(withoutContactQuotes('« 1 gramme acheté, 0,2 offert »')).toBe('« 1 gramme acheté, 0,2 offert »')
})
