/** Between commas, each with its own drug and place, several things may be told: "cocaine cheaper in Dublin, MDMA stronger in Cork". */
import type { Frame } from '../observe.ts'
import { type At, join, type PlaceAt, type Sentence, type SubstanceAt } from '../sentence.ts'
import { MOVES, type Turn, turnsOf } from './turns.ts'

/** So much between two commas. */
interface Segment {
  readonly at: At
  readonly drug: SubstanceAt
  readonly place: PlaceAt
}

/** The claims, those of a sentence of such segments of their own drug, place and words alone. */
export const inOwnSegments = (frames: readonly Frame[], text: string): Frame[] =>
  frames.flatMap((frame) => {
    const { sentence, trigger, evidence, measures, phenomenon, substances } = frame
    const isOther = measures.length > 0 || evidence.end > sentence.end || MOVES.has(phenomenon)
    const segments = isOther ? [] : segmentsOf(sentence, text)
    if (segments.length === 0) return [frame]
    const own = segments.find(({ at }) => at.start <= trigger.start && trigger.end <= at.end)
    if (own) return [inSegment(frame, own, turnIn(phenomenon, sentence, own, text))]
    const told = segments.flatMap((segment) => {
      const turn = turnIn(phenomenon, sentence, segment, text)
      return turn ? [inSegment(frame, segment, turn)] : []
    })
    if (told.length > 0) return told
    const named = segments.find(({ drug }) => substances.length === 1 && drug.code === substances[0])
    return [named ? inSegment(frame, named, undefined) : frame]
  })

/** Which way it goes by the words of a segment, where they say one way. */
function turnIn(phenomenon: string, sentence: Sentence, { at }: Segment, text: string): Turn | undefined {
  const turns = turnsOf(phenomenon, sentence, at, text)
  return turns.length === 1 ? turns[0] : undefined
}

const inSegment = (frame: Frame, { at, drug, place }: Segment, turn: Turn | undefined): Frame => ({
  ...frame,
  substances: [drug.code],
  hasOwnSubstances: true,
  places: [place],
  direction: turn?.direction ?? frame.direction,
  level: turn ? turn.level : frame.level,
  evidence: at,
})

/** At least two, one after another to the end of the sentence, of other drugs and other places. */
function segmentsOf({ substances, places, start, end }: Sentence, text: string): Segment[] {
  if (substances.length < 2 || places.length < 2) return []
  const found: Segment[] = []
  let from = start + (OPENER.exec(text.slice(start, end))?.[0].length ?? 0)
  for (const part of text.slice(from, end).split(COMMA)) {
    const to = from + part.length
    const within = (at: At): boolean => at.start >= from && at.end <= to
    const [drugs, sites] = [substances.filter(within), places.filter(within)]
    if (drugs.length !== 1 || sites.length !== 1) return []
    const names = join(drugs[0]!, sites[0]!)
    const trimmed = part.replace(/[.!?\s]+$/, '')
    found.push({
      at: { ...names, start: from, end: from + trimmed.length },
      drug: drugs[0]!,
      place: sites[0]!,
    })
    from = to + (COMMA_AT.exec(text.slice(to))?.[0].length ?? 0)
  }
  const isEach =
    new Set(found.map(({ drug }) => drug.code)).size === found.length &&
    new Set(found.map(({ place }) => place.text)).size === found.length
  return found.length > 1 && isEach ? found : []
}
/** "June 2024 signals: ". */
const OPENER = /^[^,;:]{0,40}:\s/
const COMMA = /(?:[,;]\s(?:and|et|but|mais)\s|[,;]\s)/
const COMMA_AT = /^(?:[,;]\s(?:and|et|but|mais)\s|[,;]\s)/
