/** The view of *Samples*: every product expected, then one closely: what was found, how often something else, and whether the mix changed. */
import type { Column, Table } from '../core/table.ts'
import { type Disclosed, disclose } from '../protect/disclose.ts'
import type { JudgedSample } from '../samples/judge-sample.ts'
import { type PublishContext, tableOf } from './context.ts'
import type { Filters } from './filters.ts'
import type { SampleItem, SamplesView } from './number-views.ts'
import { capitalised, inBoth, periodWords } from './number-words.ts'
import { type Numbers, partsOf } from './numbers.ts'
import { amountTable, pairsFigure, sharesFigure } from './sample-figures.ts'
import { saySamples, warnOfMix } from './sample-sentences.ts'
import { during, groupSamples, sampleColumns, sampleRows } from './sample-table.ts'

const SAMPLES_SHOWN = 100

export function viewSamples(numbers: Numbers, filters: Filters, context: PublishContext): SamplesView {
  const parts = partsOf(filters, context, true)
  const groups = groupSamples(numbers, filters, parts, context)
  const page = { path: '/samples', filters }
  const rows = new Map(groups.map((group) => [group, sampleRows(group, parts, filters, context)]))
  const title = {
    key: 'samples.title',
    values: { period: inBoth((language) => periodWords(filters.period, language)) },
  }
  const byName = [...groups].sort((a, b) => a.expected.localeCompare(b.expected))
  const table = tableOf(
    title,
    page,
    sampleColumns(context),
    byName.flatMap((group) => rows.get(group) ?? []),
    context,
  )
  const gate = (one: Table): Disclosed<Table> => disclose(one, context.audience, context.gazetteer)
  const of = (period: string | null) =>
    gate({ ...table, rows: table.rows.filter((row) => row.period === period) })
  const [whole, before] = [of(parts.whole), of(parts.before)]
  const [subject] = groups
  const figures = subject
    ? [
        pairsFigure(groups, page, context),
        sharesFigure(subject, rows.get(subject) ?? [], parts, page, context),
      ]
    : []
  const rowOf = (one: Table) => one.rows.find(({ expected }) => expected === subject?.expected)
  const own = groups.flatMap((group) => during(group.judged, parts.whole))
  return {
    name: 'samples',
    title: context.texts.both(title.key, title.values),
    filters,
    table,
    figures,
    behind: new Map(figures.map((figure) => [figure.id, gate(figure.table)])),
    overview: overviewOf(whole),
    subject: subject?.expected ?? null,
    heading: subject
      ? capitalised(
          context.texts.both('samples.page.subject', {
            product: inBoth((language) => context.vocabulary.label('substances', subject.expected, language)),
          }),
        )
      : null,
    sentences: subject ? saySamples(subject, rowOf(whole), rowOf(before), parts, context) : [],
    warnings: subject ? warnOfMix(subject, parts, context) : [],
    amounts: gate(amountTable(groups, page, context)),
    samples: context.audience === 'internal' ? own.map(itemOf).sort(byDay).slice(0, SAMPLES_SHOWN) : [],
    samplesTotal: context.audience === 'internal' ? own.length : 0,
  }
}

/** Without the period, which is the page's own. */
const overviewOf = (whole: Disclosed<Table>): Disclosed<Table> => {
  const columns = whole.columns.filter(({ key }: Column) => key !== 'period')
  return { ...whole, columns }
}

function itemOf({ sample, verdict }: JudgedSample): SampleItem {
  const { id, place, expected, form, method, reason, chain } = sample
  return {
    ...{ id, place, expected, form, method, reason, chain, verdict },
    day: sample.collectedOn,
    found: sample.found.map(({ substance, amount, unit, limit, isBelowLimit }) => ({
      ...{ substance, amount, unit, limit: limit ?? null },
      isBelowLimit: isBelowLimit ?? false,
    })),
  }
}

const byDay = (a: SampleItem, b: SampleItem): number => {
  const [x, y] = [a.day ?? '', b.day ?? '']
  return x < y ? 1 : x > y ? -1 : a.id < b.id ? -1 : 1
}
