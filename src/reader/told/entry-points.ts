/** Where drugs come in is where they go to, though a place is said first: "Belgium and the Netherlands remain the main entry points for cocaine". */
import type { Frame } from '../observe.ts'
import { isWithin, type PlaceAt } from '../sentence.ts'
import { isNextOfSeveral } from './told-together.ts'

/** The claims, flows told by their entry points going there. */
export const toEntryPoints = (frames: readonly Frame[], text: string): Frame[] =>
  frames.map((frame) => {
    const { phenomenon, from, sentence, evidence } = frame
    if (phenomenon !== 'flow.trafficking' || from.length === 0) return frame
    const words = text.slice(evidence.start, evidence.end)
    const said = DOOR.test(words) && ENTRY.exec(words)
    if (!said) return frame
    const verb = evidence.start + said.index
    const doors = listBefore(
      sentence.places.filter((place) => isWithin(place, evidence) && place.end <= verb),
      verb,
      text,
    )
    const isDoor = ({ start }: PlaceAt): boolean => doors.some((door) => door.start === start)
    if (!from.some(isDoor)) return frame
    return { ...frame, from: from.filter((place) => !isDoor(place)), to: doors }
  })

/** The places that end right before the verb, one after another. */
function listBefore(places: readonly PlaceAt[], verb: number, text: string): PlaceAt[] {
  const list: PlaceAt[] = []
  let next = verb
  for (const place of [...places].reverse()) {
    const between = text.slice(place.end, next)
    if (next !== verb ? !isNextOfSeveral(between) : between.trim() !== '') break
    list.unshift(place)
    next = place.start
  }
  return list
}

const DOOR = /entr|gateway|plaque/i
const ENTRY =
  /(?<=\s)(?:is|are|was|were|remains?|has become|have become|became|est|sont|reste|restent|demeure|demeurent|était|étaient|est devenue?|sont devenue?s)\s(?:[a-zà-öø-ÿœ]+[\s’']){0,4}(?:entry points?|points? of entry|gateways?|points? d['’]entrée|portes? d['’]entrée|plaques? tournantes?)(?![a-zà-öø-ÿœ])/i
