/** The grid and the coverage board: rows by columns, each cell a sign or a number, what is missing by its pattern. */
import { isMissing } from '../core/missing.ts'
import type { Cell, Row } from '../core/table.ts'
import { TREND_STATUSES } from '../core/trend.ts'
import type { Drawing } from './draw-figure.ts'
import { monthLabel } from './draw-series.ts'
import { element, escapeXml, frameSvg, missingFill, missingPatterns } from './svg.ts'

interface Matrix {
  readonly rows: readonly { readonly key: string; readonly label: string }[]
  readonly columns: readonly { readonly key: string; readonly label: string }[]
  cell(row: string, column: string): string | null
}

const ROW_HEIGHT = 22
const HEAD = 96

/** Substance and indicator by site: the sign of the direction, framed as it is sure. */
export function drawGrid(drawing: Drawing): string {
  const rowKey = (row: Row) => `${row.substance}|${row.indicator}`
  const { rows } = drawing.table
  const byCell = new Map(rows.map((row) => [`${rowKey(row)} ${cellKey(row.site)}`, row]))
  return drawMatrix(
    drawing,
    {
      rows: distinct(
        rows,
        rowKey,
        (row) =>
          `${drawing.label('substance', row.substance)} · ${drawing.label('indicator', row.indicator)}`,
      ),
      columns: distinct(
        rows,
        (row) => cellKey(row.site),
        (row) => drawing.label('site', row.site),
      ),
      cell: (row, column) => {
        const found = byCell.get(`${row} ${column}`)
        return found ? gridSign(found, drawing) : null
      },
    },
    true,
  )
}

/** Site and space by month: how many documents, darker for more. */
export function drawBoard(drawing: Drawing): string {
  const rowKey = (row: Row) => `${cellKey(row.site)}|${row.space}`
  const { rows } = drawing.table
  const byCell = new Map(rows.map((row) => [`${rowKey(row)} ${row.month}`, row]))
  return drawMatrix(drawing, {
    rows: distinct(
      rows,
      rowKey,
      (row) => `${drawing.label('site', row.site)} · ${drawing.label('space', row.space)}`,
    ),
    columns: distinct(
      rows,
      (row) => String(row.month),
      (row) => monthLabel(String(row.month), drawing.language),
    ),
    cell: (row, column) => {
      const found = byCell.get(`${row} ${column}`)
      return found ? countSign(found.documents, drawing) : null
    },
  })
}

const cellKey = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '?')

function distinct(rows: readonly Row[], keyOf: (row: Row) => string, labelOf: (row: Row) => string) {
  const labels = new Map<string, string>()
  for (const row of rows) if (!labels.has(keyOf(row))) labels.set(keyOf(row), labelOf(row))
  return [...labels].map(([key, label]) => ({ key, label }))
}

function drawMatrix(drawing: Drawing, { rows, columns, cell }: Matrix, hasSigns = false): string {
  const { id, palette } = drawing
  const left = 16 + Math.min(300, Math.max(60, ...rows.map(({ label }) => label.length * 6.4)))
  const step = Math.max(26, Math.min(60, (drawing.width - left - 16) / Math.max(1, columns.length)))
  const width = Math.max(drawing.width, left + step * columns.length + 50)
  const height = HEAD + rows.length * ROW_HEIGHT + (hasSigns ? 86 : 34)
  const heads = columns.map(({ label }, index) =>
    element(
      'text',
      {
        transform: `translate(${Math.round(left + (index + 0.5) * step)} ${HEAD - 8}) rotate(-45)`,
        'font-size': 11,
      },
      escapeXml(label),
    ),
  )
  const lines = rows.map(({ key, label }, index) => {
    const y = HEAD + index * ROW_HEIGHT
    const name = element(
      'text',
      { x: left - 8, y: y + 15, 'text-anchor': 'end', 'font-size': 11 },
      escapeXml(label),
    )
    const rule = element('path', { d: `M8 ${y}H${width - 8}`, stroke: palette.line })
    const cells = columns.map((column, at) => {
      const sign = cell(key, column.key)
      const box = { x: left + at * step + 2, y: y + 2, width: step - 4, height: ROW_HEIGHT - 4 }
      return sign === null ? '' : placeSign(sign, box, id, palette)
    })
    return rule + name + cells.join('')
  })
  const legend = matrixLegend(drawing, height - 20) + (hasSigns ? signLegend(drawing, height - 72) : '')
  return frameSvg(
    { ...drawing, width, height },
    missingPatterns(id, palette) + heads.join('') + lines.join('') + legend,
  )
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Signs are written for a box of 100 × 100 at the origin of `{x} {y}`; `?reason` is what is missing. */
function placeSign(sign: string, box: Box, id: string, palette: Drawing['palette']): string {
  if (sign.startsWith('?')) {
    const reason = sign.slice(1) as Parameters<typeof missingFill>[1]
    return element('rect', { ...box, fill: missingFill(id, reason), stroke: palette.line })
  }
  const x = box.x + box.width / 2 - 9
  return element('g', { transform: `translate(${Math.round(x)} ${box.y})` }, sign)
}

const SIGNS: Readonly<Record<string, string>> = {
  up: 'M9 3 15 14H3z',
  down: 'M9 15 3 4h12z',
  stable: 'M3 6h12v2.4H3zM3 10h12v2.4H3z',
  present: 'M5 5h8v8H5z',
  new: 'm9 1.5 2.1 5 5.4.5-4.1 3.5 1.3 5.3L9 12.9l-4.7 2.9 1.3-5.3L1.5 7l5.4-.5z',
  absent: 'M3.5 5 5 3.5l4 4 4-4L14.5 5l-4 4 4 4-1.5 1.5-4-4-4 4L3.5 13l4-4z',
}

/** How sure: hollow for one source, half for two, full for two kinds, ringed for the nation; a broken ring for a contradiction. */
const FULL: Readonly<Record<string, number>> = {
  reported: 0,
  corroborated: 0.4,
  confirmed: 1,
  national: 1,
  contested: 0,
}

function gridSign(row: Row, { palette }: Drawing): string {
  return isMissing(row.direction)
    ? `?${row.direction.missing}`
    : drawSign(String(row.direction), String(row.status), palette)
}

function drawSign(direction: string, status: string, palette: Drawing['palette']): string {
  const colour = palette.directions[direction] ?? palette.ink
  const sign = element('path', {
    d: SIGNS[direction] ?? '',
    fill: colour,
    'fill-opacity': FULL[status] ?? 1,
    stroke: colour,
    'stroke-width': 1.2,
  })
  const ring = { fill: 'none', stroke: palette.ink, cx: 9, cy: 9, r: 8.6 }
  if (status === 'contested') return sign + element('circle', { ...ring, 'stroke-dasharray': '2 2' })
  return status === 'national' ? sign + element('circle', ring) : sign
}

/** What the signs mean: directions, then how sure each looks. */
function signLegend(drawing: Drawing, y: number): string {
  const { palette, context, language } = drawing
  const label = (scheme: string, code: string) => context.vocabulary.label(scheme, code, language)
  const directions = Object.keys(SIGNS).map(
    (code) => [drawSign(code, 'confirmed', palette), label('directions', code)] as const,
  )
  const statuses = TREND_STATUSES.map(
    (code) => [drawSign('up', code, palette), label('statuses', code)] as const,
  )
  return [directions, statuses]
    .map((entries, line) => {
      let at = 16
      return entries
        .map(([sign, words]) => {
          const x = at
          at += 24 + words.length * 6.2 + 14
          return (
            element('g', { transform: `translate(${x} ${y + line * 22})` }, sign) +
            element('text', { x: x + 24, y: y + 13 + line * 22, 'font-size': 11 }, escapeXml(words))
          )
        })
        .join('')
    })
    .join('')
}

function countSign(documents: Cell | undefined, { palette }: Drawing): string {
  if (isMissing(documents)) return `?${documents.missing}`
  const count = typeof documents === 'number' ? documents : 0
  return element(
    'text',
    {
      x: 9,
      y: 13,
      'text-anchor': 'middle',
      'font-size': 11,
      'font-weight': count >= 4 ? 700 : 400,
      fill: palette.ink,
    },
    String(count),
  )
}

function matrixLegend(drawing: Drawing, y: number): string {
  let at = 16
  return (['not-observed', 'not-asked', 'suppressed', 'too-few'] as const)
    .map((reason) => {
      const label = drawing.say(`missing.${reason}`)
      const swatch = element('rect', {
        x: at,
        y,
        width: 16,
        height: 12,
        fill: missingFill(drawing.id, reason),
        stroke: drawing.palette.line,
      })
      const text = element('text', { x: at + 21, y: y + 10, 'font-size': 11 }, escapeXml(label))
      at += 21 + label.length * 6.2 + 16
      return swatch + text
    })
    .join('')
}
