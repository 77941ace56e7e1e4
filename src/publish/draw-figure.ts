/** Figures as SVG: the table passes the gate first, and only what passed is drawn. */
import type { Language } from '../core/codes.ts'
import { isMissing } from '../core/missing.ts'
import type { Cell, Table } from '../core/table.ts'
import { type Disclosed, disclose } from '../protect/disclose.ts'
import { placeName } from '../vocabulary/where-words.ts'
import type { PublishContext } from './context.ts'
import { drawBars } from './draw-bars.ts'
import { drawBound } from './draw-bound.ts'
import { drawCurve } from './draw-curve.ts'
import { drawMap } from './draw-map.ts'
import { drawBoard, drawGrid } from './draw-matrix.ts'
import { drawPairs } from './draw-pairs.ts'
import { drawRanges } from './draw-ranges.ts'
import { drawSeries } from './draw-series.ts'
import { type Palette, type PaletteName, paletteOf } from './palette.ts'
import type { Figure } from './views.ts'

export interface DrawOptions {
  readonly language: Language
  readonly palette: PaletteName
  readonly width?: number
}

/** What a drawing is made from: disclosed rows, words and colours, nothing else. */
export interface Drawing {
  readonly id: string
  readonly title: string
  readonly alt: string
  readonly table: Disclosed<Table>
  readonly width: number
  readonly palette: Palette
  readonly hasPaper: boolean
  readonly language: Language
  readonly context: PublishContext
  /** The label of a code of a column, or the name of a place. */
  label(key: string, cell: Cell | undefined): string
  say(key: string, values?: Record<string, string | number>): string
}

const DRAW: Readonly<Record<Figure['kind'], (drawing: Drawing) => string>> = {
  series: drawSeries,
  bars: drawBars,
  bound: drawBound,
  map: drawMap,
  grid: drawGrid,
  board: drawBoard,
  curve: drawCurve,
  ranges: drawRanges,
  pairs: drawPairs,
}

/** The figure as an SVG image with one accessible name. `page`: colours of the page, light or dark. `file`: fixed, on white. */
export function drawFigure(figure: Figure, options: DrawOptions, context: PublishContext): string {
  const { language, palette, width = 720 } = options
  const table = disclose(figure.table, context.audience, context.gazetteer)
  // A public title and alternative text come from public material; the gate's own title is the one that leaves.
  return DRAW[figure.kind]({
    id: figure.id.replace(/[^\w-]/g, '-'),
    title: context.audience === 'public' ? table.about.title[language] : figure.title[language],
    alt: figure.alt[language],
    table,
    width,
    palette: paletteOf(palette),
    hasPaper: palette === 'file',
    language,
    context,
    label: (key, cell) => labelOf(key, cell, table, language, context),
    say: (key, values) => context.texts.say(language, `publish.${key}`, values),
  })
}

function labelOf(
  key: string,
  cell: Cell | undefined,
  table: Table,
  language: Language,
  { vocabulary, gazetteer, texts }: PublishContext,
): string {
  if (cell === undefined) return ''
  if (isMissing(cell)) return texts.say(language, `publish.missing.${cell.missing}`)
  if (typeof cell !== 'string') return typeof cell === 'number' ? String(cell) : ''
  const column = table.columns.find((candidate) => candidate.key === key)
  if (column?.type === 'place') {
    const place = gazetteer.get(cell)
    return place ? placeName(place, language) : cell
  }
  // Lists of ours that are no vocabulary, such as the states of a signal, are named by the catalogue of texts.
  if (column?.scheme && texts.has(`${column.scheme}.${cell}`))
    return texts.say(language, `${column.scheme}.${cell}`)
  return column?.type === 'code' && column.scheme ? vocabulary.label(column.scheme, cell, language) : cell
}
