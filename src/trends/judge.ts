/** The judgement of one cell: which way its claims point, who says so, who says otherwise, and how sure that makes it. */
import type { Claim } from '../core/claim.ts'
import type { Certainty, Direction, SourceKind } from '../core/codes.ts'
import type { TrendCell, TrendStatus } from '../core/trend.ts'
import { findContradiction } from './contradiction.ts'
import type { Setting } from './setting.ts'
import { type Stance, saysOtherwise, supports } from './stance.ts'
import type { NationalIndicator } from './weigh.ts'

export interface Judgement {
  readonly direction: Direction
  readonly status: TrendStatus
  readonly certainty: Certainty
  readonly chains: readonly string[]
  readonly contraryChains: readonly string[]
  readonly sourceKinds: readonly SourceKind[]
  readonly sites: readonly string[]
  readonly documents: number
  readonly observationIds: readonly string[]
  readonly contraryIds: readonly string[]
  /** Towns where two kinds of source agree, with those kinds. */
  readonly confirmedIn: readonly { readonly town: string; readonly kinds: readonly SourceKind[] }[]
  readonly indicator: NationalIndicator | null
  /** The two sides of a contradiction, each with its kinds and direction. */
  readonly dispute: {
    readonly town: string | null
    readonly with: Direction
    readonly kinds: readonly SourceKind[]
    readonly isDenial: boolean
  } | null
}

/** @returns null when nothing in the cell says anything, which no claim of ours does. */
export function judge(cell: TrendCell, claims: readonly Claim[], setting: Setting): Judgement | null {
  const stances = claims.map(setting.stanceOf)
  const lead = leadOf(stances)
  if (lead === null) return null
  const { direction, force } = lead
  const pro = stances.filter((stance) => stance.force === force && supports(stance, direction))
  const contra = stances.filter((stance) => saysOtherwise(stance, direction))
  const witnesses = force === 'firm' ? pro.map(({ claim }) => claim) : []
  const confirmedIn = confirmedTowns(witnesses, setting)
  const indicator = indicatorOf(cell, direction, setting)
  const dispute = contra.length > 0 ? findContradiction(pro, contra, setting) : null
  const status = dispute ? 'contested' : statusOf(cell, witnesses, confirmedIn, indicator, setting)
  const mine = stances.filter((stance) => supports(stance, direction) && !saysOtherwise(stance, direction))
  return {
    direction,
    status,
    certainty: force === 'firm' ? 'asserted' : force === 'hedged' ? 'hedged' : 'denied',
    chains: distinct(pro.map(({ claim }) => claim.chain)),
    contraryChains: distinct(contra.map(({ claim }) => claim.chain)),
    sourceKinds: distinct(pro.map(({ claim }) => claim.sourceKind)),
    sites: distinct(pro.flatMap(({ claim }) => setting.townsOf(claim))),
    documents: new Set(mine.map(({ claim }) => claim.documentId)).size,
    observationIds: mine.map(({ claim }) => claim.observationId),
    contraryIds: contra.map(({ claim }) => claim.observationId),
    confirmedIn,
    indicator,
    dispute,
  }
}

/** Change says more than presence; of changes, the one more chains say, then more kinds of source, then the one said last. */
const CHANGES: readonly Direction[] = ['up', 'down', 'new', 'absent', 'stable']

function leadOf(stances: readonly Stance[]): Pick<Stance, 'direction' | 'force'> | null {
  for (const force of ['firm', 'hedged', 'denial'] as const) {
    const said = stances.filter((stance) => stance.force === force)
    if (said.length === 0) continue
    const changes = CHANGES.filter((direction) => said.some((stance) => stance.direction === direction))
    const ranked = changes
      .map((direction) => ({ direction, ...weightOf(said.filter((stance) => supports(stance, direction))) }))
      .sort(
        (a, b) =>
          b.chains - a.chains || b.kinds - a.kinds || (a.last < b.last ? 1 : a.last > b.last ? -1 : 0),
      )
    return { direction: ranked[0]?.direction ?? 'present', force }
  }
  return null
}

function weightOf(stances: readonly Stance[]): { chains: number; kinds: number; last: string } {
  return {
    chains: new Set(stances.map(({ claim }) => claim.chain)).size,
    kinds: new Set(stances.map(({ claim }) => claim.sourceKind)).size,
    last:
      stances
        .map(({ claim }) => claim.period ?? '')
        .sort()
        .at(-1) ?? '',
  }
}

/** Towns where at least two kinds of source, in at least two chains, say so. */
function confirmedTowns(claims: readonly Claim[], setting: Setting): Judgement['confirmedIn'] {
  if (claims.length < 2) return []
  const byTown = new Map<string, { kinds: Set<SourceKind>; chains: Set<string> }>()
  for (const claim of claims)
    for (const town of setting.townsOf(claim)) {
      const found = byTown.get(town) ?? { kinds: new Set(), chains: new Set() }
      found.kinds.add(claim.sourceKind)
      found.chains.add(claim.chain)
      byTown.set(town, found)
    }
  return [...byTown]
    .filter(([, { kinds, chains }]) => kinds.size >= 2 && chains.size >= 2)
    .map(([town, { kinds }]) => ({ town, kinds: [...kinds].sort() }))
    .sort((a, b) => (a.town < b.town ? -1 : 1))
}

function indicatorOf(cell: TrendCell, direction: Direction, setting: Setting): NationalIndicator | null {
  return (
    setting.nationalIndicators.find(
      (indicator) =>
        indicator.phenomenon === cell.phenomenon &&
        indicator.substance === cell.substance &&
        indicator.country === cell.place &&
        supports(indicator, direction),
    ) ?? null
  )
}

function statusOf(
  cell: TrendCell,
  witnesses: readonly Claim[],
  confirmedIn: Judgement['confirmedIn'],
  indicator: NationalIndicator | null,
  setting: Setting,
): TrendStatus {
  if (cell.place !== null && setting.isCountry(cell.place)) {
    const departements = new Set(confirmedIn.map(({ town }) => setting.departementOf(town))).size
    if (departements >= 3 || (departements === 2 && indicator)) return 'national'
  }
  if (confirmedIn.length > 0) return 'confirmed'
  const chains = new Set(witnesses.map(({ chain }) => chain)).size
  const sites = new Set(witnesses.flatMap(({ site }) => site ?? [])).size
  return chains >= 2 || sites >= 2 ? 'corroborated' : 'reported'
}

const distinct = <T extends string>(items: readonly T[]): T[] => [...new Set(items)].sort()
