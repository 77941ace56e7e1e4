/** Plants found growing are a production; a seizure too only where the words say that they were taken: "a cannabis farm of 640 plants was found". */
import type { Frame } from './observe.ts'
import { overlap } from './sentence.ts'

/** The claims, those of a seizure that nobody made gone, their plants counted by the production. */
export function foundGrowing(frames: readonly Frame[], text: string): Frame[] {
  const found = new Map<Frame, Frame>()
  for (const frame of frames) {
    const words = text.slice(frame.sentence.start, frame.sentence.end)
    if (frame.phenomenon !== 'flow.seizure' || !GROWN.test(words) || TAKEN.test(words)) continue
    const grown = frames.find(
      (one) => one.phenomenon === 'market.production' && overlap(one.evidence, frame.evidence),
    )
    if (grown) found.set(frame, grown)
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
  /(?:^|[^\p{L}])(?:plantations?|cultures?|plants?|pieds|floraison|farms?|grows?|growing|nurser(?:y|ies)|cultivation)(?!\p{L})/iu
const TAKEN =
  /(?:^|[^\p{L}])(?:sais(?:i|ie|is|ies|ir|ies)|intercept\p{L}*|confisqu\p{L}*|déracin\p{L}*|arrach\p{L}*|détrui\p{L}*|seiz\p{L}*|recovered|confiscated|uprooted|destroyed|removed|hauled)(?!\p{L})/iu
