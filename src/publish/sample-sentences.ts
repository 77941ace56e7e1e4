/** Samples in sentences, made of rows that passed the gate; and the warning that the mix of reasons changed. */
import type { Bilingual } from '../core/codes.ts'
import type { Cell, Row } from '../core/table.ts'
import { basisOf, restsOnEnough, roundFigure } from '../protect/enough.ts'
import { publicText } from '../protect/public-text.ts'
import { changeWithinStrata, mixChange } from '../samples/adjusted-trend.ts'
import type { PublishContext } from './context.ts'
import { capitalised, inBoth, numberWords, periodWords, shareWords } from './number-words.ts'
import type { Parts } from './numbers.ts'
import { countStrata, during, type SampleGroup } from './sample-table.ts'

const numberOf = (cell: Cell | undefined): number | null => (typeof cell === 'number' ? cell : null)
const percent = (share: number) => inBoth((language) => shareWords(share, language))
const plain = (value: number, digits = 0) => inBoth((language) => numberWords(value, language, digits))
const count = (cell: Cell | undefined): Bilingual =>
  typeof cell === 'number' ? plain(cell) : inBoth(() => (typeof cell === 'string' ? cell : '–'))

/**
 * What became of a product's samples.
 *
 * @param now its row of the period, and `earlier` that of the stretch before, both as disclosed
 */
export function saySamples(
  group: SampleGroup,
  now: Row | undefined,
  earlier: Row | undefined,
  parts: Parts,
  context: PublishContext,
): Bilingual[] {
  const say = (key: string, values: Record<string, string | number | Bilingual> = {}) =>
    context.texts.both(`samples.say.${key}`, values)
  const share = numberOf(now?.other)
  if (!now || share === null) return [say('too-few')]
  const [low, high] = [numberOf(now.other_low), numberOf(now.other_high)]
  const { tests, sources } = now
  const isExact = typeof tests === 'number' && typeof sources === 'number'
  const basis = {
    share: percent(share),
    basis: isExact
      ? say('basis', { tests, sources })
      : say('basis-bands', { tests: count(tests), sources: count(sources) }),
  }
  const first =
    low === null || high === null
      ? say('share-bare', basis)
      : say('share', { ...basis, low: percent(low), high: percent(high) })
  return [
    first,
    ...sayBeside(now, earlier, parts, say),
    ...sayWithin(group, parts, context, say),
    ...sayMismatch(now, say),
  ]
}

type Say = (key: string, values?: Record<string, string | number | Bilingual>) => Bilingual

/** Shares of fewer samples are shown, and not compared in words. */
const COMPARED_FROM = 5

/** Raw and adjusted, before and now, in one breath. */
function sayBeside(now: Row, earlier: Row | undefined, { before, whole }: Parts, say: Say): Bilingual[] {
  const cells = [earlier?.other, now.other, earlier?.adjusted, now.adjusted].map(numberOf)
  const isFew = [now, earlier].some((row) => typeof row?.tests === 'number' && row.tests < COMPARED_FROM)
  if (before === null || isFew || cells.some((cell) => cell === null)) return []
  const [rawBefore, raw, adjustedBefore, adjusted] = cells.map((cell) => percent(cell ?? 0)) as [
    Bilingual,
    Bilingual,
    Bilingual,
    Bilingual,
  ]
  const periods = {
    before: inBoth((language) => periodWords(before, language)),
    now: inBoth((language) => periodWords(whole, language)),
  }
  return [say('beside', { ...periods, rawBefore, raw, adjustedBefore, adjusted })]
}

function sayWithin(
  group: SampleGroup,
  { before, whole }: Parts,
  context: PublishContext,
  say: Say,
): Bilingual[] {
  if (before === null || context.audience === 'public') return []
  const change = changeWithinStrata(countStrata(group, [before, whole]), before, whole)
  if (!change) return []
  const [low, high] = change.interval
  const values = { ratio: plain(change.oddsRatio, 2), low: plain(low, 2), high: plain(high, 2) }
  return [say(change.p < 0.05 ? 'within-changed' : 'within-same', values)]
}

function sayMismatch(row: Row, say: Say): Bilingual[] {
  const share = numberOf(row.mismatch)
  return share === null || share === 0
    ? []
    : [say('mismatch', { share: percent(share), tests: count(row.tests) })]
}

/** Why a pooled share of now and one of before do not compare. */
export function warnOfMix(
  group: SampleGroup,
  { before, whole }: Parts,
  context: PublishContext,
): Bilingual[] {
  if (before === null) return []
  const isPublic = context.audience === 'public'
  const isEnough = [before, whole].every((period) =>
    restsOnEnough(basisOf(during(group.judged, period).map(({ sample }) => sample.chain)), 'share'),
  )
  const change = mixChange(countStrata(group, [before, whole]), before, whole)
  if (!change || (isPublic && !isEnough)) return []
  const shareOf = (share: number) => percent(isPublic ? roundFigure(share, 'share') : share)
  return [
    context.texts.both('samples.say.mix', {
      product: capitalised(
        inBoth((language) => context.vocabulary.label('substances', group.expected, language)),
      ),
      reason: isPublic ? publicText(change.stratum, context.gazetteer) : change.stratum,
      before: inBoth((language) => periodWords(before, language)),
      now: inBoth((language) => periodWords(whole, language)),
      was: shareOf(change.before),
      is: shareOf(change.after),
    }),
  ]
}
