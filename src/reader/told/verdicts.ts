/** A sentence that only says which way the figures before it go: « 2 150 personnes en 2022, 2 140 en 2023. C’est stable. » */
import type { Direction } from '../../core/codes.ts'
import type { Frame } from '../observe.ts'
import type { Sentence } from '../sentence.ts'
import { bySentence } from './by-sentence.ts'

/** The claims, those with figures going the way the next sentence says of them. */
export function withVerdicts(
  frames: readonly Frame[],
  text: string,
  sentences: readonly Sentence[],
): Frame[] {
  const inSentence = bySentence(frames)
  const judged = new Map<Frame, Direction>()
  const gone = new Set<Frame>()
  for (const frame of frames) {
    const next = sentences[frame.sentence.index + 1]
    if (frame.measures.length < 2 || !next || next.to - next.from > MOST_WORDS) continue
    const direction = verdictIn(text.slice(next.start, next.end))
    if (!direction) continue
    judged.set(frame, direction)
    for (const one of inSentence(next.index)) if (one.phenomenon === frame.phenomenon) gone.add(one)
  }
  return frames.flatMap((frame) => {
    if (gone.has(frame)) return []
    const direction = judged.get(frame)
    return [direction ? { ...frame, direction } : frame]
  })
}
const MOST_WORDS = 7

function verdictIn(words: string): Direction | undefined {
  const said = VERDICT.exec(words)?.[1]?.toLowerCase()
  if (said === undefined) return undefined
  if (/^(?:stable|inchang|unchanged|flat|pareil|the same|no change|pas de changement)/.test(said))
    return 'stable'
  return /^(?:en hausse|up|rising|plus|more|an increase|une hausse)/.test(said) ? 'up' : 'down'
}
const VERDICT =
  /^\s*(?:(?:c['’]est|cela reste|ça reste|le chiffre est|it is|it['’]s|that is|that['’]s|this is|the figure is|soit)\s)?(?:(?:quasi|presque|plutôt|globalement|donc|broadly|about|almost|roughly|pretty much)\s)?(stable|inchangée?|unchanged|flat|pareil|the same|no change|pas de changement|en hausse|en baisse|up|down|rising|falling|une hausse|une baisse|an increase|a fall|a drop)\s*(?:[.!]\s*)?$/i
