/** The map: France in classes, overseas in insets of one size each, what nobody watches hatched; no point, nothing to zoom into. */
import { type GeoProjection, geoConicConformal, geoMercator, geoPath } from 'd3-geo'
import type { Feature, FeatureCollection } from 'geojson'
import { feature } from 'topojson-client'
import { isMissing } from '../core/missing.ts'
import type { Cell } from '../core/table.ts'
import type { Drawing } from './draw-figure.ts'
import { element, escapeXml, frameSvg, missingFill, missingPatterns } from './svg.ts'
import { MAP_CLASSES } from './view-map.ts'

/** Overseas départements and regions, which share a name, each in a frame of its own. */
const INSETS = ['Guadeloupe', 'Martinique', 'Guyane', 'La Réunion', 'Mayotte']
const HEIGHT = 520
const INSET = 74

export function drawMap(drawing: Drawing): string {
  const { context, id, palette, table } = drawing
  const values = new Map(
    table.rows.map((row) => [typeof row.place === 'string' ? row.place : '', row.chains]),
  )
  const outlines = context.map
  if (!outlines) return drawList(drawing, values)
  const level = [...values.keys()].some((code) => context.gazetteer.get(code)?.kind === 'region')
    ? 'regions'
    : 'departements'
  const { features } = feature(outlines, outlines.objects[level]) as FeatureCollection
  const isOverseas = (name: string) => INSETS.includes(name)
  const nameOf = ({ properties }: Feature) => String(properties?.name ?? '')
  const main = features.filter((area) => !isOverseas(nameOf(area)))
  const left = INSET + 24
  const projection = geoConicConformal()
    .parallels([44, 49])
    .rotate([-3, 0])
    .fitExtent(
      [
        [left, 10],
        [drawing.width - 170, HEIGHT - 10],
      ],
      { type: 'FeatureCollection', features: main },
    )
  const areas = main.map((area) => drawArea(area, projection, values, drawing))
  const insets = INSETS.flatMap((label, index) => {
    const area = features.find((candidate) => nameOf(candidate) === label)
    return area ? [drawInset(area, label, index, values, drawing)] : []
  })
  return frameSvg(
    { ...drawing, height: HEIGHT },
    missingPatterns(id, palette) + areas.join('') + insets.join('') + legend(drawing),
  )
}

function drawArea(
  area: Feature,
  projection: GeoProjection,
  values: ReadonlyMap<string, Cell | undefined>,
  drawing: Drawing,
): string {
  const { palette, context } = drawing
  const code = String(area.id ?? '')
  const value = values.get(code)
  const name = context.gazetteer.get(code)?.name ?? String(area.properties?.name ?? code)
  const d = outlineOf(area, projection)
  const said = drawing.label('chains', value ?? { missing: 'not-observed' })
  return element(
    'path',
    { d, fill: fillOf(value, drawing), stroke: palette.muted, 'stroke-width': 0.5 },
    element('title', {}, escapeXml(`${name}: ${said}`)),
  )
}

/** The outline on a grid of half pixels, in relative steps, points that fall together left out: a third of the size, alike to the eye. */
function outlineOf(area: Feature, projection: GeoProjection): string {
  const steps: string[] = []
  let [x, y] = [0, 0]
  const snap = (value: number) => Math.round(value * 2) / 2
  const go = (letter: 'M' | 'l', toX: number, toY: number) => {
    const [nextX, nextY] = [snap(toX), snap(toY)]
    if (letter === 'l' && nextX === x && nextY === y) return
    steps.push(letter === 'M' ? `M${nextX} ${nextY}` : `l${snap(nextX - x)} ${snap(nextY - y)}`)
    ;[x, y] = [nextX, nextY]
  }
  geoPath(projection, {
    beginPath: () => {},
    moveTo: (toX, toY) => go('M', toX, toY),
    lineTo: (toX, toY) => go('l', toX, toY),
    arc: () => {},
    closePath: () => steps.push('Z'),
  })(area)
  return steps.join('')
}

function drawInset(
  area: Feature,
  label: string,
  index: number,
  values: ReadonlyMap<string, Cell | undefined>,
  drawing: Drawing,
): string {
  const y = 16 + index * (INSET + 24)
  const projection = geoMercator().fitExtent(
    [
      [14, y + 4],
      [10 + INSET - 4, y + INSET - 4],
    ],
    area,
  )
  return (
    element('rect', { x: 10, y, width: INSET, height: INSET, fill: 'none', stroke: drawing.palette.line }) +
    drawArea(area, projection, values, drawing) +
    element('text', { x: 10, y: y + INSET + 13, 'font-size': 10 }, escapeXml(label))
  )
}

function fillOf(value: Cell | undefined, { id, palette }: Drawing): string {
  if (value === undefined) return missingFill(id, 'not-observed')
  if (isMissing(value)) return missingFill(id, value.missing)
  const count = Number(value)
  if (count === 0) return palette.paper
  const at = MAP_CLASSES.findIndex(({ from, to }) => count >= from && (to === null || count <= to))
  return palette.classes[at] ?? palette.mark
}

function legend(drawing: Drawing): string {
  const { palette, id, width } = drawing
  const x = width - 160
  const entries: (readonly [string, string])[] = [
    ...MAP_CLASSES.map(({ from, to }, index): readonly [string, string] => [
      to === null
        ? drawing.say('figure.more', { from })
        : from === to
          ? String(from)
          : drawing.say('figure.range', { from, to }),
      palette.classes[index] ?? palette.mark,
    ]).reverse(),
    ['0', palette.paper],
    [drawing.say('missing.not-observed'), missingFill(id, 'not-observed')],
    [drawing.say('missing.suppressed'), missingFill(id, 'suppressed')],
  ]
  const head = element(
    'text',
    { x, y: 30, 'font-weight': 600, 'font-size': 11 },
    escapeXml(drawing.say('figure.legend')),
  )
  const swatches = entries.map(([label, fill], index) => {
    const y = 40 + index * 22
    return (
      element('rect', { x, y, width: 22, height: 15, fill, stroke: palette.muted, 'stroke-width': 0.5 }) +
      element('text', { x: x + 30, y: y + 12, 'font-size': 11 }, escapeXml(label))
    )
  })
  return head + swatches.join('')
}

/** Without outlines, the areas by name: the same numbers, no shapes. */
function drawList(drawing: Drawing, values: ReadonlyMap<string, Cell | undefined>): string {
  const spoken = [...values].filter(([, value]) => typeof value === 'number' && value > 0)
  const lines = spoken.map(([code, value], index) =>
    element(
      'text',
      { x: 16, y: 28 + index * 18 },
      escapeXml(`${drawing.label('place', code)}: ${drawing.label('chains', value)}`),
    ),
  )
  return frameSvg(
    { ...drawing, height: Math.max(60, 40 + lines.length * 18) },
    lines.join('') || element('text', { x: 16, y: 28 }, escapeXml(drawing.alt)),
  )
}
