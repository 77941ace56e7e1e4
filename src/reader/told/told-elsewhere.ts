/** Where a thing was before, or is compared with, is not where it is told: « le crack, longtemps cantonné à Paris, est signalé à Lyon ». */
import type { Frame } from '../observe.ts'
import type { PlaceAt, Sentence } from '../sentence.ts'
import { MOVES } from './turns.ts'

/** The claims, each without the places told of beside, if its sentence names others. */
export function withoutElsewhere(frames: readonly Frame[], text: string): Frame[] {
  const elsewhereIn = new Map<Sentence, ReadonlySet<number>>()
  return frames.map((frame) => {
    const { sentence, places, phenomenon } = frame
    if (MOVES.has(phenomenon) || places.length === 0 || sentence.places.length < 2) return frame
    const elsewhere = elsewhereIn.get(sentence) ?? placesElsewhere(sentence, text)
    elsewhereIn.set(sentence, elsewhere)
    if (!places.some(({ start }) => elsewhere.has(start))) return frame
    const own = places.filter(({ start }) => !elsewhere.has(start))
    const others: readonly PlaceAt[] =
      own.length > 0 ? own : sentence.places.filter(({ start }) => !elsewhere.has(start))
    return others.length > 0 ? { ...frame, places: [...others] } : frame
  })
}

/** Where the places begin that something was once bound to, or is compared with. */
function placesElsewhere({ places, start, end }: Sentence, text: string): ReadonlySet<number> {
  const elsewhere = new Set<number>()
  const sentence = text.slice(start, end)
  for (const { index, 0: words } of [...sentence.matchAll(ONCE), ...sentence.matchAll(COMPARED)]) {
    const from = start + index
    for (const place of places)
      if (place.start >= from && place.start < from + words.length) elsewhere.add(place.start)
  }
  return elsewhere
}
/** What says that it was, to the end of its clause. */
const ONCE =
  /(?<![\p{L}])(?:(?:longtemps|jusqu['’]ici|jusque-là|jusqu['’]alors|d['’]abord|autrefois|naguère|auparavant)\s(?:\p{L}+\s)?(?:cantonné|confiné|limité|circonscrit|réservé|vu|signalé|repéré|observé)e?s?|(?:long|once|first|formerly|previously|until (?:now|recently|then)|hitherto|so far)\s(?:\p{L}+\s)?(?:confined|limited|restricted|seen|reported|found|detected)|(?:confined|limited|restricted)\s(?:until|till)\s(?:now|recently|then))\s(?:à|au|aux|en|dans|in|to|at)\s[^,;:.–—]{1,80}/giu
/** "Twice those of Brussels", « supérieurs à ceux de Lyon ». */
const COMPARED =
  /(?<![\p{L}])(?:(?:twice|double|triple|half|times|than|above|below|exceed(?:s|ed|ing)?|to|with|beside)\s(?:those|that|the\s(?:rates?|levels?|figures?|loads?|prices?))\s(?:of|in|for|seen\sin|found\sin)|(?:fois|double\sde|triple\sde|moitié\sde|à|que|dépass\p{L}+)\s(?:ceux|celles|celui|celle)\s(?:de|d['’]|du|des|observée?s?\sà|relevée?s?\sà)?)\s?(?:the\s|la\s|l['’])?\p{Lu}[^,;:.–—]{1,40}/gu
