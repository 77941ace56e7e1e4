/** A mapped table to offers, samples, counts or coded observations; rows that cannot be are refused one by one. */
import { basename } from 'node:path'
import { OFFER_FAMILIES, type Offer } from '../core/offer.ts'
import { Problem } from '../core/problem.ts'
import type { Count, FoundSubstance, Sample } from '../core/sample.ts'
import { type Deidentified, deidentifyRow } from '../protect/deidentified.ts'
import type { Received } from './build-document.ts'
import { chainKey } from './chain.ts'
import type { CodeBook } from './code-book.ts'
import { contentId } from './document-id.ts'
import type { IntakeOptions, Metadata, RowRefusal, TableIntake, TableRows } from './intake.ts'
import type { Mapping } from './mapping.ts'
import type { ParsedTable } from './parsed-file.ts'
import { readCoded } from './read-coded.ts'
import { layOut, TableRow } from './table-row.ts'

/** @throws Problem when no row can be read: no header, a column missing. */
export function readTable(
  parsed: ParsedTable,
  received: Received,
  mapping: Mapping,
  metadata: Metadata,
  book: CodeBook,
  options: IntakeOptions,
): TableIntake {
  const file = basename(received.file)
  const [header, ...rest] = parsed.rows
  if (!header || rest.length === 0) throw new Problem('csv-without-rows', { file })
  const layout = layOut(header, { ...mapping, separator: parsed.separator }, file)
  const refused: RowRefusal[] = []
  const read = <T>(make: (row: TableRow) => T): T[] =>
    rest.flatMap((cells) => {
      try {
        return [make(new TableRow(cells, layout))]
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem
        refused.push({ line: cells.line, problem })
        return []
      }
    })
  const rows = readRowsOf(mapping.table, read, {
    received,
    metadata,
    book,
    options,
    ids: new Ids(received, metadata),
  })
  const notes = parsed.notes.map((code) => new Problem(code, { file }))
  return {
    ok: true,
    kind: 'table',
    file: received.file,
    originalHash: received.originalHash,
    rows,
    refused,
    notes,
  }
}

/** What the rows of one table share. */
export interface TableContext {
  readonly received: Received
  readonly metadata: Metadata
  readonly book: CodeBook
  readonly options: IntakeOptions
  readonly ids: Ids
}

type ReadRows = <T>(make: (row: TableRow) => T) => T[]

function readRowsOf(table: Mapping['table'], read: ReadRows, context: TableContext): TableRows {
  switch (table) {
    case 'offers':
      return { table, offers: read((row) => readOffer(row, context)) }
    case 'samples':
      return { table, samples: read((row) => readSample(row, context)) }
    case 'counts':
      return { table, counts: read((row) => readCount(row, context)) }
    case 'observations':
      return { table, documents: readCoded(read, context) }
  }
}

/**
 * Ids of rows: from the table's publisher and the row's own id where it has one, else from its values and how many
 * equal rows came before it. An export that repeats last month's rows adds only the new ones.
 */
class Ids {
  readonly #origin: string
  readonly #seen = new Map<string, number>()

  constructor(received: Received, { publisher, site }: Metadata) {
    this.#origin = JSON.stringify([publisher ?? received.file.replace(/^.*[\\/]/, ''), site ?? null])
  }

  of(kind: string, own: string | null, values: object): string {
    const content = JSON.stringify([kind, this.#origin, own ?? values])
    const before = this.#seen.get(content) ?? 0
    this.#seen.set(content, before + 1)
    return contentId(before === 0 ? content : `${content}#${before}`)
  }
}

function readOffer(row: TableRow, { book, ids, metadata, received }: TableContext): Deidentified<Offer> {
  const quantity = row.number('quantity') ?? row.refuse('csv-missing-value', 'quantity')
  if (quantity <= 0) row.refuse('csv-bad-value', 'quantity', '> 0')
  const amount = row.number('amount')
  const free = row.number('free') ?? 0
  const purity = row.number('purity')
  if (purity !== null && !(purity > 0 && purity <= 100)) row.refuse('csv-bad-value', 'purity', '0–100 %')
  if (amount === null && free === 0) row.refuse('csv-missing-value', 'amount')
  const values = {
    documentId: null,
    substance: row.named('substance', book.substance) ?? row.refuse('csv-missing-value', 'substance'),
    place: row.named('place', book.place) ?? metadata.site ?? null,
    period: row.day('date') ?? row.period('period') ?? metadata.period ?? metadata.publishedOn ?? null,
    family: row.code('family', OFFER_FAMILIES) ?? 'users',
    amount,
    currency: amount === null ? null : (row.text('currency')?.toUpperCase() ?? 'EUR'),
    quantity,
    unit: unitOf(row.required('unit')),
    free,
    isPromotion: free > 0 || YES.has(row.text('promotion')?.toLowerCase() ?? ''),
    unitPrice: amount === null ? null : amount / (quantity + free),
    discount: free > 0 ? -free / (quantity + free) : null,
    evidence: null,
  }
  return deidentifyRow<Offer>(
    {
      id: ids.of('offer', row.text('id'), values),
      // The compiler of the table at its place, whoever told the price: the family says that.
      chain: chainOf(values.place, { ...metadata, sourceKind: 'observatory' }, received),
      ...values,
      ...(purity === null ? {} : { purity }),
    },
    { coded: OFFER_CODES },
  )
}

const OFFER_CODES = [
  'id',
  'documentId',
  'chain',
  'substance',
  'place',
  'period',
  'family',
  'currency',
  'unit',
]
const YES = new Set(['1', 'yes', 'oui', 'true', 'vrai', 'x'])

const UNITS: Readonly<Record<string, string>> = {
  gramme: 'g',
  grammes: 'g',
  gram: 'g',
  grams: 'g',
  gr: 'g',
  kilo: 'kg',
  kilos: 'kg',
  kilogramme: 'kg',
  comprimé: 'tablet',
  comprimés: 'tablet',
  cachet: 'tablet',
  cachets: 'tablet',
  pilule: 'tablet',
  pilules: 'tablet',
  tablets: 'tablet',
  pill: 'tablet',
  pills: 'tablet',
  doses: 'dose',
  joints: 'joint',
  buvard: 'blotter',
  buvards: 'blotter',
  blotters: 'blotter',
  pochon: 'bag',
  sachet: 'bag',
  litre: 'l',
}

const unitOf = (unit: string): string => UNITS[unit.toLowerCase()] ?? unit.toLowerCase()

function readSample(
  row: TableRow,
  { book, ids, metadata, received, options }: TableContext,
): Deidentified<Sample> {
  const site = row.text('site') ?? metadata.site ?? null
  const amounts = row.list('foundAmount')
  const units = row.list('foundUnit')
  const found = row.list('found').map((name, index): FoundSubstance => {
    const amount = amounts[index]
    if (amount === undefined || amount === '')
      return { substance: nameOf(name, book), amount: null, unit: null }
    return { substance: nameOf(name, book), ...measured(amount, row), unit: units[index] ?? units[0] ?? null }
  })
  const expected = row.text('expected')
  const values = {
    documentId: null,
    expected: expected === null ? null : nameOf(expected, book),
    found,
    form: row.text('form'),
    method: row.text('method'),
    place: row.named('place', book.place) ?? (site === null ? null : book.place(site)),
    site,
    collectedOn: row.day('date') ?? metadata.publishedOn ?? null,
    reason: row.text('reason'),
    chain: chainOf(site, metadata, received),
  }
  const sample: Sample = { id: ids.of('sample', row.text('id'), values), ...values }
  return deidentifyRow(sample, { ...options.deidentify, coded: SAMPLE_CODES })
}

/** "<0.5" lies below a limit of 0.5, "<LOD" below one that is not said: neither is zero, and neither is a missing value. */
function measured(amount: string, row: TableRow): Pick<FoundSubstance, 'amount' | 'limit' | 'isBelowLimit'> {
  const below = /^\s*(?:<\s*(?:(?:LOD|LOQ|LD|LQ)|(\S.*))|(?:LOD|LOQ|LD|LQ|traces?))\s*$/i.exec(amount)
  if (!below) return { amount: row.toNumber(amount, 'foundAmount') }
  const limit = below[1] === undefined ? null : row.toNumber(below[1], 'foundAmount')
  return { amount: null, limit, isBelowLimit: true }
}

const SAMPLE_CODES = [
  'id',
  'documentId',
  'expected',
  'substance',
  'unit',
  'place',
  'site',
  'collectedOn',
  'chain',
]

/** A code where the vocabulary has one; else the product under its own name, as laboratories find more than it lists. */
const nameOf = (name: string, book: CodeBook): string =>
  book.substance(name) ?? deidentifyRow({ name: name.toLowerCase() }).name

function readCount(
  row: TableRow,
  { book, ids, metadata, received, options }: TableContext,
): Deidentified<Count> {
  const place = row.named('place', book.place)
  const values = {
    documentId: null,
    series: row.required('series'),
    phenomenon: row.named('phenomenon', book.phenomenon),
    substance: row.named('substance', book.substance),
    place: place ?? metadata.site ?? null,
    period: row.period('period') ?? row.refuse('csv-missing-value', 'period'),
    value: row.number('value') ?? row.refuse('csv-missing-value', 'value'),
    denominator: row.number('denominator'),
    chain: chainOf(place ?? metadata.site ?? null, metadata, received),
  }
  const count: Count = { id: ids.of('count', row.text('id'), values), ...values }
  return deidentifyRow(count, { ...options.deidentify, coded: COUNT_CODES })
}

const COUNT_CODES = ['id', 'documentId', 'phenomenon', 'substance', 'place', 'period', 'chain']

/** Rows of one publisher at one site are one origin; of nobody known, those of one file. */
function chainOf(site: string | null, metadata: Metadata, received: Received): string {
  return chainKey({
    id: received.originalHash.slice(0, 26),
    publishedOn: null,
    period: null,
    genre: 'other',
    site,
    kind: metadata.sourceKind ?? 'observatory',
    publisher: metadata.publisher ?? null,
    authority: metadata.authority ?? null,
    relayedYear: null,
    signature: [],
  })
}
