/** Figures of the reader for a program: one JSON object, or CSV with one line a group. */
import { isMissing, type OrMissing } from '../core/missing.ts'
import type { ConfusionCount } from '../reader/measured/confusions.ts'
import type { Differing } from '../reader/measured/differences.ts'
import { DEPTHS, type Grouping, type Tally } from '../reader/measured/figures.ts'
import { ratesOf } from '../reader/measured/rates.ts'
import type { SavedFigures } from '../reader/measured/saved-figures.ts'
import { changesBetween } from '../reader/measured/since.ts'
import type { WrongRule } from '../reader/measured/wrong-rules.ts'
import { type OutputRow, printRows } from './output.ts'
import type { Terminal } from './terminal.ts'

export interface Measured {
  readonly saved: SavedFigures
  /** Earlier figures to compare with; null when there are none. */
  readonly since: SavedFigures | null
  readonly confusions: readonly ConfusionCount[]
  /** Most often wrong first. */
  readonly rules: readonly WrongRule[]
  readonly differences: readonly Differing[]
}

/** What a table of figures shows when nobody chose: languages. */
const USUAL: Grouping = 'language'

export function measuredJson(measured: Measured, by: Grouping = USUAL): object {
  const { saved, since, confusions, rules, differences } = measured
  const { figures } = saved
  return {
    reader: saved.reader,
    date: saved.date,
    texts: figures.texts,
    total: figured(figures.total),
    by: {
      [by]: Object.fromEntries(
        Object.entries(figures.by[by]).map(([name, tally]) => [name, figured(tally, by)]),
      ),
    },
    slots: Object.fromEntries(
      Object.entries(figures.slots).map(([slot, right]) => [slot, { right, of: figures.total.found }]),
    ),
    silent: figures.silent,
    inexact: figures.inexact,
    otherLanguage: figures.otherLanguage,
    confusions,
    rules,
    differences,
    ...(since
      ? {
          since: {
            reader: since.reader,
            date: since.date,
            isSameTexts: since.texts === saved.texts,
            changes: changesBetween(since.figures, figures),
          },
        }
      : {}),
  }
}

/** Counts with their rates. A rule has no recall: which rule should have seen a claim, nobody coded. */
function figured(tally: Tally, by?: Grouping): object {
  const rates = DEPTHS.map((depth) => {
    const { precision, recall, f1 } = ratesOf(tally, depth)
    return [
      depth,
      by === 'rule' ? { right: tally[depth], precision } : { right: tally[depth], precision, recall, f1 },
    ]
  })
  return { coded: tally.coded, read: tally.read, ...Object.fromEntries(rates) }
}

const KEYS = DEPTHS.flatMap((depth) => [depth, `${depth}_precision`, `${depth}_recall`, `${depth}_f1`])

/** An empty cell is a rate of nothing: the counts beside it say so. */
export function printFigureRows({ saved }: Measured, by: Grouping = USUAL, terminal: Terminal): void {
  const { figures } = saved
  const columns = ['by', 'name', 'coded', 'read', ...KEYS].map((key) => ({ key, title: key }))
  const rows = [
    rowOf('all', 'all', figures.total),
    ...Object.entries(figures.by[by]).map(([name, tally]) => rowOf(by, name, tally)),
  ]
  printRows(terminal, 'csv', columns, rows)
}

function rowOf(by: 'all' | Grouping, name: string, tally: Tally): OutputRow {
  const cells = DEPTHS.flatMap((depth): [string, number | null][] => {
    const { precision, recall, f1 } = ratesOf(tally, depth)
    return [
      [depth, tally[depth]],
      [`${depth}_precision`, cell(precision)],
      [`${depth}_recall`, cell(recall)],
      [`${depth}_f1`, cell(f1)],
    ]
  })
  return { by, name, coded: tally.coded, read: tally.read, ...Object.fromEntries(cells) }
}

const cell = (value: OrMissing<number>): number | null => (isMissing(value) ? null : value)
