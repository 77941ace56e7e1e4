/** Live contradictions: two independent chains that say opposite things of one town and substance at about the same time. */
import type { Claim } from '../core/claim.ts'
import type { Judgement } from './judge.ts'
import type { Setting } from './setting.ts'
import { areOpposed, type Stance } from './stance.ts'

/** Farther apart than this, the second may report a change rather than contradict the first. */
const LIVE_DAYS = 92

/** The contradiction between these sides, with the kinds of source of the other side; null when there is none. */
export function findContradiction(
  pro: readonly Stance[],
  contra: readonly Stance[],
  setting: Setting,
): Judgement['dispute'] {
  const bySpot = new Map<string, Stance[]>()
  for (const stance of pro)
    for (const spot of setting.spotsOf(stance.claim)) {
      const there = bySpot.get(spot)
      if (there) there.push(stance)
      else bySpot.set(spot, [stance])
    }
  const opposed: { stance: Stance; spot: string }[] = []
  for (const stance of contra)
    for (const spot of setting.spotsOf(stance.claim))
      if (bySpot.get(spot)?.some((other) => contradict(stance, other, setting)))
        opposed.push({ stance, spot })
  const [first] = opposed
  if (!first) return null
  return {
    town: first.spot.split(' ')[0] || null,
    with: first.stance.denies ?? first.stance.direction,
    isDenial: first.stance.denies !== null,
    kinds: [...new Set(opposed.map(({ stance }) => stance.claim.sourceKind))].sort(),
  }
}

const contradict = (a: Stance, b: Stance, setting: Setting): boolean =>
  a.claim.chain !== b.claim.chain && areOpposed(a, b) && daysApart(a.claim, b.claim, setting) <= LIVE_DAYS

function daysApart(a: Claim, b: Claim, setting: Setting): number {
  const x = setting.daysOf(a.period ?? '')
  const y = setting.daysOf(b.period ?? '')
  if (!x || !y) return Number.POSITIVE_INFINITY
  const gap = Math.max(between(x.last, y.first), between(y.last, x.first))
  return Math.max(0, gap)
}

/** Days from the end of one to the start of the other; nothing when an end is open. */
const between = (end: string | null, start: string | null): number =>
  end === null || start === null ? 0 : (Date.parse(start) - Date.parse(end)) / 86_400_000
