/** Coverage: which site reported from which space in which month, and who has fallen silent. */
import type { Bilingual, SourceKind, Space } from '../core/codes.ts'
import type { OrMissing } from '../core/missing.ts'
import { inPeriod } from '../vocabulary/where-words.ts'
import { sayWhere, type Wording } from './reasons.ts'

/** What was received from a site and space in a month. */
export interface Received {
  readonly site: string | null
  readonly space: Space
  /** `YYYY-MM`. */
  readonly month: string
  readonly documents: number
  readonly chains: number
  readonly sourceKinds: readonly SourceKind[]
}

export interface BoardRow {
  readonly site: string
  readonly space: Space
  /** One a month of the board. Nothing received is `not-observed`, never zero phenomena. */
  readonly cells: readonly OrMissing<Received & { readonly missing?: never }>[]
  readonly documents: number
}

export interface Silence {
  readonly site: string
  readonly space: Space
  /** Last month with a document, or null when the whole board is empty. */
  readonly lastMonth: string | null
  readonly months: number
  readonly text: Bilingual
}

export interface Board {
  readonly months: readonly string[]
  readonly rows: readonly BoardRow[]
  readonly silences: readonly Silence[]
}

/** This many empty months in a row at the end of the board are a silence worth a question. */
const SILENT_MONTHS = 3

/**
 * The board of these months. Sites that are expected and sent nothing are on it too; a site × space is silent once it has sent
 * nothing for three months running up to the last one. A row that reports less often than that (every quarter) is not called silent
 * before its own longest pause is over.
 */
export function coverage(
  received: readonly Received[],
  months: readonly string[],
  wording: Wording,
  expected: readonly { site: string; space: Space }[] = [],
): Board {
  const rows = new Map<string, { site: string; space: Space; byMonth: Map<string, Received> }>()
  const rowOf = (site: string, space: Space) => {
    const key = `${site} ${space}`
    const found = rows.get(key) ?? { site, space, byMonth: new Map<string, Received>() }
    rows.set(key, found)
    return found
  }
  for (const { site, space } of expected) rowOf(site, space)
  for (const item of received)
    if (item.site !== null) rowOf(item.site, item.space).byMonth.set(item.month, item)
  const ordered = [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  const board = ordered.map(({ site, space, byMonth }) => {
    const cells = months.map((month) => byMonth.get(month) ?? ({ missing: 'not-observed' } as const))
    return {
      site,
      space,
      cells,
      documents: cells.reduce((sum, cell) => sum + ('missing' in cell ? 0 : cell.documents), 0),
    }
  })
  return { months, rows: board, silences: board.flatMap((row) => silenceOf(row, months, wording)) }
}

function silenceOf(row: BoardRow, months: readonly string[], wording: Wording): Silence[] {
  const filled = row.cells.flatMap((cell, index) => ('missing' in cell ? [] : [index]))
  const last = filled.at(-1) ?? -1
  const empty = months.length - 1 - last
  const longestPause = Math.max(0, ...filled.slice(1).map((at, index) => at - (filled[index] ?? 0) - 1))
  if (empty < SILENT_MONTHS || empty <= longestPause) return []
  const lastMonth = months[last] ?? null
  return [
    {
      site: row.site,
      space: row.space,
      lastMonth,
      months: empty,
      text: saySilence(row, lastMonth, empty, wording),
    },
  ]
}

function saySilence(row: BoardRow, lastMonth: string | null, months: number, wording: Wording): Bilingual {
  const { texts } = wording
  const say = (language: 'fr' | 'en') => {
    const where = sayWhere(row.site, language, wording)
    return texts.say(language, lastMonth ? 'trends.coverage.silent' : 'trends.coverage.never', {
      where: where.charAt(0).toUpperCase() + where.slice(1),
      space: texts.say(language, `trends.spaces.${row.space}`),
      since: lastMonth ? inPeriod(lastMonth, language).replace(/^(?:en|in) /, '') : '',
      months,
    })
  }
  return { en: say('en'), fr: say('fr') }
}
