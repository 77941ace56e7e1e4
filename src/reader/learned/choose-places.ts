/** Where a claim holds: lists of places that its words, its surroundings and the claims before it offer, the likeliest chosen. */
import { listedWith } from '../discourse.ts'
import { placesFor } from '../places-of.ts'
import { type At, distance, type PlaceAt } from '../sentence.ts'
import type { OpenClaim, Setting } from './claim-place.ts'
import type { Candidate } from './ranker.ts'

export interface PlacesCandidate extends Candidate {
  readonly places: readonly PlaceAt[]
}

/** What was chosen for a claim before. */
export interface PlacesBefore {
  readonly places: readonly PlaceAt[]
  readonly paragraph: number
  readonly sentence: number
}

const covers = (one: At, other: At): boolean => one.start < other.end && other.start < one.end
const keyOf = (places: readonly PlaceAt[]): string =>
  [...new Set(places.map(({ text }) => text))].sort().join('|')

export function placesCandidates(
  claim: OpenClaim,
  setting: Setting,
  before: readonly PlacesBefore[],
): PlacesCandidate[] {
  const { sentence, evidence, trigger, phenomenon } = claim
  const { sentences, text } = setting
  const offers = new Map<string, { places: readonly PlaceAt[]; by: Set<string> }>()
  const offer = (places: readonly PlaceAt[], by: string): void => {
    const key = keyOf(places)
    const known = offers.get(key)
    if (known) known.by.add(by)
    else offers.set(key, { places, by: new Set([by]) })
  }
  const end = sentences.findIndex((one) => one.index > sentence.index && one.from >= evidence.to)
  const spanned = sentences.slice(sentence.index, end < 0 ? sentences.length : end)
  const all = spanned.flatMap((one) => one.places)
  const inside = all.filter((one) => covers(one, evidence))
  offer([], 'none')
  if (inside.length) {
    offer(inside, 'evidence')
    for (let from = 0; from < inside.length && from < 6; from++)
      for (let to = from + 1; to <= inside.length && to <= from + 6; to++)
        offer(inside.slice(from, to), 'run')
    let near = inside[0]!
    for (const one of inside) if (distance(one, trigger) < distance(near, trigger)) near = one
    offer([near], 'nearest')
    offer(listedWith(inside[0]!, inside, text), 'first list')
    const at = inside.filter((one) => one.role === 'at' && one.kind !== 'demonym')
    offer(at, 'evidence at')
  }
  if (sentence.places[0]) {
    offer(sentence.places, 'sentence')
    offer([sentence.places[0]], 'sentence first')
    offer(listedWith(sentence.places[0], sentence.places, text), 'sentence list')
  }
  const registers = setting.registers[sentence.index]!
  offer(registers.places, 'register')
  const around = {
    text,
    registers,
    previous: sentences[sentence.index - 1],
    isDrugParagraph: true,
    strong: 3,
    source: null,
  }
  offer(placesFor(sentence, trigger, around), 'by rule')
  for (let back = 1; back <= 2; back++) {
    const earlier = sentences[sentence.index - back]
    if (earlier?.places.length) {
      offer(earlier.places, `sentence -${back}`)
      offer([earlier.places[0]!], `first -${back}`)
      offer(listedWith(earlier.places[0]!, earlier.places, text), `list -${back}`)
    }
  }
  const heading = sentences.slice(0, sentence.index).findLast((one) => one.isHeading && one.places.length > 0)
  if (heading) {
    offer(heading.places, 'heading')
    offer([heading.places[0]!], 'heading first')
  }
  const first = sentences.find((one) => one.places.length > 0)
  if (first && first.index <= sentence.index) {
    offer([first.places[0]!], 'text first')
    offer(listedWith(first.places[0]!, first.places, text), 'text first list')
  }
  const opening = sentences.find((one) => one.paragraph === sentence.paragraph && one.places.length > 0)
  if (opening && opening.index < sentence.index) {
    offer([opening.places[0]!], 'paragraph first')
    offer(listedWith(opening.places[0]!, opening.places, text), 'paragraph list')
  }
  before.slice(0, 3).forEach((one, back) => {
    offer(one.places, `claim -${back + 1}`)
    if (one.sentence === sentence.index) offer(one.places, 'claim of the sentence')
    if (one.paragraph === sentence.paragraph) offer(one.places, 'claim of the paragraph')
  })
  const counts = new Map<string, number>()
  for (const one of sentences)
    for (const place of one.places) counts.set(place.text, (counts.get(place.text) ?? 0) + 1)
  const scheme = phenomenon.slice(0, phenomenon.indexOf('.'))
  const named = Math.min(3, inside.length)
  const beside = Math.min(2, all.length - inside.length)
  return [...offers.values()].map(({ places, by }) => {
    const signs: string[] = [`size ${Math.min(4, places.length)} of ${named}`]
    const foreign = places.filter((place) => !inside.some((one) => one.text === place.text)).length
    const missed = inside.filter((one) => !places.some((place) => place.text === one.text))
    signs.push(
      `foreign ${Math.min(2, foreign)} named ${named}`,
      `missed ${Math.min(2, missed.length)} of ${named}`,
    )
    for (const one of missed.slice(0, 3)) signs.push(`misses ${one.kind} ${one.role}`)
    for (const one of places.slice(0, 3)) {
      const isInside = inside.some((other) => other.text === one.text)
      signs.push(`takes ${one.kind} ${one.role} ${isInside}`, `takes ${one.kind} ${isInside} ${scheme}`)
      if (!one.code) signs.push(`takes unresolved ${isInside}`)
      signs.push(`often ${Math.min(3, counts.get(one.text) ?? 0)} ${isInside}`)
    }
    if (places.length === 0)
      signs.push(
        `none ${phenomenon} ${named}`,
        `none ${named} ${beside}`,
        `none of ${Math.min(3, counts.size)}`,
        `none ${scheme}`,
      )
    for (const one of by) signs.push(one, `${one} named ${named}`, `${one} ${scheme}`)
    signs.push(`by ${Math.min(6, by.size)}`)
    return { places, signs }
  })
}
