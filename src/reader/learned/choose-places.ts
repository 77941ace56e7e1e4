/** Where a claim holds: lists of places that its words, its surroundings and the claims before it offer, the likeliest chosen. */
import { listedWith } from '../discourse.ts'
import { OPENING } from '../opening-places.ts'
import { placesFor } from '../places-of.ts'
import { distance, type PlaceAt, type Sentence } from '../sentence.ts'
import { type Mention, type OpenClaim, type Setting, spannedBy } from './claim-place.ts'
import { covers, Offers } from './offers.ts'
import { numbered } from './phrases.ts'
import { Focus, SCENE_SIGNS } from './sign-focus.ts'
import { PLACE_WAYS, signPlaces } from './sign-places.ts'

/** What was chosen for a claim before. */
export interface PlacesBefore {
  readonly places: readonly PlaceAt[]
  readonly names: readonly string[]
  readonly paragraph: number
  readonly sentence: number
}

/** What was chosen for a claim of a sentence, to be remembered. */
export const placesBeforeOf = (places: readonly PlaceAt[], { paragraph, index }: Sentence): PlacesBefore => ({
  places,
  names: places.map(({ text }) => text),
  paragraph,
  sentence: index,
})

/** The lists of places a claim may hold at, with the other lengths of their names. */
export class PlaceOffers extends Offers<PlaceAt> {
  lengths: Setting['survey']['lengths'] = new Map()

  constructor() {
    super(({ text }) => text)
  }

  override offerOne(one: PlaceAt, way: number): void {
    super.offerOne(one, way)
    for (const other of this.lengths.get(one) ?? []) super.offerOne(other, way)
  }

  override offer(list: readonly PlaceAt[], way: number): void {
    super.offer(list, way)
    for (let which = 0; which < MOST_LENGTHS; which++) {
      if (!list.some((one) => this.lengths.get(one)?.[which])) continue
      for (const one of list) this.take(this.lengths.get(one)?.[which] ?? one)
      this.by(way)
    }
  }

  /** Offers a list in the lengths it has. */
  offerAsIs(list: readonly PlaceAt[], way: number): void {
    super.offer(list, way)
  }
}
/** Other lengths of one name. */
const MOST_LENGTHS = 3

export const placeOffers = (): PlaceOffers => new PlaceOffers()

const WAY = numbered(PLACE_WAYS)
const SENTENCE_BACK = [WAY['sentence -1'], WAY['sentence -2']] as const
const FIRST_BACK = [WAY['first -1'], WAY['first -2']] as const
const LIST_BACK = [WAY['list -1'], WAY['list -2']] as const
const LATEST = [WAY['latest 1'], WAY['latest 2'], WAY['latest 3'], WAY['latest 4']] as const
const MOST = [WAY['most 1'], WAY['most 2'], WAY['most 3']] as const
const CLAIM_BACK = [WAY['claim -1'], WAY['claim -2'], WAY['claim -3']] as const

/** What a text has for a scene: one for the claims of a text, in their order. */
export const placeFocus = (): Focus<PlaceAt> =>
  new Focus<PlaceAt>(
    SCENE_SIGNS,
    ({ text }) => text,
    ({ role, guess }) => role === 'aside' || guess !== undefined,
  )

/**
 * Lays out in `offers` the lists of places a claim may hold at, each with its signs. `before` are those chosen for the claims
 * before it, the last first.
 */
export function offerPlaces(
  offers: PlaceOffers,
  focus: Focus<PlaceAt>,
  claim: OpenClaim,
  setting: Setting,
  before: readonly PlacesBefore[],
): void {
  const inside: PlaceAt[] = []
  let outside = 0
  for (const { places } of spannedBy(claim, setting))
    for (const one of places)
      if (covers(one, claim.evidence)) inside.push(one)
      else outside++
  offers.clear()
  offers.lengths = setting.survey.lengths
  offers.by(WAY.none)
  offerNamed(offers, claim, inside, setting.text)
  offerSentence(offers, claim, setting)
  offerNear(offers, claim.sentence, setting)
  offerLatest(offers, claim.sentence, setting)
  setting.survey.mostSites.forEach((one, rank) => {
    offers.offerOne(one, MOST[rank]!)
  })
  for (let back = 0; back < before.length && back < CLAIM_BACK.length; back++) {
    const { places, sentence, paragraph } = before[back]!
    offers.offerAsIs(places, CLAIM_BACK[back]!)
    if (sentence === claim.sentence.index) offers.offerAsIs(places, WAY['claim of the sentence'])
    if (paragraph === claim.sentence.paragraph) offers.offerAsIs(places, WAY['claim of the paragraph'])
  }
  offerGuesses(offers, claim, inside, setting)
  focus.look(offers, claim, setting.survey.sites, before)
  signPlaces(
    offers,
    claim.phenomenon,
    inside,
    Math.min(2, outside),
    { ...setting.survey.places, lengths: setting.survey.lengths },
    focus,
  )
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
  offers.offer(inside, WAY.evidence)
  offers.offerRuns(inside, 6, WAY.run)
  let near = first
  for (const one of inside) if (distance(one, trigger) < distance(near, trigger)) near = one
  offers.offerOne(near, WAY.nearest)
  offers.offer(listedWith(first, inside, text), WAY['first list'])
  for (const one of inside) if (one.role === 'at' && one.kind !== 'demonym') offers.take(one)
  offers.by(WAY['evidence at'])
}

/** What may be a place: in the words of the claim, in its sentence, and what was last or first before it. */
function offerGuesses(
  offers: PlaceOffers,
  claim: OpenClaim,
  named: readonly PlaceAt[],
  { survey }: Setting,
): void {
  const { guesses } = survey
  const { evidence, sentence } = claim
  let end = lastBefore(guesses, evidence.end) + 1
  const inside: PlaceAt[] = []
  for (; end > 0 && guesses[end - 1]!.at.end > evidence.start; end--) inside.unshift(guesses[end - 1]!.at)
  for (let at = 0; at < inside.length && at < MOST_GUESSES; at++)
    offers.offerOne(inside[at]!, WAY['guess inside'])
  if (inside.length > 0 && inside.length + named.length > 1) {
    const all = [...inside, ...named].sort((a, b) => a.start - b.start)
    offers.offerRuns(all, 3, WAY['guess run'])
  }
  let latest = 0
  for (let at = end - 1; at >= 0 && latest < LATEST_GUESSES.length; at--) {
    const { at: one, sentence: of } = guesses[at]!
    if (sentence.index - of.index > FAR_BACK) break
    offers.offerOne(one, LATEST_GUESSES[latest++]!)
    if (of === sentence) offers.offerOne(one, WAY['guess of sentence'])
  }
  for (let at = 0; at < FIRST_GUESSES.length && at < end; at++) {
    const { at: one } = guesses[at]!
    if (one.start >= OPENING) break
    offers.offerOne(one, FIRST_GUESSES[at]!)
  }
}
const MOST_GUESSES = 4
const LATEST_GUESSES = [WAY['guess latest 1'], WAY['guess latest 2'], WAY['guess latest 3']] as const
const FIRST_GUESSES = [WAY['guess first 1'], WAY['guess first 2']] as const

/** The last of the guesses that begin before a unit of the text; they lie in its order. */
function lastBefore(guesses: readonly Mention<PlaceAt>[], unit: number): number {
  let low = 0
  let high = guesses.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (guesses[middle]!.at.start < unit) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** What its sentence names, and what the rules would take. */
function offerSentence(offers: PlaceOffers, { sentence, trigger }: OpenClaim, setting: Setting): void {
  const { text, sentences } = setting
  const first = sentence.places[0]
  if (first) {
    offers.offer(sentence.places, WAY.sentence)
    offers.offerOne(first, WAY['sentence first'])
    offers.offer(listedWith(first, sentence.places, text), WAY['sentence list'])
  }
  const registers = setting.registers[sentence.index]!
  offers.offer(registers.places, WAY.register)
  const previous = sentences[sentence.index - 1]
  const around = { text, registers, previous, isDrugParagraph: true, strong: 3, source: null }
  offers.offer(placesFor(sentence, trigger, around), WAY['by rule'])
}

/** Sentences looked back at for what was named last. */
const FAR_BACK = 30

/** The places named last before its sentence, each alone. */
function offerLatest(offers: PlaceOffers, sentence: Sentence, { sentences }: Setting): void {
  const met: string[] = []
  for (let back = 1; back <= FAR_BACK && met.length < LATEST.length; back++) {
    const places = sentences[sentence.index - back]?.places ?? []
    for (let at = places.length - 1; at >= 0 && met.length < LATEST.length; at--) {
      const one = places[at]!
      if (met.includes(one.text)) continue
      offers.offerOne(one, LATEST[met.length]!)
      met.push(one.text)
    }
  }
}

/** What the sentences, heading, paragraph and beginning of the text name. */
function offerNear(offers: PlaceOffers, sentence: Sentence, { sentences, text, survey }: Setting): void {
  const lead = (one: Sentence): PlaceAt[] => listedWith(one.places[0]!, one.places, text)
  for (let back = 1; back <= SENTENCE_BACK.length; back++) {
    const earlier = sentences[sentence.index - back]
    const [first] = earlier?.places ?? []
    if (!earlier || !first) continue
    offers.offer(earlier.places, SENTENCE_BACK[back - 1]!)
    offers.offerOne(first, FIRST_BACK[back - 1]!)
    offers.offer(lead(earlier), LIST_BACK[back - 1]!)
  }
  const heading = survey.places.heading[sentence.index]
  if (heading) {
    offers.offer(heading.places, WAY.heading)
    offers.offerOne(heading.places[0]!, WAY['heading first'])
  }
  const { first } = survey.places
  if (first && first.index <= sentence.index) {
    offers.offerOne(first.places[0]!, WAY['text first'])
    offers.offer(lead(first), WAY['text first list'])
  }
  const opening = survey.places.opening.get(sentence.paragraph)
  if (opening && opening.index < sentence.index) {
    offers.offerOne(opening.places[0]!, WAY['paragraph first'])
    offers.offer(lead(opening), WAY['paragraph list'])
  }
}
