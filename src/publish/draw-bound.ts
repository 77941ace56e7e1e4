/** A watched series: observed against what would be no alarm, the alarms marked, and under it what the numbers are counted among. */
import * as Plot from '@observablehq/plot'
import type { Cell, Row } from '../core/table.ts'
import { emptyLine } from './draw-curve.ts'
import type { Drawing } from './draw-figure.ts'
import { monthLabel } from './draw-series.ts'
import { plotContent } from './plot-svg.ts'
import { element, escapeXml, frameSvg, missingFill, missingPatterns } from './svg.ts'

interface Point {
  readonly at: number
  readonly period: string
  readonly observed: number | null
  readonly denominator: number | null
  readonly expected: number | null
  readonly bound: number | null
  readonly isAlarm: boolean
  readonly isComplete: boolean
}

const MARGIN = { left: 52, right: 30, top: 62, axis: 34 } as const
const ROOM = { chart: 250, denominators: 62 } as const

export function drawBound(drawing: Drawing): string {
  const { table, width } = drawing
  const points = table.rows.map(asPoint)
  if (points.every(({ observed }) => observed === null))
    return frameSvg({ ...drawing, height: 60 }, emptyLine(drawing))
  const hasDenominator = points.some(({ denominator }) => denominator !== null)
  const height = MARGIN.top + ROOM.chart + MARGIN.axis + (hasDenominator ? ROOM.denominators : 0)
  const xOf = (at: number): number =>
    MARGIN.left + ((at + 0.5) / points.length) * (width - MARGIN.left - MARGIN.right)
  const content =
    missingPatterns(drawing.id, drawing.palette) +
    chart(drawing, points) +
    legend(drawing, points) +
    periodLabels(drawing, points, xOf) +
    (hasDenominator ? denominators(drawing, points, xOf) : '')
  return frameSvg({ ...drawing, height }, content)
}

const numberOf = (cell: Cell | undefined): number | null => (typeof cell === 'number' ? cell : null)

function asPoint(row: Row, at: number): Point {
  return {
    at,
    period: String(row.period),
    observed: numberOf(row.observed),
    denominator: numberOf(row.denominator),
    expected: numberOf(row.expected),
    bound: numberOf(row.upperbound),
    isAlarm: row.alarm === 'yes',
    isComplete: row.complete !== 'no',
  }
}

/** Room for what was observed and the bounds it passed; bounds of the first periods, wide for want of past, are cut. */
function roomFor(points: readonly Point[]): number {
  const seen = points.map(({ observed }) => observed ?? 0)
  const passed = points.filter(({ isAlarm }) => isAlarm).map(({ bound }) => bound ?? 0)
  const expected = points.map((point) => point.expected ?? 0)
  return Math.max(1, ...seen, ...passed, ...expected.slice(-12)) * 1.1
}

function chart({ id, palette, width }: Drawing, points: readonly Point[]): string {
  const alarm = palette.directions.up ?? palette.ink
  const top = roomFor(points)
  const seen = points.filter((point): point is Point & { observed: number } => point.observed !== null)
  const step = (point: Point, half: number) => ({ x1: point.at - half, x2: point.at + half })
  const { content } = plotContent({
    width,
    height: MARGIN.top + ROOM.chart,
    marginTop: MARGIN.top,
    marginBottom: 1,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    style: { background: 'none', color: palette.ink },
    x: { domain: [-0.5, points.length - 0.5], axis: null },
    y: {
      label: null,
      grid: true,
      domain: [0, top * 1.08],
      ticks: Math.min(Math.ceil(top), 6),
      tickFormat: (value: number) => (Number.isInteger(value) ? String(value) : ''),
    },
    symbol: { type: 'identity' },
    marks: [
      Plot.rect(
        points.filter(({ observed }) => observed === null).map((point) => step(point, 0.5)),
        { x1: 'x1', x2: 'x2', y1: 0, y2: top * 1.08, fill: missingFill(id, 'not-observed') },
      ),
      Plot.rect(
        points.flatMap((point) =>
          point.bound === null
            ? []
            : [{ ...step(point, 0.5), y: Math.min(top * 1.08, Math.max(0, point.bound)) }],
        ),
        { x1: 'x1', x2: 'x2', y1: 0, y2: 'y', fill: palette.whole, fillOpacity: 0.75 },
      ),
      Plot.link(
        points.flatMap((point) =>
          point.expected === null ? [] : [{ ...step(point, 0.5), y: point.expected }],
        ),
        {
          x1: 'x1',
          x2: 'x2',
          y1: 'y',
          y2: 'y',
          stroke: palette.muted,
          strokeWidth: 1.5,
          strokeDasharray: '4 2',
        },
      ),
      Plot.line(
        points.map((point) => ({ x: point.at, y: point.observed ?? Number.NaN })),
        { x: 'x', y: 'y', stroke: palette.mark, strokeWidth: 1.6 },
      ),
      Plot.ruleY([0], { stroke: palette.muted }),
      Plot.dot(
        seen.filter(({ isAlarm }) => !isAlarm),
        {
          x: 'at',
          y: 'observed',
          r: 3.2,
          fill: (point: Point) => (point.isComplete ? palette.mark : palette.paper),
          stroke: palette.mark,
          strokeWidth: 1.4,
        },
      ),
      Plot.dot(
        seen.filter(({ isAlarm }) => isAlarm),
        {
          x: 'at',
          y: 'observed',
          r: 7,
          symbol: () => 'diamond',
          fill: (point: Point) => (point.isComplete ? alarm : palette.paper),
          stroke: alarm,
          strokeWidth: 2,
        },
      ),
    ],
  })
  return content
}

/** What each mark stands for, in rows as the width asks for; only what is drawn. */
function legend(drawing: Drawing, points: readonly Point[]): string {
  const { palette, language, context } = drawing
  const alarm = palette.directions.up ?? palette.ink
  const dot = (fill: string, stroke: string) => (x: number, y: number) =>
    element('circle', { cx: x + 7, cy: y + 6, r: 4, fill, stroke, 'stroke-width': 1.4 })
  const swatch = (fill: string) => (x: number, y: number) =>
    element('rect', { x, y, width: 14, height: 12, fill, stroke: palette.muted, 'stroke-width': 0.5 })
  const entries: [key: string, isDrawn: boolean, draw: (x: number, y: number) => string][] = [
    ['observed', true, dot(palette.mark, palette.mark)],
    [
      'alarm',
      points.some(({ isAlarm }) => isAlarm),
      (x, y) => element('path', { d: `M${x + 7} ${y - 1}l6 7l-6 7l-6 -7z`, fill: alarm }),
    ],
    ['bound', points.some(({ bound }) => bound !== null), swatch(palette.whole)],
    [
      'expected',
      points.some(({ expected }) => expected !== null),
      (x, y) =>
        element('path', {
          d: `M${x - 1} ${y + 6}h17`,
          stroke: palette.muted,
          'stroke-width': 2,
          'stroke-dasharray': '4 2',
        }),
    ],
    ['incomplete', points.some(({ isComplete }) => !isComplete), dot(palette.paper, palette.mark)],
    [
      'missing',
      points.some(({ observed }) => observed === null),
      swatch(missingFill(drawing.id, 'not-observed')),
    ],
  ]
  let [x, y] = [12, 8]
  return entries
    .filter(([, isDrawn]) => isDrawn)
    .map(([key, , draw]) => {
      const label = context.texts.say(language, `signals.chart.${key}`)
      const length = 22 + label.length * 6.7 + 18
      if (x > 12 && x + length > drawing.width) [x, y] = [12, y + 19]
      const entry = draw(x, y) + element('text', { x: x + 21, y: y + 10 }, escapeXml(label))
      x += length
      return entry
    })
    .join('')
}

/** As many periods named as there is room for, the last always. */
function periodLabels(
  { palette, language, width }: Drawing,
  points: readonly Point[],
  xOf: (at: number) => number,
) {
  const room = (width - MARGIN.left - MARGIN.right) / points.length
  const every = Math.max(1, Math.ceil(54 / room))
  return points
    .filter(({ at }) => (points.length - 1 - at) % every === 0)
    .map(({ at, period }) =>
      element(
        'text',
        {
          x: Math.round(xOf(at)),
          y: MARGIN.top + ROOM.chart + 18,
          'text-anchor': 'middle',
          'font-size': 10.5,
          fill: palette.muted,
        },
        escapeXml(periodLabel(period, language)),
      ),
    )
    .join('')
}

/**
 * A week or month under an axis.
 *
 * @example
 * periodLabel('2025-W07', 'fr') // => 'S7 25'
 */
export function periodLabel(period: string, language: 'fr' | 'en'): string {
  const week = /^\d\d(\d\d)-W(\d\d)$/.exec(period)
  return week ? `${language === 'fr' ? 'S' : 'W'}${Number(week[2])} ${week[1]}` : monthLabel(period, language)
}

/** What the numbers are counted among, on a scale of its own. */
function denominators(
  { palette, language, context, width }: Drawing,
  points: readonly Point[],
  xOf: (at: number) => number,
) {
  const base = MARGIN.top + ROOM.chart + MARGIN.axis + ROOM.denominators - 10
  const tall = ROOM.denominators - 30
  const most = Math.max(1, ...points.map(({ denominator }) => denominator ?? 0))
  const bar = Math.max(1, ((width - MARGIN.left - MARGIN.right) / points.length) * 0.7)
  const bars = points
    .filter(({ denominator }) => denominator !== null)
    .map(({ at, denominator }) => {
      const height = ((denominator ?? 0) / most) * tall
      return element('rect', {
        x: xOf(at) - bar / 2,
        y: base - height,
        width: bar,
        height,
        fill: palette.muted,
        'fill-opacity': 0.55,
      })
    })
  const label = context.texts.say(language, 'signals.chart.denominator', { most })
  return (
    element(
      'text',
      { x: MARGIN.left, y: base - tall - 8, 'font-size': 10.5, fill: palette.muted },
      escapeXml(label),
    ) +
    element('path', { d: `M${MARGIN.left} ${base}H${width - MARGIN.right}`, stroke: palette.muted }) +
    bars.join('')
  )
}
