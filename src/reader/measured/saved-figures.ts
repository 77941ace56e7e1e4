/** Figures as a file keeps them: which reader, which day, which texts; counts alone, so that no word of a text leaves with them. */
import { Problem } from '../../core/problem.ts'
import { DEPTHS, type Figures, GROUPINGS, type Tally } from './figures.ts'
import { SLOTS } from './same-claim.ts'

export interface SavedFigures {
  /** Version of the reader measured. */
  readonly reader: string
  /** ISO 8601 day. */
  readonly date: string
  /** SHA-256 of the coded texts: figures of other texts are other figures. */
  readonly texts: string
  readonly figures: Figures
}

/** What a file of figures holds, as text. The same figures give the same text. */
export const writeFigures = (saved: SavedFigures): string => `${JSON.stringify(saved, null, 2)}\n`

/**
 * The figures of a file.
 *
 * @throws Problem `figures-unreadable` when the content is not what `writeFigures` writes
 */
export function parseFigures(content: string, file: string): SavedFigures {
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch {
    throw new Problem('figures-unreadable', { file })
  }
  if (!isSaved(value)) throw new Problem('figures-unreadable', { file })
  return value
}

function isSaved(value: unknown): value is SavedFigures {
  if (!isRecord(value) || !isRecord(value.figures)) return false
  const { figures } = value
  const { by, slots } = figures
  return (
    [value.reader, value.date, value.texts].every((one) => typeof one === 'string') &&
    isTally(figures.total) &&
    isRecord(by) &&
    GROUPINGS.every((grouping) => isTallies(by[grouping])) &&
    isRecord(slots) &&
    SLOTS.every((slot) => typeof slots[slot] === 'number') &&
    isRecord(figures.silent)
  )
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTallies = (value: unknown): boolean => isRecord(value) && Object.values(value).every(isTally)

const isTally = (value: unknown): value is Tally =>
  isRecord(value) && ['coded', 'read', ...DEPTHS].every((key) => typeof value[key] === 'number')
