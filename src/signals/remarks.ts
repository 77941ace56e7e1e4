/** What a reader of a signal must know besides: a changed mix, a break of the denominator, a period whose reports still come in. */
import type { Bilingual } from '../core/codes.ts'
import { isFallingSample } from '../trends/falling-sample.ts'
import { inPeriod } from '../vocabulary/where-words.ts'
import { changeOfMix } from './mix-alarms.ts'
import { isComplete } from './periods.ts'
import { both, sayPeriod, written } from './say-signal.ts'
import type { Knowledge, WatchedSeries } from './watched-series.ts'

/** Periods before today over which a denominator is compared with those before them. */
const WINDOW = { month: 6, week: 13 } as const

export function remarksOn(
  series: WatchedSeries,
  at: number,
  run: { readonly on: string; readonly delayDays: number },
  knowledge: Knowledge,
): Bilingual[] {
  const { texts } = knowledge
  const period = series.periods[at] ?? ''
  const remarks: Bilingual[] = []
  if (!isComplete(period, run.on, run.delayDays))
    remarks.push(
      both((language) =>
        texts.say(language, 'signals.remark.incomplete', {
          period: sayPeriod(period, language, knowledge),
          on: inPeriod(run.on, language).replace(/^(?:le|on) /, ''),
        }),
      ),
    )
  const change = changeOfMix(series, at)
  if (change)
    remarks.push(
      both((language) =>
        texts.say(language, 'signals.remark.mix', {
          stratum: nameStratum(series, change.stratum, language, knowledge),
          before: written(change.before * 100, language, 0),
          after: written(change.after * 100, language, 0),
        }),
      ),
    )
  const broken = breakOf(series, at)
  if (broken) remarks.push(both((language) => texts.say(language, `signals.remark.${broken.way}`, broken)))
  return remarks
}

/** Kinds of source have names; reasons for collection are words of the table. */
export const nameStratum = (
  { subject }: Pick<WatchedSeries, 'subject'>,
  stratum: string,
  language: 'fr' | 'en',
  { vocabulary, texts }: Knowledge,
): string =>
  stratum === ''
    ? texts.say(language, 'signals.unstated')
    : subject.measure === 'reports'
      ? vocabulary.label('source-kinds', stratum, language)
      : stratum

/** The denominator grew or shrank by 30 % or more against the periods before, by more than chance. */
function breakOf({ denominator, unit }: WatchedSeries, at: number) {
  if (!denominator) return null
  const length = WINDOW[unit]
  const sum = (from: number, to: number) =>
    denominator.slice(Math.max(0, from), to).reduce<number>((total, count) => total + (count ?? 0), 0)
  if (at + 1 < 2 * length) return null
  const [before, after] = [sum(at + 1 - 2 * length, at + 1 - length), sum(at + 1 - length, at + 1)]
  if (isFallingSample(before, after)) return { way: 'shrinking', before, after } as const
  return isFallingSample(after, before) ? ({ way: 'growing', before, after } as const) : null
}
