/** Weighing: what the claims of each phenomenon × substance × place of a period add up to, how surely, and how new it is. */
import type { Claim } from '../core/claim.ts'
import type { Bilingual, Direction } from '../core/codes.ts'
import type { Trend, TrendCell } from '../core/trend.ts'
import type { Vocabulary } from '../vocabulary/concept.ts'
import type { Gazetteer } from '../vocabulary/gazetteer-types.ts'
import type { Texts } from '../vocabulary/texts.ts'
import { gatherCells } from './cells.ts'
import { type Judgement, judge } from './judge.ts'
import { judgeNovelty, type NoveltyJudgement } from './novelty.ts'
import { makePast, type Past } from './past.ts'
import { sayNovelty, sayStatus } from './reasons.ts'
import { isWithin, makeSetting } from './setting.ts'

/** A national series that points the same way: « passages aux urgences en hausse ». */
export interface NationalIndicator {
  readonly phenomenon: string
  readonly substance: string | null
  /** Code of the country it covers. */
  readonly country: string
  readonly direction: Direction
  readonly name: Bilingual
}

export interface WeighOptions {
  /** ISO 8601 period whose claims are weighed; a claim without a period is not. */
  readonly period: string
  /** Claims of earlier periods: what counts as already seen. Without any, novelty stays null. */
  readonly past?: readonly Claim[]
  readonly gazetteer: Pick<Gazetteer, 'get' | 'widerThan'>
  readonly vocabulary: Pick<Vocabulary, 'substanceAndWider' | 'label'>
  readonly texts: Texts
  readonly nationalIndicators?: readonly NationalIndicator[]
  /** Count only what a person accepted or edited, where the organisation asks for that. */
  readonly onlyReviewed?: boolean
}

/**
 * The trends of a period. A claim counts at its own place and every wider one, for its own substances and every broader one;
 * rejected claims count nowhere. Chains are counted, not documents. Status, in rising order of what is asked:
 *
 * - `reported`: one chain, or several that only hedge;
 * - `corroborated`: two chains, or one chain observing from two sites;
 * - `confirmed`: two kinds of source, in two chains, of one town and period;
 * - `national` (countries only): confirmed in three départements, or in two with a national indicator pointing the same way;
 * - `contested`: of two chains speaking of the same town and substance less than three months apart, one says the opposite of the
 *   other or denies it. Up here and down there is no contradiction, nor is up in spring and down in autumn.
 *
 * A mere mention (`present`) is no witness of a rise. See docs/methods/weighing.md.
 */
export function weigh(claims: readonly Claim[], options: WeighOptions): Trend[] {
  const setting = makeSetting(options)
  const current = claims.filter((claim) => countsAt(claim, options) && isWithin(setting, claim.period))
  const past = makePast(
    (options.past ?? []).filter((claim) => countsAt(claim, options)),
    current,
    setting,
  )
  const trends: Trend[] = []
  for (const { cell, claims: own } of gatherCells(current, setting)) {
    const judgement = judge(cell, own, setting)
    if (judgement) trends.push(asTrend(cell, judgement, noveltyOf(cell, own, judgement, past), options))
  }
  return trends
}

const countsAt = ({ review }: Claim, { onlyReviewed = false }: WeighOptions): boolean =>
  review !== 'rejected' && (!onlyReviewed || review === 'accepted' || review === 'edited')

const noveltyOf = (
  cell: TrendCell,
  claims: readonly Claim[],
  judgement: Judgement,
  past: Past | null,
): NoveltyJudgement | null => past && judgeNovelty(cell, claims, judgement, past)

/** Reasons are put into words only when somebody reads them: most cells of a large observatory are never opened. */
function asTrend(
  cell: TrendCell,
  judgement: Judgement,
  novelty: NoveltyJudgement | null,
  options: WeighOptions,
): Trend {
  let because: Bilingual | undefined
  let noveltyBecause: Bilingual | null | undefined
  return {
    ...cell,
    direction: judgement.direction,
    status: judgement.status,
    novelty: novelty?.novelty ?? null,
    certainty: judgement.certainty,
    get because() {
      because ??= sayStatus(cell, judgement, options)
      return because
    },
    get noveltyBecause() {
      if (noveltyBecause === undefined) noveltyBecause = novelty ? sayNovelty(novelty, options) : null
      return noveltyBecause
    },
    chains: judgement.chains,
    contraryChains: judgement.contraryChains,
    sourceKinds: judgement.sourceKinds,
    sites: judgement.sites,
    documents: judgement.documents,
    observationIds: judgement.observationIds,
    contraryIds: judgement.contraryIds,
  }
}
