/** Expected against found: a row a product expected, a column a product found, each cell the share of the row's samples. */
import { isMissing } from '../core/missing.ts'
import type { Cell, Row } from '../core/table.ts'
import { emptyLine } from './draw-curve.ts'
import type { Drawing } from './draw-figure.ts'
import { shareWords } from './number-words.ts'
import { element, escapeXml, frameSvg, missingFill, missingPatterns } from './svg.ts'

const HEAD = 104
const ROW = 34

export function drawPairs(drawing: Drawing): string {
  const { table, palette, id } = drawing
  if (table.rows.length === 0) return frameSvg({ ...drawing, height: 60 }, emptyLine(drawing))
  const expected = distinct(table.rows, 'expected')
  const found = [...new Set([...expected, ...distinct(table.rows, 'found')])].filter((code) =>
    table.rows.some((row) => row.found === code),
  )
  const nameOf = (key: string, code: string) => drawing.label(key, code)
  const names = expected.map((code) => nameOf('expected', code))
  const left = 96 + Math.max(70, ...names.map(({ length }) => length * 6.6))
  const step = Math.max(46, Math.min(92, (drawing.width - left - 40) / found.length))
  const width = Math.max(drawing.width, left + step * found.length + 70)
  const cells = new Map(table.rows.map((row) => [`${row.expected} ${row.found}`, row]))
  const heads = found.map((code, at) =>
    element(
      'text',
      {
        transform: `translate(${Math.round(left + (at + 0.5) * step)} ${HEAD - 10}) rotate(-38)`,
        'font-size': 11.5,
      },
      escapeXml(nameOf('found', code)),
    ),
  )
  const lines = expected.map((code, line) => {
    const y = HEAD + line * ROW
    const tests = table.rows.find((row) => row.expected === code)?.tests
    const name =
      element(
        'text',
        { x: left - 70, y: y + 21, 'text-anchor': 'end' },
        escapeXml(nameOf('expected', code)),
      ) +
      element(
        'text',
        { x: left - 12, y: y + 21, 'text-anchor': 'end', 'font-size': 11, fill: palette.muted },
        escapeXml(`n ${countWords(tests)}`),
      )
    const row = found.map((other, at) => {
      const cell = cells.get(`${code} ${other}`)
      const box = { x: left + at * step + 2, y: y + 2, width: step - 4, height: ROW - 4 }
      return cell ? drawCell(cell, box, code === other, drawing) : emptyCell(box, drawing)
    })
    return name + row.join('')
  })
  const height = HEAD + expected.length * ROW + 14
  return frameSvg(
    { ...drawing, width, height },
    missingPatterns(id, palette) + heads.join('') + lines.join(''),
  )
}

const distinct = (rows: readonly Row[], key: string): string[] => [
  ...new Set(rows.map((row) => String(row[key]))),
]

const countWords = (cell: Cell | undefined): string =>
  typeof cell === 'number' || typeof cell === 'string' ? String(cell) : '–'

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Never found there: an empty frame. */
const emptyCell = (box: Box, { palette }: Drawing): string =>
  element('rect', { ...box, fill: 'none', stroke: palette.line })

/** What was expected is in one hue, what was not in another; the number stands in each. */
function drawCell(row: Row, box: Box, isExpected: boolean, drawing: Drawing): string {
  const { palette, id, language } = drawing
  const { share } = row
  if (share === undefined || isMissing(share) || typeof share !== 'number') {
    const reason = share !== undefined && isMissing(share) ? share.missing : 'not-asked'
    return element('rect', { ...box, fill: missingFill(id, reason), stroke: palette.line })
  }
  const colour = isExpected ? palette.mark : (palette.directions.up ?? palette.ink)
  const background = element('rect', { ...box, fill: palette.paper, stroke: colour })
  const bar = element('rect', {
    ...box,
    y: box.y + box.height - 5,
    height: 5,
    width: Math.max(1, box.width * Math.min(1, share)),
    fill: colour,
  })
  const words = element(
    'text',
    {
      x: Math.round(box.x + box.width / 2),
      y: box.y + 18,
      'text-anchor': 'middle',
      'font-size': 12,
      'font-weight': isExpected ? 400 : 600,
    },
    escapeXml(shareWords(share, language, share < 0.1 ? 1 : 0)),
  )
  return background + bar + words
}
