/** One signal for what many cells say: nested places and substances, neighbouring periods, the same thing seen by several measures. */
import type { SignalSubject } from '../core/signal.ts'
import type { Alarm } from './find-alarms.ts'
import { ordinalOf } from './periods.ts'
import { type Knowledge, subjectKey } from './watched-series.ts'

type Names = Pick<Knowledge, 'gazetteer' | 'vocabulary'>

/** That a product is there is said in several ways. */
const PRESENCE = new Set(['market.availability', 'market.new-substance', 'market.accessibility'])

/** Alarms further apart than this many periods are two events. */
export const NEIGHBOURING = 3

/** From this many towns on, what they have in common is the signal. */
const TOWNS_TOGETHER = 3

/**
 * Alarms gathered around the most telling ones: urgent rules first, first appearances before rises, narrow places and substances before wide ones, then by
 * probability. An alarm goes with the first leader it is an echo of. Two towns remain two signals, though their region is an echo of either; from three on, when the
 * wider place gives the alarm too, they are one signal of that place.
 */
export function mergeAlarms(alarms: readonly Alarm[], names: Names): Alarm[][] {
  const groups: Alarm[][] = []
  for (const alarm of [...alarms].sort((a, b) => compare(a, b, names))) {
    const group = groups.find(([leader]) => leader && isEcho(leader, alarm, names))
    if (group) group.push(alarm)
    else groups.push([alarm])
  }
  return joinTowns(groups, names)
}

function joinTowns(groups: readonly Alarm[][], names: Names): Alarm[][] {
  const wide = groups
    .flat()
    .filter((alarm) => groups.every(([leader]) => leader !== alarm))
    .sort((a, b) => depthOf(a.cell, names) - depthOf(b.cell, names))
  let joined = [...groups]
  for (const head of wide) {
    const within = joined.filter(
      ([leader]) => leader && isEcho(head, leader, names) && leader.cell.place !== head.cell.place,
    )
    const places = new Set(within.map(([leader]) => leader?.cell.place))
    if (places.size < TOWNS_TOGETHER) continue
    const all = within.flat()
    joined = [
      ...joined.filter((group) => !within.includes(group)),
      [head, ...all.filter((alarm) => alarm !== head)],
    ]
  }
  return joined
}

function compare(a: Alarm, b: Alarm, names: Names): number {
  const pvalue = ({ cell }: Alarm) => (typeof cell.pvalue === 'number' ? cell.pvalue : 0)
  return (
    Number(b.rule.isUrgent) - Number(a.rule.isUrgent) ||
    Number(b.rule.when === 'first-appearance') - Number(a.rule.when === 'first-appearance') ||
    depthOf(b.cell, names) - depthOf(a.cell, names) ||
    pvalue(a) - pvalue(b) ||
    ordinalOf(a.cell.period) - ordinalOf(b.cell.period) ||
    (subjectKey(a.cell) < subjectKey(b.cell) ? -1 : 1)
  )
}

const depthOf = ({ place, substance }: SignalSubject, { gazetteer, vocabulary }: Names): number =>
  (place === null ? 0 : 1 + gazetteer.widerThan(place).length) * 10 +
  (substance === null ? 0 : vocabulary.substanceAndWider(substance).length)

function isEcho(leader: Alarm, alarm: Alarm, names: Names): boolean {
  return (
    isSameMatter(leader.cell, alarm.cell, names) &&
    Math.abs(monthsOf(leader.cell.period) - monthsOf(alarm.cell.period)) <= NEIGHBOURING
  )
}

/** Weeks and months on one scale, so that a weekly table and monthly notes may say the same. */
export const monthsOf = (period: string): number =>
  period.includes('W') ? (ordinalOf(period) * 7) / 30.44 : ordinalOf(period) - 1970 * 12

/**
 * True when `b` is about the same thing as the telling `a`: one phenomenon or table, one substance and place within the other's, and not one up,
 * one down. Drugs in general may echo a substance; a substance is more than an echo of drugs in general.
 */
export function isSameMatter(a: SignalSubject, b: SignalSubject, names: Names): boolean {
  const isOne = (x: string | null, y: string | null) =>
    x === y || (PRESENCE.has(x ?? '') && PRESENCE.has(y ?? ''))
  const hasOneName = a.phenomenon !== null || a.aspect === b.aspect
  return (
    isOne(a.phenomenon, b.phenomenon) &&
    hasOneName &&
    (a.aspect === 'falls') === (b.aspect === 'falls') &&
    (a.substance !== null || b.substance === null) &&
    isNested(a.substance, b.substance, (code) => names.vocabulary.substanceAndWider(code)) &&
    isNested(a.place, b.place, (code) => [code, ...names.gazetteer.widerThan(code)])
  )
}

function isNested(
  a: string | null,
  b: string | null,
  withWider: (code: string) => readonly string[],
): boolean {
  if (a === b || a === null || b === null) return true
  return withWider(a).includes(b) || withWider(b).includes(a)
}
