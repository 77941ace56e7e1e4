/** Where a thing was before is not where it is now: « le crack, longtemps cantonné à Paris, est signalé à Lyon ». */
import type { Frame } from '../observe.ts'
import type { PlaceAt, Sentence } from '../sentence.ts'
import { MOVES } from './turns.ts'

/** The claims, each where the thing is told to be now, if its sentence tells that. */
export function whereNow(frames: readonly Frame[], text: string): Frame[] {
  const onceIn = new Map<Sentence, ReadonlySet<number>>()
  return frames.map((frame) => {
    const { sentence, places, phenomenon } = frame
    if (MOVES.has(phenomenon) || places.length === 0 || sentence.places.length < 2) return frame
    const once = onceIn.get(sentence) ?? placesOnce(sentence, text)
    onceIn.set(sentence, once)
    if (!places.some(({ start }) => once.has(start))) return frame
    const now = places.filter(({ start }) => !once.has(start))
    const others: readonly PlaceAt[] =
      now.length > 0 ? now : sentence.places.filter(({ start }) => !once.has(start))
    return others.length > 0 ? { ...frame, places: [...others] } : frame
  })
}

/** Where the places begin that something was once bound to. */
function placesOnce({ places, start, end }: Sentence, text: string): ReadonlySet<number> {
  const once = new Set<number>()
  for (const { index, 0: words } of text.slice(start, end).matchAll(ONCE)) {
    const from = start + index
    for (const place of places)
      if (place.start >= from && place.start < from + words.length) once.add(place.start)
  }
  return once
}
/** What says so, to the end of its clause. */
const ONCE =
  /(?<![\p{L}])(?:(?:longtemps|jusqu['’]ici|jusque-là|jusqu['’]alors|d['’]abord|autrefois|naguère|auparavant)\s(?:\p{L}+\s)?(?:cantonné|confiné|limité|circonscrit|réservé|vu|signalé|repéré|observé)e?s?|(?:long|once|first|formerly|previously|until (?:now|recently|then)|hitherto|so far)\s(?:\p{L}+\s)?(?:confined|limited|restricted|seen|reported|found|detected)|(?:confined|limited|restricted)\s(?:until|till)\s(?:now|recently|then))\s(?:à|au|aux|en|dans|in|to|at)\s[^,;:.–—]{1,80}/giu
