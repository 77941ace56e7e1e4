/** Series of what texts say: independent sources a month that report a rise, a fall or a presence, among those received. */
import type { Claim } from '../core/claim.ts'
import { countBy, groupBy } from '../core/group-by.ts'
import { type Cells, nestCells } from '../trends/cells.ts'
import { makeSetting } from '../trends/setting.ts'
import { periodOfSpan } from './periods.ts'
import { type Knowledge, rowOfPeriods, type WatchedMaterial, type WatchedSeries } from './watched-series.ts'

/** How a claim is counted: it says more or new, it says less or gone, or it says that it is there. */
const ASPECTS: Readonly<Record<string, (claim: Claim) => boolean>> = {
  rises: ({ direction, certainty }) => certainty !== 'denied' && ['up', 'new'].includes(direction),
  falls: ({ direction, certainty }) => certainty !== 'denied' && ['down', 'absent'].includes(direction),
  mentions: ({ direction, certainty }) => certainty !== 'denied' && direction !== 'absent',
}

/** Places finer than a commune are counted in it, wider than a country not at all. */
const WATCHED_PLACES = new Set(['commune', 'city', 'arrondissement', 'departement', 'region', 'country'])

/**
 * A series for each phenomenon × substance × place and way of speaking of it. What is counted are chains (independent origins), the denominator
 * being the chains received from the sites of that place in the month; a month in which nothing came from there is not observed, not zero.
 */
export function reportSeries(
  { claims, received }: WatchedMaterial,
  last: string,
  knowledge: Knowledge,
): WatchedSeries[] {
  const dated = claims.flatMap((claim) => {
    const month = periodOfSpan(claim.period, 'month')
    return month && month <= last ? [{ ...claim, period: month }] : []
  })
  const periods = rowOfPeriods(
    [...dated.map(({ period }) => period), ...received.map(({ month }) => month)],
    last,
  )
  const setting = makeSetting({ period: last, ...knowledge })
  const chainsAt = receivedBy(received, knowledge)
  const mentioned = nestCells(dated.filter(ASPECTS.mentions!), setting)
  return Object.entries(ASPECTS).flatMap(([aspect, holds]) =>
    flat(aspect === 'mentions' ? mentioned : nestCells(dated.filter(holds), setting))
      .filter(({ place }) => place === null || WATCHED_PLACES.has(knowledge.gazetteer.get(place)?.kind ?? ''))
      .map((cell) => {
        const earlier =
          aspect === 'mentions'
            ? []
            : (mentioned.get(cell.phenomenon)?.get(cell.substance)?.get(cell.place) ?? [])
        return seriesOf(aspect, cell, earlier, periods, chainsAt.get(cell.place) ?? new Map())
      }),
  )
}

interface Cell {
  readonly phenomenon: string
  readonly substance: string | null
  readonly place: string | null
  readonly claims: readonly Claim[]
}

function flat(cells: Cells): Cell[] {
  return [...cells].flatMap(([phenomenon, bySubstance]) =>
    [...bySubstance].flatMap(([substance, byPlace]) =>
      [...byPlace].map(([place, claims]) => ({ phenomenon, substance, place, claims })),
    ),
  )
}

function seriesOf(
  aspect: string,
  { phenomenon, substance, place, claims }: Cell,
  mentions: readonly Claim[],
  periods: readonly string[],
  received: ReadonlyMap<string, number>,
): WatchedSeries {
  const byMonth = groupBy(claims, ({ period }) => period ?? '')
  const firstMention = mentions.reduce<string | null>(
    (first, { period }) => (period !== null && (first === null || period < first) ? period : first),
    null,
  )
  const chains = periods.map((period) => new Set((byMonth.get(period) ?? []).map(({ chain }) => chain)).size)
  const denominator = periods.map((period, at) => Math.max(received.get(period) ?? 0, chains[at] ?? 0))
  return {
    subject: { measure: 'reports', aspect, phenomenon, substance, place },
    unit: 'month',
    periods,
    observed: chains.map((count, at) => (denominator[at] ? count : undefined)),
    denominator: denominator.map((count) => count || undefined),
    evidence: periods.map((period) => (byMonth.get(period) ?? []).map(({ observationId }) => observationId)),
    isShare: true,
    isKnownBefore: (at) => firstMention !== null && firstMention < (periods[at] ?? ''),
    mix: periods.map((period) => countBy(byMonth.get(period) ?? [], ({ sourceKind }) => sourceKind)),
  }
}

/** Chains received a month from the sites of each place, wider ones included; `null` holds them all. */
function receivedBy(
  received: WatchedMaterial['received'],
  { gazetteer }: Pick<Knowledge, 'gazetteer'>,
): ReadonlyMap<string | null, ReadonlyMap<string, number>> {
  const totals = new Map<string | null, Map<string, number>>()
  for (const { site, month, chains } of received) {
    const places = site !== null && gazetteer.get(site) ? [site, ...gazetteer.widerThan(site)] : []
    for (const place of [null, ...places]) {
      const months = totals.get(place) ?? new Map<string, number>()
      totals.set(place, months.set(month, (months.get(month) ?? 0) + chains))
    }
  }
  return totals
}
