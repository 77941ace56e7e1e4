/** Where a claim holds: lists of places that its words, its surroundings and the claims before it offer, the likeliest chosen. */
import { listedWith } from '../discourse.ts'
import { placesFor } from '../places-of.ts'
import { distance, type PlaceAt, type Sentence } from '../sentence.ts'
import { type OpenClaim, type Setting, spannedBy } from './claim-place.ts'
import { covers, Offers } from './offers.ts'
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

type PlaceOffers = Offers<PlaceAt>

/** The lists of places a claim may hold at, each with its signs. `before` are those chosen for the claims before it, the last first. */
export function placesCandidates(
  claim: OpenClaim,
  setting: Setting,
  before: readonly PlacesBefore[],
): PlacesCandidate[] {
  const all = spannedBy(claim, setting).flatMap((one) => one.places)
  const inside = all.filter((one) => covers(one, claim.evidence))
  const offers: PlaceOffers = new Offers(({ text }) => text)
  offers.offer([], 'none')
  offerNamed(offers, claim, inside, setting.text)
  offerSentence(offers, claim, setting)
  offerNear(offers, claim.sentence, setting)
  before.slice(0, 3).forEach((one, back) => {
    offers.offer(one.places, `claim -${back + 1}`)
    if (one.sentence === claim.sentence.index) offers.offer(one.places, 'claim of the sentence')
    if (one.paragraph === claim.sentence.paragraph) offers.offer(one.places, 'claim of the paragraph')
  })
  const { counts } = setting.survey.places
  const beside = Math.min(2, all.length - inside.length)
  return offers.all.map(({ set, by }) => ({
    places: set,
    signs: signsOf(set, by, claim.phenomenon, inside, beside, counts),
  }))
}

/** What the words of the claim name. */
function offerNamed(
  offers: PlaceOffers,
  { trigger }: OpenClaim,
  inside: readonly PlaceAt[],
  text: string,
): void {
  const first = inside[0]
  if (!first) return
  offers.offer(inside, 'evidence')
  offers.offerRuns(inside, 6)
  let near = first
  for (const one of inside) if (distance(one, trigger) < distance(near, trigger)) near = one
  offers.offer([near], 'nearest')
  offers.offer(listedWith(first, inside, text), 'first list')
  offers.offer(
    inside.filter((one) => one.role === 'at' && one.kind !== 'demonym'),
    'evidence at',
  )
}

/** What its sentence names, and what the rules would take. */
function offerSentence(offers: PlaceOffers, { sentence, trigger }: OpenClaim, setting: Setting): void {
  const { text, sentences } = setting
  const first = sentence.places[0]
  if (first) {
    offers.offer(sentence.places, 'sentence')
    offers.offer([first], 'sentence first')
    offers.offer(listedWith(first, sentence.places, text), 'sentence list')
  }
  const registers = setting.registers[sentence.index]!
  offers.offer(registers.places, 'register')
  const previous = sentences[sentence.index - 1]
  const around = { text, registers, previous, isDrugParagraph: true, strong: 3, source: null }
  offers.offer(placesFor(sentence, trigger, around), 'by rule')
}

/** What the sentences, heading, paragraph and beginning of the text name. */
function offerNear(offers: PlaceOffers, sentence: Sentence, { sentences, text, survey }: Setting): void {
  const named = (one: Sentence): boolean => one.places.length > 0
  const lead = (one: Sentence): PlaceAt[] => listedWith(one.places[0]!, one.places, text)
  for (let back = 1; back <= 2; back++) {
    const earlier = sentences[sentence.index - back]
    if (!earlier || !named(earlier)) continue
    offers.offer(earlier.places, `sentence -${back}`)
    offers.offer([earlier.places[0]!], `first -${back}`)
    offers.offer(lead(earlier), `list -${back}`)
  }
  const heading = survey.places.heading[sentence.index]
  if (heading) {
    offers.offer(heading.places, 'heading')
    offers.offer([heading.places[0]!], 'heading first')
  }
  const { first } = survey.places
  if (first && first.index <= sentence.index) {
    offers.offer([first.places[0]!], 'text first')
    offers.offer(lead(first), 'text first list')
  }
  const opening = survey.places.opening.get(sentence.paragraph)
  if (opening && opening.index < sentence.index) {
    offers.offer([opening.places[0]!], 'paragraph first')
    offers.offer(lead(opening), 'paragraph list')
  }
}

function signsOf(
  places: readonly PlaceAt[],
  by: ReadonlySet<string>,
  phenomenon: string,
  inside: readonly PlaceAt[],
  beside: number,
  counts: ReadonlyMap<string, number>,
): string[] {
  const scheme = phenomenon.slice(0, phenomenon.indexOf('.'))
  const named = Math.min(3, inside.length)
  const isInside = (place: PlaceAt): boolean => inside.some((one) => one.text === place.text)
  const foreign = places.filter((place) => !isInside(place)).length
  const missed = inside.filter((one) => !places.some((place) => place.text === one.text))
  const signs = [
    `size ${Math.min(4, places.length)} of ${named}`,
    `foreign ${Math.min(2, foreign)} named ${named}`,
    `missed ${Math.min(2, missed.length)} of ${named}`,
    `by ${Math.min(6, by.size)}`,
  ]
  for (const one of missed.slice(0, 3)) signs.push(`misses ${one.kind} ${one.role}`)
  for (const one of places.slice(0, 3)) {
    const isOwn = isInside(one)
    signs.push(`takes ${one.kind} ${one.role} ${isOwn}`, `takes ${one.kind} ${isOwn} ${scheme}`)
    if (!one.code) signs.push(`takes unresolved ${isOwn}`)
    signs.push(`often ${Math.min(3, counts.get(one.text) ?? 0)} ${isOwn}`)
  }
  if (places.length === 0) {
    signs.push(`none ${phenomenon} ${named}`, `none ${named} ${beside}`)
    signs.push(`none of ${Math.min(3, counts.size)}`, `none ${scheme}`)
  }
  for (const one of by) signs.push(one, `${one} named ${named}`, `${one} ${scheme}`)
  return signs
}
