/** The way out: every view in every shape leaves through `publish`, and so through the one gate. */
import { Resvg } from '@resvg/resvg-js'
import type { Language } from '../core/codes.ts'
import { isMissing } from '../core/missing.ts'
import type { Cell, Column, Table } from '../core/table.ts'
import { csvCell } from '../protect/csv-cell.ts'
import { type Audience, type Disclosed, disclose } from '../protect/disclose.ts'
import type { PublishContext } from './context.ts'
import { drawFigure } from './draw-figure.ts'
import { element, escapeXml } from './svg.ts'
import type { View } from './views.ts'

export { drawFigure } from './draw-figure.ts'
export { defaultFilters, filtersToQuery, parseFilters } from './filters.ts'
export { gatherMaterial } from './material.ts'
export { viewCoverage } from './view-coverage.ts'
export { viewDocuments } from './view-documents.ts'
export { viewExplore } from './view-explore.ts'
export { viewTrendsGrid } from './view-grid.ts'
export { viewWhatIsNew } from './view-new.ts'
export { viewPrices } from './view-prices.ts'
export { viewReport } from './view-report.ts'
export { viewSamples } from './view-samples.ts'
export { viewSignal, viewSignals } from './view-signals.ts'

export const PUBLISH_FORMATS = ['json', 'csv', 'svg', 'png'] as const
export type PublishFormat = (typeof PUBLISH_FORMATS)[number]

export interface Published {
  readonly contentType: string
  readonly body: string | Uint8Array
  readonly filename: string
}

/**
 * A view as a file. Each carries what it was asked (filters), the day, the vocabulary's version, the licence and its address:
 * - `csv`: RFC 4180, UTF-8, line ends CRLF. The first lines are records of two cells whose first begins with `#` (`# filter place`,
 *   `FR-59`), then an empty one, then the header of column keys. Readers that know comments skip them (`comment='#'`); those that do
 *   not still see well-formed records. Codes, not labels; ISO dates; an empty cell is missing, and a `<key>_missing` column says why
 *   wherever a column lacks a value. Lists are joined by a space-free `|`.
 * - `json`: `{about, columns, rows}` with the cells as they are.
 * - `svg`, `png`: the view's first figure, colours fixed, titled, the same facts in a `<metadata>` element and in a line under the drawing.
 */
export function publish(
  view: View,
  format: PublishFormat,
  audience: Audience,
  language: Language,
  context: PublishContext,
): Published {
  const own = { ...context, audience }
  const table = disclose(view.table, audience, context.gazetteer)
  const filename = `${fileStem(view, table)}.${format}`
  if (format === 'csv')
    return { contentType: 'text/csv; charset=utf-8; header=present', body: writeCsv(table, own), filename }
  if (format === 'json')
    return { contentType: 'application/json; charset=utf-8', body: writeJson(table, own), filename }
  const svg = withFacts(drawView(view, language, own), table, own)
  return format === 'svg'
    ? { contentType: 'image/svg+xml; charset=utf-8', body: svg, filename }
    : { contentType: 'image/png', body: rasterise(svg), filename }
}

function fileStem(view: View, table: Table): string {
  const filters = Object.values(table.about.filters).map((value) => value.replace(/[^\w.-]+/g, '-'))
  return ['vigie', view.name, ...filters].join('_').slice(0, 120)
}

function factsOf({ about }: Table, { today }: PublishContext): [string, string][] {
  return [
    ['title', about.title.en],
    ['titre', about.title.fr],
    ...Object.entries(about.filters).map(([name, value]): [string, string] => [`filter ${name}`, value]),
    ['date', today],
    ['vocabulary', about.vocabularyVersion],
    ['licence', about.licence],
    ['url', about.url],
  ]
}

function writeCsv(table: Disclosed<Table>, context: PublishContext): string {
  const facts = factsOf(table, context).map(([name, value]) => `# ${name},${csvCell(value)}`)
  const columns = table.columns.flatMap((column) => {
    const cells = table.rows.map((row) => row[column.key])
    const isBilingual = cells.some(
      (cell) => typeof cell === 'object' && !isMissing(cell) && !Array.isArray(cell),
    )
    const lacks = cells.some((cell) => cell === undefined || isMissing(cell))
    return csvColumns(column, isBilingual, lacks)
  })
  const records = table.rows.map((row) => columns.map(({ write }) => write(row)).join(','))
  return [...facts, '', columns.map(({ key }) => csvCell(key)).join(','), ...records, ''].join('\r\n')
}

interface CsvColumn {
  readonly key: string
  write(row: Table['rows'][number]): string
}

function csvColumns({ key, type }: Column, isBilingual: boolean, lacks: boolean): CsvColumn[] {
  const values: CsvColumn[] = isBilingual
    ? (['en', 'fr'] as const).map((language) => ({
        key: `${key}_${language}`,
        write: (row) => csvCell(plainCell(row[key], language), type),
      }))
    : [{ key, write: (row) => csvCell(plainCell(row[key], 'en'), type) }]
  if (!lacks) return values
  const reason: CsvColumn = {
    key: `${key}_missing`,
    write: (row) => {
      const cell = row[key]
      return isMissing(cell) ? cell.missing : cell === undefined ? 'not-asked' : ''
    },
  }
  return [...values, reason]
}

function plainCell(cell: Cell | undefined, language: Language): string | number {
  if (cell === undefined || isMissing(cell)) return ''
  if (typeof cell === 'string' || typeof cell === 'number') return cell
  return Array.isArray(cell) ? cell.join('|') : (cell as Record<Language, string>)[language]
}

function writeJson({ about, columns, rows }: Disclosed<Table>, { today }: PublishContext): string {
  return `${JSON.stringify({ about: { ...about, date: today }, columns, rows }, null, 2)}\n`
}

/** The first figure; a view without any is drawn as its title, so that every address with `.svg` answers. */
function drawView(view: View, language: Language, context: PublishContext): string {
  const [figure] = view.figures
  const drawn = figure ?? {
    id: 'empty',
    kind: 'bars' as const,
    title: view.title,
    alt: view.title,
    table: emptied(view.table),
  }
  return drawFigure(drawn, { language, palette: 'file' }, context)
}

const emptied = (table: Table): Table => ({ ...table, rows: [] })

/** The facts as metadata, and in small print below: a picture goes further than its address. */
function withFacts(svg: string, table: Disclosed<Table>, context: PublishContext): string {
  const facts = factsOf(table, context)
  const metadata = element(
    'metadata',
    {},
    escapeXml(facts.map(([name, value]) => `${name}: ${value}`).join('\n')),
  )
  const line = facts
    .filter(([name]) => !['title', 'titre', 'url'].includes(name))
    .map(([name, value]) => `${name.replace('filter ', '')}: ${value}`)
  const height = Number(/^<svg[^>]* height="([\d.]+)"/.exec(svg)?.[1] ?? 0)
  const small = { x: 12, 'font-size': 10 }
  const print =
    element('text', { ...small, y: height + 12 }, escapeXml(line.join(' · '))) +
    element('text', { ...small, y: height + 26 }, escapeXml(table.about.url))
  const taller = (value: number) => Math.round((value + 34) * 100) / 100
  return svg
    .replace(
      /^(<svg[^>]* height=")[\d.]+(" viewBox="0 0 [\d.]+ )[\d.]+("[^>]*>)(<rect[^>]* height=")[\d.]+"/,
      (_, a, b, c, d) => `${a}${taller(height)}${b}${taller(height)}${c}${metadata}${d}${taller(height)}"`,
    )
    .replace(/<\/svg>$/, `${print}</svg>`)
}

/** Twice the drawn size, for screens and print. */
function rasterise(svg: string): Uint8Array {
  return new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: true, defaultFontFamily: 'DejaVu Sans' },
  })
    .render()
    .asPng()
}
