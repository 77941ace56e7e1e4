/** The same signal found again is the same signal: ids made of content, and what a run found laid beside what is known. */
import { createHash } from 'node:crypto'
import type { Signal, SignalCell } from '../core/signal.ts'
import { isSameMatter, monthsOf, NEIGHBOURING } from './merge-alarms.ts'
import { ordinalOf } from './periods.ts'
import { type Knowledge, subjectKey } from './watched-series.ts'

/**
 * The id of a signal first found about this, beginning then: 20 hexadecimal digits.
 *
 * @example
 * signalId({ kind: 'rise', measure: 'counts', aspect: 'visits', phenomenon: null, substance: 'crack', place: 'FR-59350', firstPeriod: '2025-02' }).length // => 20
 */
export function signalId(
  signal: Pick<Signal, 'kind' | 'measure' | 'aspect' | 'phenomenon' | 'substance' | 'place' | 'firstPeriod'>,
): string {
  return createHash('sha256')
    .update(`${signal.kind}|${subjectKey(signal)}|${signal.firstPeriod}`)
    .digest('hex')
    .slice(0, 20)
}

/**
 * What a run found, under the ids of the known signals it continues: the same matter, of a kind that goes on into the other, not more than three months after
 * the known one was last seen. Cells are added to those known; what a signal was first called, and when it began, stays.
 *
 * @param known signals kept, whatever their state: a closed one found again is not a new one
 */
export function continueKnown(
  found: readonly Signal[],
  known: readonly Signal[],
  names: Pick<Knowledge, 'gazetteer' | 'vocabulary'>,
): Signal[] {
  const settled = new Map<string, Signal>()
  for (const signal of found) {
    const candidates = [...settled.values(), ...known.filter(({ id }) => !settled.has(id))]
    const before = candidates.find((one) => isContinued(one, signal, names))
    const whole = before ? continued(before, signal) : signal
    settled.set(whole.id, whole)
  }
  return [...settled.values()]
}

const FAMILY: Readonly<Record<Signal['kind'], string>> = {
  'first-appearance': 'more',
  rise: 'more',
  'source-mix': 'mix',
  'falling-sample': 'coverage',
  silence: 'coverage',
}

function isContinued(
  before: Signal,
  now: Signal,
  names: Pick<Knowledge, 'gazetteer' | 'vocabulary'>,
): boolean {
  const gap = monthsOf(now.firstPeriod) - monthsOf(before.lastPeriod)
  const isAfter =
    gap <= NEIGHBOURING && monthsOf(now.lastPeriod) >= monthsOf(before.firstPeriod) - NEIGHBOURING
  return FAMILY[before.kind] === FAMILY[now.kind] && isAfter && isSameMatter(before, now, names)
}

function continued(before: Signal, now: Signal): Signal {
  const isLater = ordinalOf(now.lastPeriod) >= ordinalOf(before.lastPeriod)
  const told = isLater && subjectKey(before) === subjectKey(now) ? now : before
  const { kind, rule, isUrgent, measure, aspect, phenomenon, substance, place, unit } = before
  return {
    ...told,
    ...{ kind, rule, measure, aspect, phenomenon, substance, place, unit },
    id: before.id,
    isUrgent: isUrgent || now.isUrgent,
    firstPeriod: before.firstPeriod,
    lastPeriod: monthsOf(now.lastPeriod) > monthsOf(before.lastPeriod) ? now.lastPeriod : before.lastPeriod,
    cells: unionOf(before.cells, now.cells),
    points: told.points,
    foundOn: [before.foundOn, now.foundOn].sort().at(-1) ?? now.foundOn,
    isHeldBack: now.isHeldBack,
  }
}

/** Each series and period once, as last judged. */
function unionOf(before: readonly SignalCell[], now: readonly SignalCell[]): SignalCell[] {
  const cells = new Map(before.map((cell) => [`${subjectKey(cell)}|${cell.period}`, cell]))
  for (const cell of now) cells.set(`${subjectKey(cell)}|${cell.period}`, cell)
  return [...cells.values()]
}
