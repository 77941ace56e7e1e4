/** The map of *Explore*: how many chains speak of the subject in each département or région, and where nobody watches. */
import type { Claim } from '../core/claim.ts'
import { isMissing } from '../core/missing.ts'
import type { Trend } from '../core/trend.ts'
import { column, nameOf, orNotSaid, type PublishContext, tableOf } from './context.ts'
import type { Filters } from './filters.ts'
import type { Material } from './material.ts'
import type { Figure, MapArea, MapView } from './views.ts'

/** Doubling classes: fixed, so that two maps can be compared. */
export const MAP_CLASSES: MapView['classes'] = [
  { from: 1, to: 1 },
  { from: 2, to: 3 },
  { from: 4, to: 7 },
  { from: 8, to: null },
]

export function viewMap(
  claims: readonly Claim[],
  material: Material,
  filters: Filters,
  context: PublishContext,
): MapView {
  const level = filters.map
  const drawn = new Set(outlines(level, context))
  const chains = new Map<string, Set<string>>()
  for (const claim of claims)
    for (const area of areasOf(claim.places, level, drawn, context))
      chains.set(area, (chains.get(area) ?? new Set()).add(claim.chain))
  const watched = new Set(
    material.coverage.flatMap(({ site }) => (site === null ? [] : areasOf([site], level, drawn, context))),
  )
  const codes = new Set([...drawn, ...chains.keys(), ...watched])
  const trends = new Map(
    material.trends
      .filter((trend) => trend.phenomenon === filters.phenomenon && trend.substance === filters.substance)
      .map((trend): [string | null, Trend] => [trend.place, trend]),
  )
  const areas = [...codes].sort().map((place): MapArea => {
    const trend = trends.get(place)
    const value = chains.get(place)?.size ?? (watched.has(place) ? 0 : ({ missing: 'not-observed' } as const))
    return { place, value, direction: trend?.direction ?? null, status: trend?.status ?? null }
  })
  return { level, areas, classes: MAP_CLASSES, alt: sayMap(areas, level, context) }
}

/** The area of the map each place lies in; overseas a département is its own region. */
function areasOf(
  places: readonly string[],
  level: MapView['level'],
  drawn: ReadonlySet<string>,
  { gazetteer }: PublishContext,
): string[] {
  const isArea = (code: string) =>
    drawn.has(code) || (drawn.size === 0 && gazetteer.get(code)?.kind === level)
  return places.flatMap((place) => [place, ...gazetteer.widerThan(place)].find(isArea) ?? [])
}

function outlines(level: MapView['level'], { map }: PublishContext): string[] {
  const geometries = map?.objects[level === 'region' ? 'regions' : 'departements'].geometries ?? []
  return geometries.flatMap(({ id }) => (id === undefined ? [] : [String(id)]))
}

function sayMap(areas: readonly MapArea[], level: MapView['level'], context: PublishContext): MapView['alt'] {
  const spoken = areas
    .flatMap(({ place, value }) => (typeof value === 'number' && value > 0 ? [{ place, value }] : []))
    .sort((a, b) => b.value - a.value || (a.place < b.place ? -1 : 1))
  return context.texts.both(`publish.map.alt-${level}`, {
    n: spoken.length,
    unwatched: areas.filter(({ value }) => isMissing(value)).length,
    most: spoken
      .slice(0, 5)
      .map(({ place, value }) => `${nameOf(place, context)} (${value})`)
      .join(', '),
  })
}

export function mapFigure(
  map: MapView,
  page: { path: string; filters: Filters },
  context: PublishContext,
): Figure {
  const { texts } = context
  const title = { key: `publish.map.title-${map.level}`, values: { period: page.filters.period } }
  return {
    id: 'map',
    kind: 'map',
    title: texts.both(title.key, title.values),
    alt: map.alt,
    table: tableOf(
      title,
      page,
      [
        column(texts, 'place', 'place'),
        column(texts, 'chains', 'number'),
        column(texts, 'direction', 'code', { scheme: 'directions' }),
        column(texts, 'status', 'code', { scheme: 'statuses' }),
      ],
      map.areas.map(({ place, value, direction, status }) => ({
        place,
        chains: value,
        direction: orNotSaid(direction),
        status: orNotSaid(status),
      })),
      context,
    ),
  }
}
