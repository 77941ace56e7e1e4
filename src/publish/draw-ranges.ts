/** Ranges through time: a mark with its interval for each kind and period, joined by a line; how many values it rests on stands below. */
import * as Plot from '@observablehq/plot'
import type { Column, Row } from '../core/table.ts'
import { emptyLine } from './draw-curve.ts'
import type { Drawing } from './draw-figure.ts'
import { familyStyle, markLegend } from './marks.ts'
import { euroWords, periodWords, shareWords } from './number-words.ts'
import { plotContent } from './plot-svg.ts'
import { element, escapeXml, frameSvg } from './svg.ts'

interface Point {
  readonly kind: string
  readonly period: string
  /** Place on the axis, moved aside so that kinds do not hide each other. */
  readonly x: number
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: string
}

const ROW = 17

/** The first column tells kinds apart, `period` the times; the third is the figure, `low`, `high` and `n` go with it. */
export function drawRanges(drawing: Drawing): string {
  const { palette, table, width, language } = drawing
  const [kindColumn, , valueColumn] = table.columns
  if (!kindColumn || !valueColumn) return frameSvg({ ...drawing, height: 60 }, emptyLine(drawing))
  const kinds = [...new Set(table.rows.map((row) => String(row[kindColumn.key])))]
  const periods = [...new Set(table.rows.map(({ period }) => String(period)))].sort()
  const points = table.rows.map((row) => pointOf(row, kindColumn.key, valueColumn.key, kinds, periods))
  if (points.every(({ value }) => value === null))
    return frameSvg({ ...drawing, height: 60 }, emptyLine(drawing))
  const style = familyStyle(palette)
  const isShare = valueColumn.figure === 'share'
  const ends = points.flatMap(({ value, low, high }) => [value, low, high].filter((end) => end !== null))
  const counts = countRows(drawing, kindColumn, kinds, points)
  const left = 24 + Math.max(60, ...counts.map(({ label }) => label.length * 5.9))
  const bottom = 40 + ROW * counts.length
  const { content, height } = plotContent({
    width,
    height: 330 + ROW * counts.length,
    marginTop: 44,
    marginBottom: bottom,
    marginLeft: left,
    marginRight: 20,
    style: { background: 'none', color: palette.ink },
    x: { domain: [-0.5, periods.length - 0.5], axis: null },
    y: {
      label: null,
      grid: true,
      domain: isShare ? [0, Math.min(1, Math.max(0.1, ...ends))] : domainOf(ends),
      ticks: 5,
      tickFormat: (value: number) => (isShare ? shareWords(value, language) : euroWords(value, language)),
    },
    symbol: { type: 'identity' },
    color: { type: 'identity' },
    marks: rangeMarks(points, kinds, drawing),
  })
  const legend = markLegend(
    drawing,
    kinds.map((kind) => ({ ...style(kind), label: drawing.label(kindColumn.key, kind) })),
  )
  return frameSvg(
    { ...drawing, height },
    content + legend + below(drawing, counts, periods, height - bottom, left),
  )
}

/** A line a kind, broken where nothing is known; intervals and marks over it. */
function rangeMarks(
  points: readonly Point[],
  kinds: readonly string[],
  { palette }: Drawing,
): Plot.Markish[] {
  const style = familyStyle(palette)
  const colour = (point: Point) => style(point.kind).colour
  const drawn = points.filter(({ value }) => value !== null)
  return [
    ...kinds.map((kind) =>
      Plot.line(
        points.filter((point) => point.kind === kind),
        {
          x: 'x',
          y: (point: Point) => point.value ?? Number.NaN,
          stroke: style(kind).colour,
          strokeOpacity: 0.65,
          strokeWidth: 1.6,
          strokeDasharray: style(kind).dash,
        },
      ),
    ),
    Plot.ruleX(
      drawn.filter(({ low, high }) => low !== null && high !== null),
      { x: 'x', y1: 'low', y2: 'high', stroke: colour, strokeWidth: 2 },
    ),
    Plot.dot(drawn, {
      x: 'x',
      y: 'value',
      r: 4.5,
      fill: colour,
      stroke: palette.paper,
      symbol: (point: Point) => style(point.kind).symbol,
    }),
  ]
}

/** Room above and below, and no axis cut close to the values. */
function domainOf(ends: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  const room = Math.max((most - least) * 0.15, most * 0.08)
  return [Math.max(0, least - room), most + room]
}

function pointOf(
  row: Row,
  kindKey: string,
  valueKey: string,
  kinds: readonly string[],
  periods: readonly string[],
): Point {
  const kind = String(row[kindKey])
  const period = String(row.period)
  const number = (key: string) => (typeof row[key] === 'number' ? (row[key] as number) : null)
  const aside = (kinds.indexOf(kind) - (kinds.length - 1) / 2) * 0.16
  return {
    kind,
    period,
    x: periods.indexOf(period) + aside,
    value: number(valueKey),
    low: number('low'),
    high: number('high'),
    n: typeof row.n === 'number' || typeof row.n === 'string' ? String(row.n) : '–',
  }
}

interface CountRow {
  readonly label: string
  readonly counts: ReadonlyMap<string, string>
}

/** How many values each kind rests on, by period; once where all kinds rest on the same. */
function countRows(
  drawing: Drawing,
  column: Column,
  kinds: readonly string[],
  points: readonly Point[],
): CountRow[] {
  const rows = kinds.map((kind) => {
    const own = points.filter((point) => point.kind === kind)
    return {
      label: `n · ${drawing.label(column.key, kind)}`,
      counts: new Map(own.map(({ period, n }): [string, string] => [period, n])),
    }
  })
  const written = ({ counts }: CountRow) => [...counts].join(' ')
  const [first] = rows
  return first && rows.length > 1 && rows.every((row) => written(row) === written(first))
    ? [{ ...first, label: 'n' }]
    : rows
}

/** Periods, and under each how many values every kind rests on: a reader sees where little is known. */
function below(
  drawing: Drawing,
  rows: readonly CountRow[],
  periods: readonly string[],
  top: number,
  left: number,
): string {
  const { width, palette, language } = drawing
  const step = (width - left - 20) / periods.length
  const text = (x: number, y: number, words: string, more: Record<string, string | number> = {}) =>
    element(
      'text',
      { x: Math.round(x), y, 'font-size': 10.5, fill: palette.muted, ...more },
      escapeXml(words),
    )
  const heads = periods.map((period, at) =>
    text(left + step * (at + 0.5), top + 18, shortPeriod(period, step, language), {
      'text-anchor': 'middle',
    }),
  )
  const lines = rows.map(({ label, counts }, line) => {
    const y = top + 18 + ROW * (line + 1)
    const cells = periods.map((period, at) =>
      text(left + step * (at + 0.5), y, counts.get(period) ?? '–', {
        'text-anchor': 'middle',
        fill: palette.ink,
      }),
    )
    return text(left - 10, y, label, { 'text-anchor': 'end' }) + cells.join('')
  })
  const base = element('path', { d: `M${left} ${top}H${width - 20}`, stroke: palette.muted })
  return base + heads.join('') + lines.join('')
}

/** Quarters without their year where the axis is narrow, but for the first of each. */
function shortPeriod(period: string, step: number, language: 'fr' | 'en'): string {
  const words = periodWords(period, language)
  if (step >= words.length * 6.2) return words
  const [part = words, year = ''] = words.split(' ')
  return /[12]$|^T1|^Q1/.test(part) && /1$/.test(part) ? `${part} ${year.slice(2)}` : part
}
