import { describe, expect, test } from 'vitest'
import type { Claim } from '../core/claim.ts'
import { claim } from '../trends/claims.fixture.ts'
import type { Received } from '../trends/coverage.ts'
import { loadGazetteer } from '../vocabulary/gazetteer.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { loadMap } from '../vocabulary/maps.ts'
import { loadTexts } from '../vocabulary/texts.ts'
import type { PublishContext } from './context.ts'
import { defaultFilters, filtersToQuery, parseFilters } from './filters.ts'
import { gatherMaterial } from './material.ts'
import {
  drawFigure,
  publish,
  viewCoverage,
  viewExplore,
  viewReport,
  viewTrendsGrid,
  viewWhatIsNew,
} from './publish.ts'
import type { View } from './views.ts'

const context: PublishContext = {
  vocabulary: loadVocabulary(),
  gazetteer: loadGazetteer(),
  texts: loadTexts(),
  today: '2026-01-15',
  audience: 'internal',
  origin: 'https://vigie.example.org',
}
const filters = defaultFilters('2025')
const months = Array.from({ length: 12 }, (_, n) => `2025-${String(n + 1).padStart(2, '0')}`)
const received = (site: string, when: readonly string[]): Received[] =>
  when.map((month) => ({
    site,
    space: 'urban',
    month,
    documents: 6,
    chains: 6,
    sourceKinds: ['observatory'],
  }))

const claims: Claim[] = [
  claim({ chain: 'observers', evidence: { start: 0, end: 30, quote: '=crack sur la ligne 4, en hausse' } }),
  claim({ chain: 'police', sourceKind: 'police', period: '2025-04' }),
  claim({ chain: 'metz', site: 'FR-57463', places: ['FR-57463'], direction: 'down', period: '2025-05' }),
  claim({
    chain: 'alpha',
    site: 'site-nord-2',
    places: ['FR-75056'],
    substances: ['heroin'],
    direction: 'absent',
  }),
]
const past = [claim({ period: '2024-06', substances: ['heroin'] })]
const raw = {
  period: '2025',
  claims,
  past,
  coverage: [
    ...received('FR-59350', months),
    ...received('FR-57463', months.slice(0, 6)),
    ...received('site-nord-2', ['2025-03']),
  ],
}
const material = gatherMaterial(raw, context)
const openly: PublishContext = { ...context, audience: 'public' }
const publicly = gatherMaterial(raw, openly)
const views = (of: typeof material, at: PublishContext): View[] => [
  viewWhatIsNew(of, filters, at),
  viewTrendsGrid(of, filters, at),
  viewExplore(of, filters, at),
  viewCoverage(of, filters, at),
  viewReport(of, filters, at),
]

describe('the address of a page', () => {
  const known = { vocabulary: context.vocabulary, gazetteer: context.gazetteer }
  const parse = (query: string) => parseFilters(new URLSearchParams(query), filters, known)

  test('with nothing but defaults is empty', () => {
    expect(filtersToQuery(filters, filters).toString()).toBe('')
  })

  test('says again what it was told', () => {
    const query = 'period=2024&substance=crack&phenomenon=market&place=FR-59&space=festive'
    expect(filtersToQuery(parse(query), filters).toString()).toBe(query)
  })

  test.each([
    'radius=5',
    'substance=!crack',
    'place=FR-99999',
    'period=hier',
    'space=urban&space=festive',
    'status=sure',
  ])('?%s is refused', (query) => {
    expect(() => parse(query)).toThrow(/address-setting/)
  })

  test('language and audience belong to the page', () => {
    expect(parse('lang=en&audience=public')).toEqual(filters)
  })
})

describe('what is new', () => {
  const view = viewWhatIsNew(material, filters, context)
  const sentences = view.statements.map(({ statement }) => statement.text.fr)

  test('puts what is new and confirmed first, in a sentence of each language', () => {
    expect(view.statements[0]?.statement.text).toEqual({
      fr: 'La disponibilité du crack augmente à Lille en 2025.',
      en: 'The availability of crack cocaine is rising in Lille in 2025.',
    })
  })

  test('says once what rests on the same claims', () => {
    expect(new Set(sentences).size).toBe(sentences.length)
    expect(sentences.filter((text) => text.includes('Metz') && !text.includes('Lille'))).toHaveLength(1)
  })

  test('never turns two towns into a country', () => {
    expect(sentences.filter((text) => text.includes('en France'))).toEqual([])
  })

  test('gives each sentence its claims', () => {
    for (const { statement, evidence } of view.statements) {
      expect(statement.observationIds.length).toBeGreaterThan(0)
      expect(evidence[0]?.quote).toBeTruthy()
    }
  })

  test('warns of the site that fell silent', () => {
    expect(view.warnings.map(({ site }) => site)).toContain('FR-57463')
  })
})

describe('the grid', () => {
  const view = viewTrendsGrid(material, filters, context)
  const row = view.rows.find(
    ({ substance, indicator }) => substance === 'crack' && indicator === 'market.availability',
  )
  const at = (site: string) => row?.cells[view.sites.indexOf(site)]

  test('gives direction and certainty by site', () => {
    expect(at('FR-59350')).toMatchObject({ direction: 'up', status: 'confirmed', chains: 2 })
    expect(at('FR-57463')).toMatchObject({ direction: 'down', status: 'reported' })
  })

  test('a site that reported but says nothing of it was not asked; one that sent nothing was not observed', () => {
    expect(at('site-nord-2')).toEqual({ missing: 'not-asked' })
    const silent = gatherMaterial({ ...raw, expected: [{ site: 'FR-69123', space: 'urban' }] }, context)
    const grid = viewTrendsGrid(silent, filters, context)
    expect(grid.rows[0]?.cells[grid.sites.indexOf('FR-69123')]).toEqual({ missing: 'not-observed' })
  })
})

describe('explore', () => {
  const view = viewExplore(material, { ...filters, substance: 'crack', place: 'FR-57' }, context)
  const month = (period: string) => view.series.find((point) => point.period === period)

  test('a watched month without the subject is zero, a month without documents is not observed', () => {
    expect(month('2025-05')).toMatchObject({ chains: 1, denominator: 6, down: 1 })
    expect(month('2025-02')).toMatchObject({ chains: 0, denominator: 6, share: 0 })
    expect(month('2025-12')?.chains).toEqual({ missing: 'not-observed' })
  })

  test('the map tells watched silence from no watch', () => {
    const areas = viewExplore(material, { ...filters, substance: 'heroin' }, context).map.areas
    expect(areas.find(({ place }) => place === 'FR-59')?.value).toBe(0)
    expect(areas.find(({ place }) => place === 'FR-33')).toBeUndefined()
  })

  test('overseas a département is its own region', () => {
    const overseas = gatherMaterial(
      { ...raw, claims: [claim({ site: 'FR-97411', places: ['FR-97411'] })] },
      context,
    )
    const view = viewExplore(overseas, { ...filters, map: 'region' }, { ...context, map: loadMap() })
    expect(view.map.areas.find(({ place }) => place === 'FR-974')?.value).toBe(1)
  })

  test('a map is drawn in under a hundred kilobytes, each outline named', () => {
    const at = { ...context, map: loadMap() }
    const [, figure] = viewExplore(material, { ...filters, substance: 'crack' }, at).figures
    if (!figure) throw new Error('no map')
    const svg = drawFigure(figure, { language: 'fr', palette: 'page' }, at)
    expect(svg.match(/<path/g)?.length).toBeGreaterThan(101)
    expect(svg).toContain('<title>Nord: 2</title>')
    expect(svg.length).toBeLessThan(100_000)
  })
})

describe('files', () => {
  test('a CSV names filters, day, vocabulary, licence and address, then codes', () => {
    const { body, contentType, filename } = publish(
      viewExplore(material, filters, context),
      'csv',
      'internal',
      'fr',
      context,
    )
    const lines = String(body).split('\r\n')
    expect(contentType).toContain('text/csv')
    expect(filename).toBe('vigie_explore_2025.csv')
    expect(lines).toContain('# filter period,2025')
    expect(lines).toContain('# date,2026-01-15')
    expect(lines).toContain('# licence,CC-BY-4.0')
    expect(lines).toContain('# url,https://vigie.example.org/explore?period=2025')
    const header = lines[lines.indexOf('') + 1]
    expect(header?.split(',')).toContain('source_kind')
    expect(body).toContain("'=crack")
  })

  test('a missing value is an empty cell with its reason beside it', () => {
    const body = String(
      publish(viewCoverage(material, filters, context), 'csv', 'internal', 'fr', context).body,
    )
    expect(body).toContain('documents_missing')
    expect(body).toMatch(/FR-57463,urban,2025-12,,not-observed/)
  })

  test('JSON says the same as CSV', () => {
    const view = viewTrendsGrid(material, filters, context)
    const { rows, about } = JSON.parse(String(publish(view, 'json', 'internal', 'en', context).body))
    const csv = String(publish(view, 'csv', 'internal', 'en', context).body).split('\r\n')
    expect(rows).toHaveLength(csv.length - csv.indexOf('') - 3)
    expect(about).toMatchObject({ licence: 'CC-BY-4.0', date: '2026-01-15', filters: { period: '2025' } })
  })

  test.each(['fr', 'en'] as const)(
    'every view is drawn in %s: one image with one name, no label inside',
    (language) => {
      for (const view of views(material, context)) {
        const svg = String(publish(view, 'svg', 'internal', language, context).body)
        expect(svg.match(/role="img"/g)).toHaveLength(1)
        expect(svg.match(/aria-label=/g)).toHaveLength(1)
        expect(svg).not.toMatch(/<style|style="|NaN|undefined|var\(--/)
      }
    },
  )

  test('on a page the colours are the page’s own', () => {
    const [figure] = viewExplore(material, filters, context).figures
    if (!figure) throw new Error('no figure')
    expect(drawFigure(figure, { language: 'fr', palette: 'page' }, context)).toContain('var(--')
  })

  test('a PNG is a picture', () => {
    const { body } = publish(viewTrendsGrid(material, filters, context), 'png', 'internal', 'fr', context)
    expect([...(body as Uint8Array).slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
  })
})

describe('what the public sees', () => {
  test('neither a line, nor a site of the organisation’s own, in any view or shape', () => {
    for (const view of views(publicly, openly)) {
      expect(JSON.stringify(view)).not.toMatch(/ligne 4|site-nord-2/)
      for (const format of ['json', 'csv', 'svg'] as const)
        expect(String(publish(view, format, 'public', 'fr', openly).body)).not.toMatch(/ligne 4|site-nord-2/)
    }
  })

  test('an internal view asked for publicly still passes the gate', () => {
    for (const view of views(material, context))
      for (const format of ['json', 'csv', 'svg'] as const)
        expect(String(publish(view, format, 'public', 'fr', context).body)).not.toMatch(/ligne 4|site-nord-2/)
  })
})
