/** Clocks: how long a signal has stayed where it is, and where it goes from there. */
import { expect, test } from 'vitest'
import { SIGNAL_STATES } from '../core/signal.ts'
import { clockOf, movesFrom, timeInStates } from './clocks.ts'

test('an urgent signal is overdue after a day, a usual one after a week', () => {
  const at = { state: 'new', since: '2025-03-01T09:00:00Z' } as const
  expect(clockOf({ ...at, isUrgent: true }, '2025-03-02T10:00:00Z').isOverdue).toBe(true)
  expect(clockOf({ ...at, isUrgent: false }, '2025-03-08T08:00:00Z').isOverdue).toBe(false)
  expect(clockOf({ ...at, isUrgent: false }, '2025-03-08T10:00:00Z').isOverdue).toBe(true)
})

test('a closed signal is never overdue', () => {
  const closed = { state: 'closed', since: '2020-01-01T00:00:00Z', isUrgent: true } as const
  expect(clockOf(closed, '2025-01-01T00:00:00Z')).toMatchObject({ allowed: null, isOverdue: false })
})

test('time in a state it came back to is added up', () => {
  const steps = [
    { at: '2025-03-01T00:00:00Z', to: 'new' },
    { at: '2025-03-02T00:00:00Z', to: 'triage' },
    { at: '2025-03-03T00:00:00Z', to: null },
    { at: '2025-03-04T00:00:00Z', to: 'new' },
  ] as const
  expect(timeInStates(steps, '2025-03-07T00:00:00Z')).toEqual({ new: 4, triage: 2 })
})

test('every state but the end leads on, may be closed, and none leads to itself', () => {
  for (const state of SIGNAL_STATES) {
    expect(movesFrom(state)).not.toContain(state)
    expect(movesFrom(state).includes('closed')).toBe(state !== 'closed')
  }
})
