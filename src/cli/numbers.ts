/** `vigie prices` and `vigie samples`: figures with what they rest on, then what they say; as files through the same gate as the pages. */

import type { Language } from '../core/codes.ts'
import { isMissing } from '../core/missing.ts'
import { daysOf } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { Row } from '../core/table.ts'
import { currentOffers } from '../observatory/current-offers.ts'
import type { PublishContext } from '../publish/context.ts'
import { defaultFilters, type Filters, UNITS } from '../publish/filters.ts'
import { changeWords, euroWords, numberWords, shareWords } from '../publish/number-words.ts'
import { gatherNumbers, type Numbers } from '../publish/numbers.ts'
import { publish } from '../publish/publish.ts'
import { viewPrices } from '../publish/view-prices.ts'
import { viewSamples } from '../publish/view-samples.ts'
import type { View } from '../publish/views.ts'
import { loadGazetteer } from '../vocabulary/gazetteer.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { loadMoney } from '../vocabulary/money.ts'
import { loadTexts } from '../vocabulary/texts.ts'
import { EXIT } from './exit.ts'
import { type FolderOption, withStore } from './observatory.ts'
import { chosenFormat, type Format, type OutputColumn, printRows } from './output.ts'
import type { Terminal } from './terminal.ts'

export interface NumbersOptions extends FolderOption {
  readonly period?: string
  readonly substance?: string
  readonly place?: string
  readonly unit?: string
  readonly public?: boolean
  readonly format?: Format
}

export async function showPrices(options: NumbersOptions, terminal: Terminal): Promise<number> {
  const { view, context } = await makeView(options, viewPrices)
  return print(view, options, terminal, context, () => {
    printRows(
      terminal,
      'human',
      priceColumns(terminal, context),
      view.overview.rows.map(priceRow(terminal, context)),
    )
    printStory(terminal, view.heading?.[terminal.language], view.sentences)
  })
}

export async function showSamples(options: NumbersOptions, terminal: Terminal): Promise<number> {
  const { view, context } = await makeView(options, viewSamples)
  return print(view, options, terminal, context, () => {
    printRows(
      terminal,
      'human',
      sampleColumns(terminal, context),
      view.overview.rows.map(sampleRow(terminal, context)),
    )
    printStory(terminal, view.heading?.[terminal.language], [...view.warnings, ...view.sentences])
  })
}

async function makeView<V extends View>(
  options: NumbersOptions,
  make: (numbers: Numbers, filters: Filters, context: PublishContext) => V,
): Promise<{ view: V; context: PublishContext }> {
  const context: PublishContext = {
    vocabulary: loadVocabulary(),
    gazetteer: loadGazetteer(),
    texts: loadTexts(),
    money: loadMoney(),
    today: new Date().toISOString().slice(0, 10),
    audience: options.public ? 'public' : 'internal',
    origin: '',
  }
  refuseUnknown(options, context)
  return withStore(options, async (store) => {
    const offers = currentOffers(await store.offers(), await store.claims())
    const numbers = gatherNumbers({ offers, samples: await store.samples() }, context)
    const period = options.period ?? newestOf(numbers)
    if (!period) throw new Problem('nothing-kept')
    const { substance = null, place = null } = options
    const unit = (options.unit ?? null) as Filters['unit']
    return { view: make(numbers, { ...defaultFilters(period), substance, place, unit }, context), context }
  })
}

/** The newest year the numbers speak of. */
function newestOf({ offers, samples }: Numbers): string | undefined {
  const days = [...offers.map(({ period }) => period), ...samples.map(({ collectedOn }) => collectedOn)]
  return days
    .flatMap((day) => /^\d{4}/.exec(day ?? '')?.[0] ?? [])
    .sort()
    .at(-1)
}

/** @throws Problem for a code no list holds, so that a slip of the pen does not read as "no price". */
function refuseUnknown({ period, substance, place, unit }: NumbersOptions, context: PublishContext): void {
  const refuse = (name: string, expected: string): never => {
    throw new Problem('option-wrong', { name, expected })
  }
  if (period && !daysOf(period)) refuse('--period', '2025, 2025-H1, 2025-Q3, 2025-03')
  if (substance && !context.vocabulary.concept('substances', substance))
    refuse('--substance', 'crack, cannabis-resin… (vigie vocabulary substances)')
  if (place && !context.gazetteer.get(place)) refuse('--place', 'FR, FR-59, FR-59350…')
  if (unit && !(UNITS as readonly string[]).includes(unit)) refuse('--unit', UNITS.join(', '))
}

function print(
  view: View,
  options: NumbersOptions,
  terminal: Terminal,
  context: PublishContext,
  printHuman: () => void,
): number {
  const format = chosenFormat(options.format, terminal, 'json')
  if (format === 'human') printHuman()
  else {
    const file = publish(
      view,
      format === 'csv' ? 'csv' : 'json',
      context.audience,
      terminal.language,
      context,
    )
    terminal.print(String(file.body).trimEnd())
  }
  return EXIT.ok
}

function printStory(
  terminal: Terminal,
  heading: string | undefined,
  sentences: readonly Record<Language, string>[],
): void {
  if (!heading) return
  terminal.print(`\n${terminal.paint('bold', heading)}`)
  for (const sentence of sentences) terminal.print(`- ${sentence[terminal.language]}`)
}

type Write = (value: number) => string

/** A figure with its interval, or why there is none. */
function figure(
  row: Row,
  key: string,
  ends: readonly [string, string],
  write: Write,
  say: (key: string) => string,
): string {
  const cell = row[key]
  if (cell === undefined) return ''
  if (isMissing(cell)) return say(`publish.missing.${cell.missing}`)
  if (typeof cell !== 'number') return String(cell)
  const [low, high] = ends.map((end) => row[end])
  return typeof low === 'number' && typeof high === 'number'
    ? `${write(cell)} (${write(low)} – ${write(high)})`
    : write(cell)
}

const count = (row: Row, key: string, { language }: Terminal): string => {
  const cell = row[key]
  return typeof cell === 'number' ? numberWords(cell, language, 0) : typeof cell === 'string' ? cell : ''
}

function priceColumns({ language }: Terminal, { texts }: PublishContext): OutputColumn[] {
  const column = (key: string, align: 'left' | 'right' = 'left'): OutputColumn => ({
    key,
    title: texts.say(language, `prices.head.${key}`),
    align,
  })
  return [
    column('product'),
    column('family'),
    column('median', 'right'),
    column('change', 'right'),
    column('n', 'right'),
    column('sources', 'right'),
  ]
}

function priceRow(terminal: Terminal, { vocabulary, texts, audience }: PublishContext) {
  const { language } = terminal
  const say = (key: string) => texts.say(language, key)
  const ends = audience === 'public' ? (['q1', 'q3'] as const) : (['median_low', 'median_high'] as const)
  return (row: Row) => ({
    product: `${vocabulary.label('substances', String(row.substance), language)}, ${vocabulary.label('units', String(row.unit), language)}`,
    family: vocabulary.label('offer-families', String(row.family), language),
    median: figure(row, 'median', ends, (value) => euroWords(value, language), say),
    change: figure(
      row,
      'change',
      ['change_low', 'change_high'],
      (value) => changeWords(value, language),
      say,
    ),
    n: count(row, 'n', terminal),
    sources: count(row, 'sources', terminal),
  })
}

function sampleColumns({ language }: Terminal, { texts }: PublishContext): OutputColumn[] {
  const column = (key: string, align: 'left' | 'right' = 'right'): OutputColumn => ({
    key,
    title: texts.say(language, `samples.column.${key}`),
    align,
  })
  return [
    column('expected', 'left'),
    column('other'),
    column('adjusted'),
    column('mismatch'),
    column('tests'),
    column('sources'),
  ]
}

function sampleRow(terminal: Terminal, { vocabulary, texts }: PublishContext) {
  const { language } = terminal
  const say = (key: string) => texts.say(language, key)
  const share = (row: Row, key: string) =>
    figure(row, key, [`${key}_low`, `${key}_high`], (value) => shareWords(value, language), say)
  return (row: Row) => ({
    expected: vocabulary.label('substances', String(row.expected), language),
    other: share(row, 'other'),
    adjusted: share(row, 'adjusted'),
    mismatch: share(row, 'mismatch'),
    tests: count(row, 'tests', terminal),
    sources: count(row, 'sources', terminal),
  })
}
