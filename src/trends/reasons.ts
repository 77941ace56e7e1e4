/** Why a trend has its status and its novelty, as a sentence in both languages. */
import type { Bilingual, Language, SourceKind } from '../core/codes.ts'
import type { TrendCell } from '../core/trend.ts'
import type { Gazetteer } from '../vocabulary/gazetteer-types.ts'
import type { Texts } from '../vocabulary/texts.ts'
import { inPeriod, inPlace, listOf, placeName } from '../vocabulary/where-words.ts'
import type { Judgement } from './judge.ts'
import type { NoveltyJudgement } from './novelty.ts'

export interface Wording {
  readonly gazetteer: Pick<Gazetteer, 'get'>
  readonly texts: Texts
}

/**
 * The reason of a status: « Confirmé : les observateurs et la police le rapportent indépendamment à Lille en 2024. »
 */
export function sayStatus(cell: TrendCell, judgement: Judgement, wording: Wording): Bilingual {
  const reason = reasonOf(judgement)
  const { texts } = wording
  const confirmed = judgement.confirmedIn
  const varies = judgement.contraryChains.length > 0 && !judgement.dispute
  return inBoth((language) => {
    const town = judgement.dispute?.town ?? confirmed[0]?.town ?? null
    const sentence = texts.say(language, `trends.status.${reason}`, {
      n: reason.startsWith('national')
        ? confirmed.length
        : reason === 'corroborated-sites'
          ? judgement.sites.length
          : judgement.chains.length,
      kinds: sayKinds(
        reason.startsWith('confirmed') ? (confirmed[0]?.kinds ?? []) : judgement.sourceKinds,
        language,
        texts,
      ),
      where: town === null ? texts.say(language, 'trends.somewhere') : sayWhere(town, language, wording),
      towns: listOf(
        (reason.startsWith('national') ? confirmed.map((at) => at.town) : judgement.sites).map((code) =>
          sayName(code, language, wording),
        ),
        language,
      ),
      more: confirmed.length - 1,
      period: inPeriod(cell.period, language),
      indicator: judgement.indicator?.name[language] ?? '',
      direction: texts.say(language, `trends.directions.${judgement.direction}`),
      others: sayKinds(judgement.dispute?.kinds ?? [], language, texts),
      other: texts.say(language, `trends.directions.${judgement.dispute?.with ?? 'stable'}`),
    })
    return varies
      ? `${sentence} ${texts.say(language, 'trends.varies', { n: judgement.contraryChains.length })}`
      : sentence
  })
}

function reasonOf(judgement: Judgement): string {
  const { status, certainty, chains, confirmedIn, dispute, indicator } = judgement
  if (status === 'contested') return dispute?.isDenial ? 'contested-denied' : 'contested'
  if (status === 'national') return confirmedIn.length < 3 && indicator ? 'national-indicator' : 'national'
  if (status === 'confirmed') return confirmedIn.length > 1 ? 'confirmed-more' : 'confirmed'
  if (status === 'corroborated') return chains.length > 1 ? 'corroborated-chains' : 'corroborated-sites'
  if (certainty === 'hedged') return 'reported-hedged'
  return certainty === 'denied' ? 'reported-denial' : 'reported'
}

/** The reason of a novelty, or why there is none. */
export function sayNovelty({ reason, space, mode }: NoveltyJudgement, { texts }: Wording): Bilingual {
  return inBoth((language) =>
    texts.say(language, `trends.novelty.${reason}`, {
      space: space ? texts.say(language, `trends.spaces.${space}`) : '',
      mode: mode ? texts.say(language, `trends.modes.${mode}`) : '',
    }),
  )
}

/** « à Lille », or « sur le site nord-2 » for a site of the organisation's own. */
export function sayWhere(code: string, language: Language, { gazetteer, texts }: Wording): string {
  const place = gazetteer.get(code)
  return place ? inPlace(place)[language] : texts.say(language, 'trends.site', { site: code })
}

export function sayName(code: string, language: Language, { gazetteer }: Pick<Wording, 'gazetteer'>): string {
  const place = gazetteer.get(code)
  return place ? placeName(place, language) : code
}

const sayKinds = (kinds: readonly SourceKind[], language: Language, texts: Texts): string =>
  listOf(
    kinds.map((kind) => texts.say(language, `trends.kinds.${kind}`)),
    language,
  )

const inBoth = (say: (language: Language) => string): Bilingual => ({ en: say('en'), fr: say('fr') })
