/** Plants found growing are a production; a seizure too only where the words say that they were taken: "a cannabis farm of 640 plants was found". */

import type { Frame } from '../observe.ts'
import { overlap } from '../sentence.ts'
import { bySentence } from './by-sentence.ts'

/** The claims, those of a seizure that nobody made gone, their plants counted by the production. */
export function foundGrowing(frames: readonly Frame[], text: string): Frame[] {
  const inSentence = bySentence(frames)
  const found = new Map<Frame, Frame>()
  for (const frame of frames) {
    const { phenomenon, sentence, evidence } = frame
    if (phenomenon !== 'flow.seizure') continue
    const grown = inSentence(sentence.index).find(
      (one) => one.phenomenon === 'market.production' && overlap(one.evidence, evidence),
    )
    const words = text.slice(sentence.start, sentence.end)
    if (grown && GROWN.test(words) && !TAKEN.test(words)) found.set(frame, grown)
  }
  if (found.size === 0) return [...frames]
  return frames.flatMap((frame) => {
    if (found.has(frame)) return []
    const [seizure] = [...found].find(([, grown]) => grown === frame) ?? []
    const isCounted = seizure && frame.measures.length === 0
    return [isCounted ? { ...frame, measures: seizure.measures } : frame]
  })
}

const GROWN =
  /(?:^|[^a-zà-öø-ÿœ])(?:plantations?|cultures?|plants?|pieds|floraison|farms?|grows?|growing|nurser(?:y|ies)|cultivation)(?![a-zà-öø-ÿœ])/i
const TAKEN =
  /(?:^|[^a-zà-öø-ÿœ])(?:sais(?:i|ie|is|ies|ir|ies)|intercept[a-zà-öø-ÿœ]*|confisqu[a-zà-öø-ÿœ]*|déracin[a-zà-öø-ÿœ]*|arrach[a-zà-öø-ÿœ]*|détrui[a-zà-öø-ÿœ]*|seiz[a-zà-öø-ÿœ]*|recovered|confiscated|uprooted|destroyed|removed|hauled)(?![a-zà-öø-ÿœ])/i
