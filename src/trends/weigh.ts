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
import { makePast } from './past.ts'
import { sayNovelty, sayStatus, type Wording } from './reasons.ts'
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
 *
 * What a trend says is behind accessors: copy one with `toJSON()`, not by spreading.
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
    if (judgement)
      trends.push(
        new WeighedTrend(cell, judgement, past && judgeNovelty(cell, own, judgement, past), options),
      )
  }
  return trends
}

const countsAt = ({ review }: Claim, { onlyReviewed = false }: WeighOptions): boolean =>
  review !== 'rejected' && (!onlyReviewed || review === 'accepted' || review === 'edited')

/** A trend whose reasons are put into words only when somebody reads them: most cells of a large observatory are never opened. */
class WeighedTrend implements Trend {
  readonly phenomenon: string
  readonly substance: string | null
  readonly place: string | null
  readonly period: string
  readonly #judgement: Judgement
  readonly #novelty: NoveltyJudgement | null
  readonly #wording: Wording

  constructor(cell: TrendCell, judgement: Judgement, novelty: NoveltyJudgement | null, wording: Wording) {
    this.phenomenon = cell.phenomenon
    this.substance = cell.substance
    this.place = cell.place
    this.period = cell.period
    this.#judgement = judgement
    this.#novelty = novelty
    this.#wording = wording
  }

  get direction() {
    return this.#judgement.direction
  }
  get status() {
    return this.#judgement.status
  }
  get certainty() {
    return this.#judgement.certainty
  }
  get novelty() {
    return this.#novelty?.novelty ?? null
  }
  get because(): Bilingual {
    return sayStatus(this, this.#judgement, this.#wording)
  }
  get noveltyBecause(): Bilingual | null {
    return this.#novelty && sayNovelty(this.#novelty, this.#wording)
  }
  get chains() {
    return this.#judgement.chains
  }
  get contraryChains() {
    return this.#judgement.contraryChains
  }
  get sourceKinds() {
    return this.#judgement.sourceKinds
  }
  get sites() {
    return this.#judgement.sites
  }
  get documents() {
    return this.#judgement.documents
  }
  get observationIds() {
    return this.#judgement.observationIds
  }
  get contraryIds() {
    return this.#judgement.contraryIds
  }

  /** All of it as plain data: for JSON, and for whoever wants a copy. */
  toJSON(): Trend {
    const { phenomenon, substance, place, period, direction, status, certainty, novelty } = this
    const { because, noveltyBecause, chains, contraryChains, sourceKinds, sites, documents } = this
    const { observationIds, contraryIds } = this
    return {
      phenomenon,
      substance,
      place,
      period,
      direction,
      status,
      certainty,
      novelty,
      because,
      noveltyBecause,
      chains,
      contraryChains,
      sourceKinds,
      sites,
      documents,
      observationIds,
      contraryIds,
    }
  }
}
