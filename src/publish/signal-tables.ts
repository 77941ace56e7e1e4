/** The tables and drawings of signals: the list as rows, the counts by state, the history behind a chart. */
import type { Bilingual } from '../core/codes.ts'
import { SIGNAL_STATES } from '../core/signal.ts'
import type { Column, Row, Table } from '../core/table.ts'
import { LICENCE, type PublishContext } from './context.ts'
import type { SignalItem, SignalsQuery } from './view-signals.ts'
import type { Figure } from './views.ts'

type Named = readonly [key: string, type: Column['type'], scheme?: string]

const COLUMNS: readonly Named[] = [
  ['id', 'text'],
  ['kind', 'text'],
  ['state', 'text'],
  ['days', 'number'],
  ['overdue', 'text'],
  ['urgent', 'text'],
  ['held_back', 'text'],
  ['measure', 'text'],
  ['aspect', 'text'],
  ['phenomenon', 'code', 'phenomena'],
  ['substance', 'code', 'substances'],
  ['place', 'place'],
  ['first_period', 'date'],
  ['last_period', 'date'],
  ['rule', 'text'],
  ['why', 'text'],
]

const NOT_ASKED = { missing: 'not-asked' } as const
const yes = (is: boolean): string => (is ? 'yes' : 'no')

function rowOf({ signal, clock }: SignalItem): Row {
  const { id, kind, state, measure, aspect, phenomenon, substance, place, rule, text } = signal
  return {
    ...{ id, kind, state, measure, aspect, rule },
    days: clock.days,
    overdue: yes(clock.isOverdue),
    urgent: yes(signal.isUrgent),
    held_back: yes(signal.isHeldBack),
    phenomenon: phenomenon ?? NOT_ASKED,
    substance: substance ?? NOT_ASKED,
    place: place ?? NOT_ASKED,
    first_period: signal.firstPeriod,
    last_period: signal.lastPeriod,
    why: text,
  }
}

function tableOf(
  title: Bilingual,
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  columns: readonly Named[],
  rows: readonly Row[],
  { texts, vocabulary, origin }: PublishContext,
): Table {
  const filters = Object.fromEntries(
    Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  const search = new URLSearchParams(filters).toString()
  return {
    columns: columns.map(([key, type, scheme]) => ({
      key,
      label: texts.both(`signals.column.${key}`),
      type,
      ...(scheme ? { scheme } : {}),
    })),
    rows,
    about: {
      title,
      filters,
      vocabularyVersion: vocabulary.version,
      licence: LICENCE,
      url: `${origin}${path}${search ? `?${search}` : ''}`,
    },
  }
}

/** How many signals stand in each state, by kind. */
export function stateFigure(
  items: readonly SignalItem[],
  query: SignalsQuery,
  context: PublishContext,
): Figure {
  const { texts } = context
  const title = texts.both('signals.page.figure')
  const rows = SIGNAL_STATES.flatMap((state) =>
    [...new Set(items.map(({ signal }) => signal.kind))].sort().map((kind) => ({
      state,
      kind,
      count: items.filter(({ signal }) => signal.state === state && signal.kind === kind).length,
    })),
  )
  return {
    id: 'signals',
    kind: 'bars',
    title,
    alt: texts.both('signals.page.figure-alt', { total: items.length }),
    table: tableOf(
      title,
      '/signals',
      { ...query },
      [
        ['state', 'code', 'signals.state'],
        ['kind', 'code', 'signals.kind'],
        ['count', 'number'],
      ],
      rows,
      context,
    ),
  }
}

const POINT_COLUMNS: readonly Named[] = [
  ['period', 'date'],
  ['observed', 'number'],
  ['denominator', 'number'],
  ['expected', 'number'],
  ['upperbound', 'number'],
  ['alarm', 'text'],
  ['complete', 'text'],
]

export function pointTable({ signal, title }: SignalItem, context: PublishContext): Table {
  const rows = signal.points.map(({ period, isAlarm, isComplete, ...numbers }) => ({
    period,
    ...numbers,
    alarm: yes(isAlarm),
    complete: yes(isComplete),
  }))
  return tableOf(title, `/signals/${signal.id}`, {}, POINT_COLUMNS, rows, context)
}

export function chartOf(item: SignalItem, context: PublishContext): Figure {
  const { signal, title } = item
  const alarms = signal.points.filter(({ isAlarm }) => isAlarm)
  return {
    id: `signal-${signal.id}`,
    kind: 'bound',
    title,
    alt: {
      en: `${context.texts.say('en', 'signals.chart.alt', { periods: signal.points.length, alarms: alarms.length })} ${signal.text.en}`,
      fr: `${context.texts.say('fr', 'signals.chart.alt', { periods: signal.points.length, alarms: alarms.length })} ${signal.text.fr}`,
    },
    table: pointTable(item, context),
  }
}

/** The list as its files hold it. */
export const listTable = (
  title: Bilingual,
  query: SignalsQuery,
  items: readonly SignalItem[],
  context: PublishContext,
): Table => tableOf(title, '/signals', { ...query }, COLUMNS, items.map(rowOf), context)
