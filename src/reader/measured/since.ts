/** What changed between two sets of figures: each group's F1, or a rule's precision, then and now. */
import { isMissing, type OrMissing } from '../../core/missing.ts'
import { DEPTHS, type DepthName, type Figures, GROUPINGS, type Grouping, type Tally } from './figures.ts'
import { ratesOf } from './rates.ts'

export interface Change {
  /** `all`, or what the figures are grouped by. */
  readonly by: 'all' | Grouping
  readonly name: string
  readonly depth: DepthName
  /** From 0 to 1. Missing where the group was not there, or nothing was claimed. */
  readonly before: OrMissing<number>
  readonly now: OrMissing<number>
}

/** A rule is compared by its precision, everything else by F1. */
export const comparedRate = (
  by: Change['by'],
  tally: Tally | undefined,
  depth: DepthName,
): OrMissing<number> =>
  tally ? ratesOf(tally, depth)[by === 'rule' ? 'precision' : 'f1'] : { missing: 'not-observed' }

/** All that moved, the whole first and then the largest moves; groups that came or went are told too. */
export function changesBetween(before: Figures, now: Figures): Change[] {
  const whole = DEPTHS.map((depth) => changeOf('all', 'all', depth, before.total, now.total))
  const parts = GROUPINGS.flatMap((by) => {
    const names = new Set([...Object.keys(before.by[by]), ...Object.keys(now.by[by])])
    return [...names].flatMap((name) =>
      DEPTHS.map((depth) => changeOf(by, name, depth, before.by[by][name], now.by[by][name])),
    )
  })
  return [...whole, ...parts.filter(hasMoved).sort((a, b) => sizeOf(b) - sizeOf(a))]
}

function changeOf(
  by: Change['by'],
  name: string,
  depth: DepthName,
  before: Tally | undefined,
  now: Tally | undefined,
): Change {
  return {
    by,
    name,
    depth,
    before: comparedRate(by, before, depth),
    now: comparedRate(by, now, depth),
  }
}

/** A change below a thousandth is one of writing. */
const LEAST = 0.001

const hasMoved = ({ before, now }: Change): boolean =>
  isMissing(before) !== isMissing(now) || sizeOf({ before, now }) >= LEAST

const sizeOf = ({ before, now }: Pick<Change, 'before' | 'now'>): number =>
  isMissing(before) || isMissing(now) ? 0 : Math.abs(now - before)
