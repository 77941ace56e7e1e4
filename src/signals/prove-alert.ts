/** Proves an alert rule by its own series: on each date the alarms expected, and no other. */
import { daysOf } from '../core/period.ts'
import type { AlertFault, AlertProof, AlertRule } from './alert-rule.ts'
import { coverageAlarms } from './coverage-alarms.ts'
import { findAlarms, RUN_SETTINGS } from './find-alarms.ts'
import { changeOfMix } from './mix-alarms.ts'
import { ordinalOf, periodHolding, periodsBetween, unitOf } from './periods.ts'
import type { Knowledge, WatchedSeries } from './watched-series.ts'

export interface AlertTried {
  /** `alerts/overdoses.yml › a rise over three months`. */
  readonly where: string
  /** What is wrong, or null. */
  readonly fault: AlertFault['fault'] | null
}

/** Tries every series of a rule, in the order of its file. */
export function proveAlert(rule: AlertRule, knowledge: Knowledge): AlertTried[] {
  return rule.proves.map((proof, at) => {
    const given = alarmsOf(rule, proof, knowledge)
    const lost = proof.alarms.filter((period) => !given.includes(period))
    const excess = given.filter((period) => !proof.alarms.includes(period))
    const say = (periods: readonly string[], en: string, fr: string) =>
      periods.length ? { en: `${en} ${periods.join(', ')}`, fr: `${fr} ${periods.join(', ')}` } : null
    const faults = [
      say(lost, `on ${proof.on}, gives no alarm for`, `le ${proof.on}, ne donne pas l’alarme pour`),
      say(
        excess,
        `on ${proof.on}, gives an alarm not expected, for`,
        `le ${proof.on}, donne une alarme inattendue, pour`,
      ),
    ].flatMap((fault) => fault ?? [])
    return {
      where: `alerts/${rule.name}.yml › ${proof.series || `proves ${at + 1}`}`,
      fault: faults.length
        ? { en: faults.map(({ en }) => en).join('; '), fr: faults.map(({ fr }) => fr).join(' ; ') }
        : null,
    }
  })
}

function alarmsOf(rule: AlertRule, proof: AlertProof, knowledge: Knowledge): string[] {
  if (rule.when === 'silence' || rule.when === 'falling-sample')
    return coverageAlarms(receivedOf(proof), proof.on, knowledge)
      .filter(({ kind }) => kind === rule.when)
      .map(({ cell }) => cell.period)
  const series = seriesOf(rule, proof)
  if (rule.when === 'source-mix') {
    const change = changeOfMix(series)
    return change && change.p < rule.alpha ? [change.first] : []
  }
  const found = findAlarms([series], [rule], knowledge.vocabulary, { ...RUN_SETTINGS, on: proof.on })
  return found.alarms.map(({ cell }) => cell.period)
}

/** The proof's numbers up to its day, as a series the rule watches. */
function seriesOf({ watch }: AlertRule, proof: AlertProof): WatchedSeries {
  const unit = unitOf(proof.from)
  const today = periodHolding(proof.on, unit)
  const length = Math.max(proof.observed.length, ...Object.values(proof.mix ?? {}).map((list) => list.length))
  const periods = periodsBetween(proof.from, lastOf(proof.from, length)).filter(
    (period) => ordinalOf(period) <= ordinalOf(today),
  )
  const at = (list: readonly (number | null)[], i: number) => list[i] ?? undefined
  return {
    subject: {
      measure: watch.measure,
      aspect: watch.aspects?.[0] ?? '',
      phenomenon: watch.phenomena?.[0] ?? null,
      substance: watch.substances?.[0] ?? null,
      place: null,
    },
    unit,
    periods,
    observed: periods.map((_, i) => at(proof.observed, i)),
    denominator: proof.denominator ? periods.map((_, i) => at(proof.denominator ?? [], i)) : null,
    evidence: periods.map(() => []),
    isShare: watch.measure === 'samples' || watch.measure === 'reports',
    isKnownBefore: () => proof.isKnown,
    mix: periods.map(
      (_, i) => new Map(Object.entries(proof.mix ?? {}).map(([key, list]) => [key, list[i] ?? 0])),
    ),
  }
}

function lastOf(first: string, length: number): string {
  const unit = unitOf(first)
  let last = first
  for (let i = 1; i < length; i++) {
    const day = new Date(Date.parse(`${daysOf(last)?.last}T00:00:00Z`) + 86_400_000)
    last = periodHolding(day.toISOString().slice(0, 10), unit)
  }
  return last
}

/** Documents a month at one invented site. */
const receivedOf = ({ from, observed }: AlertProof) =>
  periodsBetween(from, lastOf(from, observed.length)).flatMap((month, i) => {
    const documents = observed[i] ?? 0
    return documents
      ? [{ site: 'site', space: 'other' as const, month, documents, chains: documents, sourceKinds: [] }]
      : []
  })
