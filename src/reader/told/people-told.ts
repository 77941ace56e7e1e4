/** What a number of people is told as: those treated are cases ("38 patients on methadone"), those met a count, those killed deaths. */
import type { Measure } from '../../core/observation.ts'
import type { Frame } from '../observe.ts'

/** The claims, those of care that tell of patients and those of violence that tell of killing counting so. */
export const peopleAsTold = (frames: readonly Frame[], text: string): Frame[] =>
  frames.map((frame) => {
    const told = TOLD[frame.phenomenon]
    if (!told || !frame.measures.some(isOfPeople)) return frame
    if (!told.words.test(text.slice(frame.evidence.start, frame.evidence.end))) return frame
    const measures = frame.measures.map((one) =>
      isOfPeople(one) ? { ...one, kind: told.kind, unit: 'people' } : one,
    )
    return { ...frame, measures }
  })

const isOfPeople = ({ kind, unit }: Measure): boolean =>
  (kind === 'count' || kind === 'cases') && (unit === 'people' || unit === 'cases')

const TREATED =
  /(?:^|[^a-zà-öø-ÿœ])(?:patient(?:e?s)?|suivi(?:e?s)?|suit|file active|sous (?:méthadone|traitement|buprénorphine)|en traitement|in treatment|on methadone|treated|admitted|hospitalis\w*|hospitaliz\w*)(?![a-zà-öø-ÿœ])/i
const KILLED =
  /(?:^|[^a-zà-öø-ÿœ])(?:tuée?s?|morte?s?|homicides?|narchomicides?|assassin\w*|killed|shot dead|murder\w*|fatally|dead)(?![a-zà-öø-ÿœ])/i

const TOLD: Readonly<Record<string, { readonly kind: 'cases' | 'deaths'; readonly words: RegExp }>> = {
  'context.response': { kind: 'cases', words: TREATED },
  'context.violence': { kind: 'deaths', words: KILLED },
}
