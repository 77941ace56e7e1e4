/** The series: chains that speak of the subject within those received, month by month; silence hatched, zero drawn. */
import * as Plot from '@observablehq/plot'
import { isMissing, type MissingReason } from '../core/missing.ts'
import type { Cell } from '../core/table.ts'
import type { Drawing } from './draw-figure.ts'
import { plotContent } from './plot-svg.ts'
import { element, escapeXml, frameSvg, missingFill, missingPatterns } from './svg.ts'

interface Point {
  readonly period: string
  readonly chains: number
  readonly received: number
  readonly up: number
  readonly missing: MissingReason | null
}

export function drawSeries(drawing: Drawing): string {
  const { id, palette, table, width } = drawing
  const points = table.rows.map((row) => asPoint(row))
  const top = Math.max(1, ...points.map(({ received }) => received))
  const bar = (y: keyof Point, fill: string, inset: number) =>
    Plot.barY(
      points.filter(({ missing }) => missing === null),
      { x: 'period', y, fill, insetLeft: inset, insetRight: inset },
    )
  const silent = (reason: MissingReason) =>
    Plot.barY(
      points.filter(({ missing }) => missing === reason),
      { x: 'period', y1: 0, y2: top, fill: missingFill(id, reason) },
    )
  const { content, height } = plotContent({
    width,
    height: 260,
    marginTop: 34,
    marginBottom: 46,
    style: { background: 'none', color: palette.ink },
    x: {
      type: 'band',
      label: null,
      tickRotate: points.length > 8 ? -40 : 0,
      tickFormat: (month: string) => monthLabel(month, drawing.language),
    },
    y: {
      label: null,
      domain: [0, top],
      ticks: Math.min(top, 6),
      tickFormat: (n: number) => (Number.isInteger(n) ? String(n) : ''),
      grid: true,
    },
    marks: [
      silent('not-observed'),
      silent('suppressed'),
      silent('too-few'),
      bar('received', palette.whole, 1),
      bar('chains', palette.mark, 3),
      bar('up', palette.directions.up ?? palette.ink, 6),
      Plot.ruleY([0], { stroke: palette.muted }),
      Plot.dot(
        points.filter(({ missing, chains }) => missing === null && chains === 0),
        { x: 'period', y: 0, r: 2.5, fill: palette.mark },
      ),
    ],
  })
  const legend = drawLegend(drawing, [
    ['figure.received', palette.whole],
    ['figure.speaking', palette.mark],
    ['figure.rising', palette.directions.up ?? palette.ink],
    ['missing.not-observed', missingFill(id, 'not-observed')],
  ])
  return frameSvg({ ...drawing, height }, missingPatterns(id, palette) + content + legend)
}

function asPoint(row: Readonly<Record<string, Cell>>): Point {
  const number = (cell: Cell | undefined) => (typeof cell === 'number' ? cell : 0)
  const { chains } = row
  return {
    period: String(row.period),
    chains: number(chains),
    received: number(row.denominator),
    up: number(row.up),
    missing: isMissing(chains) ? chains.missing : null,
  }
}

const FORMATS = {
  fr: new Intl.DateTimeFormat('fr-FR', { month: 'short', year: '2-digit', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit', timeZone: 'UTC' }),
}

/**
 * A month under an axis.
 *
 * @example
 * monthLabel('2025-03', 'en') // => 'Mar 25'
 */
export const monthLabel = (month: string, language: 'fr' | 'en'): string =>
  /^\d{4}-\d{2}$/.test(month) ? FORMATS[language].format(Date.parse(month)) : month

/** Swatches in a row at the top; words beside each. */
export function drawLegend(
  drawing: Drawing,
  entries: readonly (readonly [key: string, fill: string])[],
  x = 40,
  y = 8,
): string {
  let at = x
  return entries
    .map(([key, fill]) => {
      const label = drawing.say(key)
      const swatch = element('rect', {
        x: at,
        y,
        width: 14,
        height: 12,
        fill,
        stroke: drawing.palette.muted,
        'stroke-width': 0.5,
      })
      const text = element('text', { x: at + 19, y: y + 10 }, escapeXml(label))
      at += 19 + label.length * 6.7 + 16
      return swatch + text
    })
    .join('')
}
