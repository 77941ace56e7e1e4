/** Ways told in one breath of several drugs, each its own, are as many flows: « la kétamine vient d’Allemagne, la MDMA de Belgique ». */
import type { Frame } from '../observe.ts'
import { isWithin, join, type PlaceAt, type SubstanceAt } from '../sentence.ts'
import { isNextOfSeveral } from './told-together.ts'

interface Way {
  readonly drug: SubstanceAt
  readonly end: PlaceAt
}

/** The claims, flows of several drugs from as many places, or to them, told apart; each keeps what the claim it comes from says beside. */
export const flowsApart = (frames: readonly Frame[], text: string): Frame[] =>
  frames.flatMap((frame) => {
    if (frame.phenomenon !== 'flow.trafficking') return [frame]
    for (const side of ['from', 'to'] as const) {
      const ways = waysOf(frame, frame[side], text)
      if (ways.length > 1) return apart(frame, side, ways)
    }
    return [frame]
  })

const apart = (frame: Frame, side: 'from' | 'to', ways: readonly Way[]): Frame[] =>
  ways.map(({ drug, end }, index) => ({
    ...frame,
    substances: [drug.code],
    hasOwnSubstances: true,
    [side]: [end],
    evidence: index > 0 ? join(drug, end) : { ...frame.evidence, to: end.to, end: end.end },
    measures: [],
    drivers: index === 0 ? frame.drivers : [],
  }))

/** A drug and its place by turns, each drug behind the first right before the words that join it to its place. */
function waysOf({ sentence, evidence, measures }: Frame, ends: readonly PlaceAt[], text: string): Way[] {
  if (ends.length < 2 || measures.length > 0) return []
  const drugs = sentence.substances.filter((drug) => !drug.isAside && isWithin(drug, evidence))
  const places = [...ends].sort((a, b) => a.start - b.start)
  if (new Set(drugs.map(({ code }) => code)).size !== places.length || drugs.length !== places.length)
    return []
  const ways = drugs.map((drug, index): Way => ({ drug, end: places[index]! }))
  const isByTurns = ways.every(({ drug, end }, index) => {
    const last = ways[index - 1]
    if (!last) return drug.end <= end.start
    return isNextOfSeveral(text.slice(last.end.end, drug.start)) && WAY.test(text.slice(drug.end, end.start))
  })
  return isByTurns ? ways : []
}
const WAY =
  /^,?\s(?:(?:vient|arrive|passe|provient|plutôt|comes|arrives|goes|mostly|mainly)\s)*(?:de|d['’]|du|des|depuis|via|par|vers|en|à|au|aux|from|through|to|into|out of)\s?(?:l['’]|la |le |les |the )?$/i
