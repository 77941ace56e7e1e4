/** Stances: which way a claim points once denials and reserves are taken into account, and which stances exclude each other. */
import type { Claim } from '../core/claim.ts'
import type { Direction } from '../core/codes.ts'

export interface Stance {
  readonly claim: Claim
  readonly direction: Direction
  /** `firm`: asserted, or a denial that says as much as an assertion; `hedged`; `denial`: only says what is not so. */
  readonly force: 'firm' | 'hedged' | 'denial'
  /** The direction denied, when one is. */
  readonly denies: Direction | null
}

/** "No fentanyl is seen" is an absence and "it has not vanished" a presence; "prices did not fall" leaves all but a fall open. */
const DENIED: Readonly<Record<Direction, Direction>> = {
  present: 'absent',
  new: 'absent',
  absent: 'present',
  up: 'stable',
  down: 'stable',
  stable: 'present',
}
const SAYS_AS_MUCH: ReadonlySet<Direction> = new Set(['present', 'new', 'absent'])

export function readStance(claim: Claim): Stance {
  const { certainty, direction } = claim
  if (certainty === 'denied')
    return {
      claim,
      direction: DENIED[direction],
      force: SAYS_AS_MUCH.has(direction) ? 'firm' : 'denial',
      denies: direction,
    }
  return { claim, direction, force: certainty === 'hedged' ? 'hedged' : 'firm', denies: null }
}

const OPPOSED: Readonly<Record<Direction, readonly Direction[]>> = {
  up: ['down', 'absent'],
  new: ['down', 'absent'],
  down: ['up', 'new'],
  absent: ['up', 'new', 'present', 'stable'],
  present: ['absent'],
  stable: ['absent'],
}

/** True when both cannot hold of one product, place and time; "stable" beside "up" differs, and is not opposed. */
export function areOpposed(a: Stance, b: Stance): boolean {
  if (a.denies !== null && b.denies === null)
    return a.denies === b.direction || (a.force === 'firm' && opposes(a, b))
  if (b.denies !== null && a.denies === null)
    return b.denies === a.direction || (b.force === 'firm' && opposes(a, b))
  return a.force === 'firm' && b.force === 'firm' && opposes(a, b)
}

const opposes = (a: Stance, b: Stance): boolean => OPPOSED[a.direction].includes(b.direction)

/**
 * True when the stance speaks for the direction: a first appearance is a rise, a mere mention is not.
 *
 * @example
 * supports({ direction: 'new' }, 'up') // => true
 * supports({ direction: 'present' }, 'up') // => false
 */
export function supports({ direction }: Pick<Stance, 'direction'>, lead: Direction): boolean {
  return direction === lead || (lead === 'up' && direction === 'new')
}

/** True when the stance says otherwise; a mention says otherwise only of an absence. */
export function saysOtherwise(stance: Stance, lead: Direction): boolean {
  if (stance.denies === lead) return true
  if (stance.force === 'denial' || supports(stance, lead)) return false
  if (stance.direction === 'present') return lead === 'absent'
  if (lead === 'present') return stance.direction === 'absent'
  return !(lead === 'new' && stance.direction === 'up')
}
