/** Where what moves comes from and goes to: pairs of lists of places, the likeliest chosen. One end is often not said: it is where the text is. */
import { isLength } from '../block.ts'
import { listedWith } from '../discourse.ts'
import { flowOf, moveOf } from '../places-of.ts'
import type { PlaceAt } from '../sentence.ts'
import type { PlacesBefore } from './choose-places.ts'
import { type OpenClaim, type Setting, spannedBy } from './claim-place.ts'
import { covers, keyOf, Offers } from './offers.ts'
import { numbered } from './phrases.ts'
import { END_WAYS, type EndsAsked, SIDES, type Side, signEnds } from './sign-ends.ts'

/** A place as one end of a move. */
export interface End {
  readonly place: PlaceAt
  readonly side: Side
}

/** The ends of a claim, each as far as it has them. */
export interface Ends {
  readonly from: readonly PlaceAt[]
  readonly to: readonly PlaceAt[]
}

export type EndOffers = Offers<End>

export const endOffers = (): EndOffers => new Offers(({ side, place }) => `${side} ${place.text}`)

/** What may have ends. */
export const hasEnds = (phenomenon: string): boolean => MOVING.has(phenomenon)
const MOVING = new Set(['flow.trafficking', 'flow.courier', 'flow.seizure', 'place.displacement'])

const WAY = numbered(END_WAYS)

/** A list of places that may be an end, and who offers it. */
interface EndList {
  readonly places: readonly PlaceAt[]
  readonly ways: number[]
}

/**
 * Lays out in `offers` the pairs of ends a claim may have, each with its signs. `own` are the places chosen for the claim itself, `before` those for the
 * claims before it, the last first; `endsBefore` are the ends of those that had any.
 */
export function offerEnds(
  offers: EndOffers,
  claim: OpenClaim,
  setting: Setting,
  own: readonly PlaceAt[],
  before: readonly PlacesBefore[],
  endsBefore: readonly Ends[],
): void {
  const spanned = spannedBy(claim, setting)
  const near = spanned.flatMap(({ places, guesses }) =>
    guesses.length === 0 ? places : [...places, ...guesses.filter(({ guess }) => guess && !isLength(guess))],
  )
  const all = [...near].sort((a, b) => a.start - b.start)
  const inside = all.filter((one) => covers(one, claim.evidence))
  const asked: EndsAsked = { claim, text: setting.text, inside, own }
  offers.clear()
  const [froms, tos] = SIDES.map((side) =>
    listsFor(side, claim, setting, all, asked, before, endsBefore),
  ) as [EndList[], EndList[]]
  for (const from of froms)
    for (const to of tos) {
      if (from.places.some((one) => to.places.some((other) => other.text === one.text))) continue
      for (const way of from.ways) offerPair(offers, from, to, way)
      for (const way of to.ways) offerPair(offers, from, to, END_WAYS.length + way)
    }
  signEnds(offers, asked)
}

function offerPair(offers: EndOffers, from: EndList, to: EndList, way: number): void {
  for (const place of from.places) offers.take({ place, side: 'from' })
  for (const place of to.places) offers.take({ place, side: 'to' })
  offers.by(way)
}

/** What one end may be, each list once. */
function listsFor(
  side: Side,
  claim: OpenClaim,
  setting: Setting,
  near: readonly PlaceAt[],
  { inside, own }: EndsAsked,
  before: readonly PlacesBefore[],
  endsBefore: readonly Ends[],
): EndList[] {
  const { sentence, trigger, phenomenon } = claim
  const { text, sentences, survey } = setting
  const lists = new Map<string, EndList>([['', { places: [], ways: [WAY.none] }]])
  const add = (way: number, places: readonly PlaceAt[]): void => {
    if (places.length === 0) return
    const key = keyOf(places.map((place) => place.text))
    const known = lists.get(key)
    if (known) known.ways.push(way)
    else if (lists.size < MOST_LISTS) lists.set(key, { places, ways: [way] })
  }
  const ruled =
    phenomenon === 'place.displacement' ? moveOf(sentence, trigger, text) : flowOf(sentence, trigger, text)
  add(WAY['by rule'], ruled[side])
  add(
    WAY['role inside'],
    inside.filter(({ role }) => role === side),
  )
  add(WAY.inside, inside)
  add(
    WAY['named inside'],
    inside.filter(({ guess }) => !guess),
  )
  const [first] = inside
  const last = inside.at(-1)
  if (first && last) {
    const list = listedWith(first, inside, text)
    add(WAY['first list'], list)
    add(WAY['behind the first list'], inside.slice(list.length))
    add(WAY.first, [first])
    add(WAY.last, [last])
  }
  add(
    WAY['role near'],
    near.filter((one) => one.role === side && !inside.includes(one)),
  )
  add(
    WAY['of the sentence'],
    near.filter((one) => !inside.includes(one)),
  )
  add(WAY.own, own)
  const [before1, before2] = before.filter(({ places }) => places.length > 0)
  add(WAY['claim -1'], before1?.places ?? [])
  add(WAY['claim -2'], before2?.places ?? [])
  const [ends1, ends2] = endsBefore
  add(WAY['ends -1'], ends1?.[side] ?? [])
  add(WAY['ends -2'], ends2?.[side] ?? [])
  add(WAY['other end -1'], ends1?.[side === 'from' ? 'to' : 'from'] ?? [])
  add(WAY.scene, setting.registers[sentence.index]?.places ?? [])
  const earlier = sentences[sentence.index - 1]?.places ?? []
  add(WAY['sentence -1'], earlier)
  const opening = survey.places.first
  if (opening && opening.index <= sentence.index && opening.places[0])
    add(WAY['text first'], listedWith(opening.places[0], opening.places, text))
  add(WAY.most, survey.mostSites.slice(0, 1))
  return [...lists.values()]
}

/** Lists for one end: of pairs there are the square of it. */
const MOST_LISTS = 14

/** The pair of a set. */
export function endsOf(offers: EndOffers, set: number): { from: PlaceAt[]; to: PlaceAt[] } {
  const ends = offers.setOf(set)
  const on = (side: Side): PlaceAt[] => ends.flatMap((end) => (end.side === side ? end.place : []))
  return { from: on('from'), to: on('to') }
}
