/** Bars: how many of each kind, a row a kind, parted by a second code; zero is drawn as a dot. */
import * as Plot from '@observablehq/plot'
import type { Drawing } from './draw-figure.ts'
import { plotContent } from './plot-svg.ts'
import { element, escapeXml, frameSvg } from './svg.ts'

/** Parts that are no direction are told apart by lightness alone, surest darkest. */
const SHADES: Readonly<Record<string, number>> = {
  ...{ reported: 0, corroborated: 1, confirmed: 2, national: 3 },
  ...{ 'falling-sample': 0, silence: 0, 'source-mix': 1, rise: 2, 'first-appearance': 3 },
}

export function drawBars(drawing: Drawing): string {
  const { table, palette, width } = drawing
  const [kindKey = '', partKey = ''] = table.columns.map(({ key }) => key)
  const bars = table.rows.map((row) => ({
    kind: drawing.label(kindKey, row[kindKey]),
    part: String(row[partKey]),
    count: typeof row.count === 'number' ? row.count : 0,
  }))
  const kinds = [...new Set(bars.map(({ kind }) => kind))]
  const parts = [...new Set(bars.map(({ part }) => part))]
  const totals = kinds.map((kind) => ({
    kind,
    total: bars.filter((bar) => bar.kind === kind).reduce((sum, { count }) => sum + count, 0),
  }))
  const fillOf = (part: string): string =>
    palette.directions[part] ?? palette.classes[SHADES[part] ?? -1] ?? palette.directions.new ?? palette.ink
  const { content, height } = plotContent({
    width,
    height: 64 + kinds.length * 34,
    marginLeft: 40 + Math.min(220, Math.max(...kinds.map(({ length }) => length), 4) * 6.6),
    marginRight: 40,
    marginTop: 34,
    style: { background: 'none', color: palette.ink },
    x: { label: null, grid: true, tickFormat: (n: number) => (Number.isInteger(n) ? String(n) : '') },
    y: { type: 'band', label: null, domain: kinds, padding: 0.25 },
    color: { type: 'ordinal', domain: parts, range: parts.map(fillOf) },
    marks: [
      Plot.barX(
        bars,
        Plot.stackX({
          x: 'count',
          y: 'kind',
          fill: 'part',
          order: parts,
          stroke: palette.paper,
          strokeWidth: 1,
        }),
      ),
      Plot.text(
        totals.filter(({ total }) => total > 0),
        {
          x: 'total',
          y: 'kind',
          text: (bar: { total: number }) => String(bar.total),
          dx: 6,
          textAnchor: 'start',
          fill: palette.ink,
        },
      ),
      Plot.dot(
        totals.filter(({ total }) => total === 0),
        { x: 0, y: 'kind', r: 2.5, fill: palette.mark },
      ),
      Plot.ruleX([0], { stroke: palette.muted }),
    ],
  })
  return frameSvg({ ...drawing, height }, content + partLegend(drawing, partKey, parts, fillOf))
}

function partLegend(
  drawing: Drawing,
  key: string,
  parts: readonly string[],
  fillOf: (part: string) => string,
): string {
  let at = 12
  return parts
    .map((part) => {
      const label = drawing.label(key, part)
      const swatch = element('rect', {
        x: at,
        y: 8,
        width: 14,
        height: 12,
        fill: fillOf(part),
        stroke: drawing.palette.muted,
        'stroke-width': 0.5,
      })
      const text = element('text', { x: at + 19, y: 18 }, escapeXml(label))
      at += 19 + label.length * 6.7 + 14
      return swatch + text
    })
    .join('')
}
