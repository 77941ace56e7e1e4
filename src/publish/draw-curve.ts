/** The price curve: amount by quantity, both logarithmic; a mark and a line a family, promotions hollow and apart. */
import * as Plot from '@observablehq/plot'
import type { Row } from '../core/table.ts'
import type { Drawing } from './draw-figure.ts'
import { familyStyle, markLegend } from './marks.ts'
import { euroWords, numberWords } from './number-words.ts'
import { plotContent } from './plot-svg.ts'
import { element, escapeXml, frameSvg } from './svg.ts'

interface Mark {
  readonly shape: string
  readonly family: string
  readonly quantity: number
  /** Moved aside where families quote the same quantity. */
  readonly x: number
  readonly amount: number
  readonly low: number | null
  readonly high: number | null
  readonly n: string
}

/** Height of a line of numbers of values. */
const ROW = 17
/** With more quantities than this, their numbers would run into each other: the table holds them. */
const MOST_NUMBERED = 9

export function drawCurve(drawing: Drawing): string {
  const { palette, table, width, language } = drawing
  const families = [...new Set(table.rows.map(({ family }) => String(family)))].sort()
  const marks = table.rows.flatMap((row) => markOf(row, families) ?? [])
  const quoted = marks.filter(({ shape }) => shape === 'quoted')
  const promotions = marks.filter(({ shape }) => shape === 'promotion')
  const curve = marks.filter(({ shape }) => shape === 'curve')
  if (marks.length === 0) return frameSvg({ ...drawing, height: 60 }, emptyLine(drawing))
  const counts = countRows(drawing, [...quoted, ...promotions])
  const left = 24 + Math.max(60, ...counts.map(({ label }) => label.length * 5.9))
  const bottom = 34 + ROW * counts.length
  const { content, height, scale } = plotContent({
    width,
    height: 350 + ROW * counts.length,
    marginTop: 60,
    marginBottom: bottom,
    marginLeft: left,
    marginRight: 24,
    style: { background: 'none', color: palette.ink },
    x: axis(
      marks,
      ({ quantity }) => quantity,
      (value) => numberWords(value, language, 2),
    ),
    y: {
      ...axis(
        marks,
        ({ amount }) => amount,
        (value) => euroWords(value, language),
      ),
      grid: true,
    },
    symbol: { type: 'identity' },
    color: { type: 'identity' },
    marks: [...curveMarks(curve, families, drawing), ...quoteMarks(quoted, promotions, drawing)],
  })
  const legend = curveLegend(marks, families, drawing)
  const place = (quantity: number) => scale('x')?.apply(quantity) ?? 0
  return frameSvg(
    { ...drawing, height },
    content +
      legend +
      axisNames(drawing, left) +
      drawCounts(counts, place, height - bottom + 34, left, drawing),
  )
}

/** A line a family with its band. */
function curveMarks(
  curve: readonly Mark[],
  families: readonly string[],
  { palette }: Drawing,
): Plot.Markish[] {
  const style = familyStyle(palette)
  const of = (family: string) => curve.filter((mark) => mark.family === family)
  return [
    ...families.map((family) =>
      Plot.areaY(
        of(family).filter(({ low }) => low !== null),
        { x: 'quantity', y1: 'low', y2: 'high', fill: style(family).colour, fillOpacity: 0.15 },
      ),
    ),
    ...families.map((family) => {
      const { colour, dash } = style(family)
      return Plot.line(of(family), {
        x: 'quantity',
        y: 'amount',
        stroke: colour,
        strokeWidth: 1.6,
        strokeDasharray: dash,
      })
    }),
  ]
}

/** What was asked, with its quartiles; promotions hollow, larger and of a hue of their own. */
function quoteMarks(
  quoted: readonly Mark[],
  promotions: readonly Mark[],
  { palette }: Drawing,
): Plot.Markish[] {
  const style = familyStyle(palette)
  const colour = (mark: Mark) => style(mark.family).colour
  const at = { x: 'x', y: 'amount' }
  return [
    Plot.ruleX(
      quoted.filter(({ low }) => low !== null),
      { x: 'x', y1: 'low', y2: 'high', stroke: colour, strokeWidth: 1.5 },
    ),
    Plot.dot(quoted, {
      ...at,
      r: 5,
      fill: colour,
      stroke: palette.paper,
      symbol: (mark: Mark) => style(mark.family).symbol,
    }),
    Plot.dot(promotions, {
      ...at,
      r: 6.5,
      fill: palette.paper,
      stroke: palette.directions.new ?? palette.ink,
      strokeWidth: 2,
      symbol: 'diamond',
    }),
  ]
}

function curveLegend(marks: readonly Mark[], families: readonly string[], drawing: Drawing): string {
  const { palette } = drawing
  const isPromotion = ({ shape }: Mark) => shape === 'promotion'
  const shown = families.filter((family) =>
    marks.some((mark) => mark.family === family && !isPromotion(mark)),
  )
  const promotion = {
    colour: palette.directions.new ?? palette.ink,
    symbol: 'diamond',
    isHollow: true,
    label: say(drawing, 'curve.promotion'),
  } as const
  return markLegend(drawing, [
    ...shown.map((family) => ({ ...familyStyle(palette)(family), label: drawing.label('family', family) })),
    ...(marks.some(isPromotion) ? [promotion] : []),
  ])
}

interface CountRow {
  readonly label: string
  readonly counts: ReadonlyMap<number, string>
}

/** How many values each family gives for each quantity; none where quantities are too many to stand side by side. */
function countRows(drawing: Drawing, marks: readonly Mark[]): CountRow[] {
  if (new Set(marks.map(({ quantity }) => quantity)).size > MOST_NUMBERED) return []
  const rows = new Map<string, Map<number, string>>()
  for (const { shape, family, quantity, n } of marks) {
    const label =
      shape === 'promotion' ? say(drawing, 'curve.promotions') : `n · ${drawing.label('family', family)}`
    const row = rows.get(label) ?? new Map<number, string>()
    const before = Number(row.get(quantity) ?? 0)
    row.set(quantity, before > 0 && Number(n) > 0 ? String(before + Number(n)) : n)
    rows.set(label, row)
  }
  return [...rows].map(([label, counts]) => ({ label, counts }))
}

function drawCounts(
  rows: readonly CountRow[],
  place: (quantity: number) => number,
  top: number,
  left: number,
  { palette }: Drawing,
): string {
  const text = (x: number, y: number, words: string, anchor: string, fill: string) =>
    element('text', { x: Math.round(x), y, 'font-size': 10.5, 'text-anchor': anchor, fill }, escapeXml(words))
  return rows
    .map(({ label, counts }, line) => {
      const y = top + ROW * line
      const cells = [...counts].map(([quantity, n]) => text(place(quantity), y, n, 'middle', palette.ink))
      return text(left - 10, y, label, 'end', palette.muted) + cells.join('')
    })
    .join('')
}

function markOf(row: Row, families: readonly string[]): Mark | null {
  const { quantity, amount, low, high, n } = row
  if (typeof quantity !== 'number' || typeof amount !== 'number') return null
  const family = String(row.family)
  const aside = row.shape !== 'quoted' ? 0 : families.indexOf(family) - (families.length - 1) / 2
  return {
    shape: String(row.shape),
    family,
    quantity,
    x: quantity * 1.035 ** aside,
    amount,
    low: typeof low === 'number' ? low : null,
    high: typeof high === 'number' ? high : null,
    n: typeof n === 'number' || typeof n === 'string' ? String(n) : '–',
  }
}

function axis(
  marks: readonly Mark[],
  of: (mark: Mark) => number,
  write: (value: number) => string,
): Plot.ScaleOptions {
  const values = marks.flatMap((mark) => [
    of(mark),
    ...(of(mark) === mark.amount ? [mark.low, mark.high] : []),
  ])
  const known = values.filter((value): value is number => value !== null && value > 0)
  const [least, most] = [Math.min(...known) / 1.25, Math.max(...known) * 1.25]
  return {
    type: 'log',
    domain: [least, most],
    label: null,
    ticks: roundValues(least, most),
    tickFormat: write,
  } as Plot.ScaleOptions
}

/** 1, 2 and 5 times powers of ten within a range; finer where there would be less than three. */
function roundValues(least: number, most: number): number[] {
  const within = (steps: readonly number[]): number[] =>
    Array.from({ length: 16 }, (_, at) => at - 6)
      .flatMap((power) => steps.map((step) => Number((step * 10 ** power).toPrecision(6))))
      .filter((value) => value >= least && value <= most)
  const coarse = within([1, 2, 5])
  return coarse.length >= 3 ? coarse : within([1, 1.5, 2, 3, 4, 5, 6, 8])
}

const say = ({ context, language }: Drawing, key: string, values = {}): string =>
  context.texts.say(language, `prices.${key}`, values)

function axisNames(drawing: Drawing, left: number): string {
  const column = drawing.table.columns.find(({ key }) => key === 'quantity')
  const unit = drawing.context.vocabulary.label('units', column?.unit ?? 'g', drawing.language)
  const text = (x: number, y: number, anchor: string, words: string) =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}" font-size="11" fill="${drawing.palette.muted}">${words}</text>`
  return (
    text(drawing.width - 24, 48, 'end', say(drawing, 'curve.quantity', { unit })) +
    text(left - 40, 48, 'start', say(drawing, 'curve.amount'))
  )
}

/** Nothing to draw is said in words. */
export const emptyLine = (drawing: Drawing): string =>
  `<text x="16" y="34" fill="${drawing.palette.muted}">${drawing.say('missing.too-few')}</text>`
