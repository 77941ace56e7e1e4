/** Clocks of a signal: how long it has been in each state, and whether someone should have acted by now. */
import type { KeptSignal, SignalState, SignalStep } from '../core/signal.ts'

/**
 * Days a signal may stay in each state. A choice of this observatory, shorter where lives hang on it; the order of magnitude (looked at within a day, verified within
 * two or three) is that of early-warning guides (WHO, Early detection, assessment and response to acute public health events, 2014).
 */
export const DAYS_ALLOWED: Readonly<
  Record<'urgent' | 'usual', Readonly<Record<Exclude<SignalState, 'closed'>, number>>>
> = {
  urgent: { new: 1, triage: 1, verify: 2, assess: 3, respond: 14 },
  usual: { new: 7, triage: 3, verify: 7, assess: 14, respond: 30 },
}

export interface Clock {
  /** Whole days in the present state. */
  readonly days: number
  /** Days allowed there; null once closed. */
  readonly allowed: number | null
  readonly isOverdue: boolean
}

/**
 * @param now ISO 8601 instant
 * @example
 * clockOf({ state: 'new', since: '2025-03-01T09:00:00Z', isUrgent: true }, '2025-03-03T10:00:00Z') // => { days: 2, allowed: 1, isOverdue: true }
 */
export function clockOf(
  { state, since, isUrgent }: Pick<KeptSignal, 'state' | 'since' | 'isUrgent'>,
  now: string,
): Clock {
  const spent = daysBetween(since, now)
  const allowed = state === 'closed' ? null : DAYS_ALLOWED[isUrgent ? 'urgent' : 'usual'][state]
  return { days: Math.floor(spent), allowed, isOverdue: allowed !== null && spent > allowed }
}

/**
 * Days spent in each state so far, returns added up.
 *
 * @param now ISO 8601 instant, the end of the present state
 */
export function timeInStates(
  steps: readonly Pick<SignalStep, 'at' | 'to'>[],
  now: string,
): Partial<Record<SignalState, number>> {
  const moves = steps.filter(({ to }) => to !== null)
  const spent: Partial<Record<SignalState, number>> = {}
  for (const [index, { at, to }] of moves.entries()) {
    if (to === null) continue
    spent[to] = (spent[to] ?? 0) + daysBetween(at, moves[index + 1]?.at ?? now)
  }
  return spent
}

const daysBetween = (from: string, to: string): number =>
  Math.max(0, Date.parse(to) - Date.parse(from)) / 86_400_000

/** The states a signal is moved to from where it is: onward first, then shut, then back. */
export function movesFrom(state: SignalState): readonly SignalState[] {
  return MOVES[state]
}

const MOVES: Readonly<Record<SignalState, readonly SignalState[]>> = {
  new: ['triage', 'closed'],
  triage: ['verify', 'closed', 'new'],
  verify: ['assess', 'closed', 'triage'],
  assess: ['respond', 'closed', 'verify'],
  respond: ['closed', 'assess'],
  closed: ['triage'],
}
