/** Novelty: whether a trend is new, extends, persists, returns or fades, judged against what earlier periods saw. */
import type { Claim } from '../core/claim.ts'
import type { Mode, Space } from '../core/codes.ts'
import type { Novelty, TrendCell } from '../core/trend.ts'
import type { Judgement } from './judge.ts'
import { type Past, type Seen, type Sighting, wasThere } from './past.ts'
import { supports } from './stance.ts'

export const NOVELTY_REASONS = [
  'first-seen',
  'place',
  'product',
  'space',
  'mode',
  'seen-before',
  'known-to-sources',
  'gap-unwatched',
  'back',
  'down-after-seen',
  'gone-after-seen',
  'same-movement',
  'first-movement',
  'movement-place',
  'movement-back',
  'unwatched',
  'no-movement',
  'nothing-to-fade',
] as const
export type NoveltyReason = (typeof NOVELTY_REASONS)[number]

export interface NoveltyJudgement {
  /** Null when the past does not allow an answer; `reason` says why. */
  readonly novelty: Novelty | null
  readonly reason: NoveltyReason
  readonly space?: Space
  readonly mode?: Mode
}

/** Phenomena that are always there in some degree: what can be new of a price is its movement. */
const DEGREES: ReadonlySet<string> = new Set([
  'market.price',
  'market.purity',
  'market.accessibility',
  'use.perception',
])

/** Ways of doing, which pass from one product to another; a product on the market or the harm it does is new as itself. */
const WAYS = /^(?:supply|marketing|flow|place)\.|^use\.(?:route|context|profile|procurement|combination)$/

/**
 * - `new`: never seen at this place nor anywhere else, though the place was watched;
 * - `extends`: seen before, but not here (place), not with this product (ways of doing), not in this space or by this mode;
 * - `persists`: seen in the period just before, or whenever this place was last watched;
 * - `returns`: seen earlier, then not in the period just before although the place was watched;
 * - `fades`: seen before and now said to fall or to have gone. Not being spoken of is no fading.
 */
export function judgeNovelty(
  cell: TrendCell,
  claims: readonly Claim[],
  judgement: Judgement,
  past: Past,
): NoveltyJudgement {
  if (DEGREES.has(cell.phenomenon)) return judgeMovement(cell, judgement, past)
  const seen = past.seen(cell, wasThere)
  const wasSeen = seen.justBefore || seen.earlier
  const { direction } = judgement
  if (direction === 'absent' || direction === 'down') {
    if (!wasSeen) return { novelty: null, reason: 'nothing-to-fade' }
    return { novelty: 'fades', reason: direction === 'absent' ? 'gone-after-seen' : 'down-after-seen' }
  }
  if (wasSeen) return extensionOf(cell, claims, seen, past) ?? continuation(cell, seen, past)
  if (direction === 'stable') return { novelty: 'persists', reason: 'known-to-sources' }
  if (!past.watched(cell.place).ever) return { novelty: null, reason: 'unwatched' }
  if (past.seenSomewhere(cell, wasThere)) return { novelty: 'extends', reason: 'place' }
  if (WAYS.test(cell.phenomenon) && past.seenWithOtherSubstance(cell, wasThere))
    return { novelty: 'extends', reason: 'product' }
  return { novelty: 'new', reason: 'first-seen' }
}

function judgeMovement(cell: TrendCell, { direction }: Judgement, past: Past): NoveltyJudgement {
  if (direction === 'present' || direction === 'stable') return { novelty: null, reason: 'no-movement' }
  const sameWay: Sighting = (stance) => stance.force !== 'denial' && supports(stance, direction)
  const seen = past.seen(cell, sameWay)
  if (seen.justBefore) return { novelty: 'persists', reason: 'same-movement' }
  const watched = past.watched(cell.place)
  if (seen.earlier)
    return watched.justBefore
      ? { novelty: 'returns', reason: 'movement-back' }
      : { novelty: 'persists', reason: 'gap-unwatched' }
  if (!watched.ever) return { novelty: null, reason: 'unwatched' }
  return past.seenSomewhere(cell, sameWay)
    ? { novelty: 'extends', reason: 'movement-place' }
    : { novelty: 'new', reason: 'first-movement' }
}

/** To a space or mode not seen before; of a space only where that space was watched. */
function extensionOf(
  cell: TrendCell,
  claims: readonly Claim[],
  seen: Seen,
  past: Past,
): NoveltyJudgement | null {
  const sightings = claims.filter((claim) => wasThere(past.setting.stanceOf(claim)))
  const watchedSpaces = past.watchedSpaces(cell.place)
  const space = sightings.find(
    (claim) => claim.space !== 'other' && !seen.spaces.has(claim.space) && watchedSpaces.has(claim.space),
  )?.space
  if (space) return { novelty: 'extends', reason: 'space', space }
  const mode =
    seen.modes.size > 0 ? sightings.find((claim) => claim.mode && !seen.modes.has(claim.mode))?.mode : null
  return mode ? { novelty: 'extends', reason: 'mode', mode } : null
}

function continuation(cell: TrendCell, seen: Seen, past: Past): NoveltyJudgement {
  if (seen.justBefore) return { novelty: 'persists', reason: 'seen-before' }
  return past.watched(cell.place).justBefore
    ? { novelty: 'returns', reason: 'back' }
    : { novelty: 'persists', reason: 'gap-unwatched' }
}
