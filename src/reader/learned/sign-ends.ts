/** Signs of a pair of ends a move may have: what leads to each place and follows it, where it stands, which way the claim's words go. */
import { unaccented } from '../../core/unaccented.ts'
import { FOLLOWED_BY, LED_BY } from '../place-manner.ts'
import type { PlaceAt } from '../sentence.ts'
import type { End } from './choose-ends.ts'
import { Chords } from './chords.ts'
import type { OpenClaim } from './claim-place.ts'
import { DRIFTS, driftOf, firstSpoken, lastSpoken, SPOKEN } from './moving-words.ts'
import { covers, type Offers } from './offers.ts'
import { Phrases } from './phrases.ts'
import { KINDS, ROLES } from './sign-places.ts'
import { PHENOMENA } from './signs.ts'

export const SIDES = ['from', 'to'] as const
export type Side = (typeof SIDES)[number]

/** The ways of looking that offer an end. */
export const END_WAYS = [
  'none',
  'by rule',
  'role inside',
  'inside',
  'named inside',
  'first list',
  'behind the first list',
  'first',
  'last',
  'role near',
  'of the sentence',
  'own',
  'claim -1',
  'claim -2',
  'ends -1',
  'ends -2',
  'other end -1',
  'scene',
  'sentence -1',
  'text first',
  'most',
] as const

/** The claim, as far as the signs of every pair ask for it. */
export interface EndsAsked {
  readonly claim: OpenClaim
  readonly text: string
  /** Places in its words. */
  readonly inside: readonly PlaceAt[]
  /** Places chosen for the claim itself. */
  readonly own: readonly PlaceAt[]
}

const WHERE = [
  'before the trigger',
  'in the trigger',
  'behind it',
  'sentence before',
  'sentence behind',
  'elsewhere',
]

const codeOf = PHENOMENA.nameOf
const said = (say: (a: number, b: number, c: number) => string, bs = 1, cs = 1): Phrases =>
  new Phrases('ends', say, bs, cs)
const SAID = {
  sizes: said((from, to, inside) => `${from} to ${to} of ${inside}`, 4, 4),
  sizesOf: said((of, from, to) => `${codeOf(of)} ${from} to ${to}`, 4, 4),
  heard: said((heard, sizes) => `roles heard ${heard}, sizes ${sizes}`, 4),
  drift: said((drift, from, to) => `goes ${DRIFTS[drift]}, ${from} to ${to}`, 3, 3),
  driftOf: said((of, drift, ends) => `${codeOf(of)} goes ${DRIFTS[drift]}, ${ends}`, 4, 9),
  role: said((role, side, where) => `${SIDES[side]} ${ROLES[role]} ${WHERE[where]}`, 2, WHERE.length),
  roleOf: said((of, side, role) => `${codeOf(of)} ${SIDES[side]} ${ROLES[role]}`, 2, ROLES.length),
  kindOf: said((of, side, kind) => `${codeOf(of)} ${SIDES[side]} ${KINDS[kind]}`, 2, KINDS.length),
  kindRole: said((kind, side, role) => `${SIDES[side]} ${KINDS[kind]} ${ROLES[role]}`, 2, ROLES.length),
  whereOf: said((of, side, where) => `${codeOf(of)} ${SIDES[side]} ${WHERE[where]}`, 2, WHERE.length),
  led: said((led, side, where) => `${SIDES[side]} led by ${LED_BY[led]} ${WHERE[where]}`, 2, WHERE.length),
  followed: said((followed, side) => `${SIDES[side]} followed by ${FOLLOWED_BY[followed]}`, 2),
  ahead: said(
    (spoken, side, where) => `${SIDES[side]} behind ${SPOKEN[spoken]} ${WHERE[where]}`,
    2,
    WHERE.length,
  ),
  aheadOf: said(
    (of, side, spoken) => `${codeOf(of)} ${SIDES[side]} behind ${SPOKEN[spoken]}`,
    2,
    SPOKEN.length,
  ),
  aheadLed: said(
    (spoken, side, led) => `${SIDES[side]} behind ${SPOKEN[spoken]} led by ${LED_BY[led]}`,
    2,
    LED_BY.length,
  ),
  behind: said(
    (spoken, side, where) => `${SIDES[side]} before ${SPOKEN[spoken]} ${WHERE[where]}`,
    2,
    WHERE.length,
  ),
  order: said((order, side, count) => `${SIDES[side]} is ${order} of ${count}`, 2, 4),
  missed: said(
    (of, role, kind) => `${codeOf(of)} misses ${ROLES[role]} ${KINDS[kind]}`,
    ROLES.length,
    KINDS.length,
  ),
  missedRole: said((role, heard) => `misses ${ROLES[role]} ${heard}`, 4),
  way: said((way, side) => `${SIDES[side]} ${END_WAYS[way]}`, 2),
  wayOf: said((of, side, way) => `${codeOf(of)} ${SIDES[side]} ${END_WAYS[way]}`, 2, END_WAYS.length),
  ways: said((from, to) => `${END_WAYS[from]} to ${END_WAYS[to]}`, END_WAYS.length),
  waysOf: said(
    (of, from, to) => `${codeOf(of)} ${END_WAYS[from]} to ${END_WAYS[to]}`,
    END_WAYS.length,
    END_WAYS.length,
  ),
}

/** What is told together. */
const TOLD = {
  pair: new Chords([4, 4, 4, 4], (say, of, from, to, inside, heard) => {
    say(SAID.sizes, from, to, inside)
    say(SAID.sizesOf, of, from, to)
    say(SAID.heard, heard, Math.min(1, from) + 2 * Math.min(1, to))
  }),
  drift: new Chords([4, 3, 3], (say, of, drift, from, to) => {
    say(SAID.drift, drift, from, to)
    say(SAID.driftOf, of, drift, 3 * from + to)
  }),
  stands: new Chords([2, ROLES.length, WHERE.length, KINDS.length], (say, of, side, role, where, kind) => {
    say(SAID.role, role, side, where)
    say(SAID.roleOf, of, side, role)
    say(SAID.kindOf, of, side, kind)
    say(SAID.kindRole, kind, side, role)
    say(SAID.whereOf, of, side, where)
  }),
  led: new Chords([2, SPOKEN.length, WHERE.length, LED_BY.length], (say, of, side, spoken, where, led) => {
    say(SAID.led, led, side, where)
    say(SAID.ahead, spoken, side, where)
    say(SAID.aheadOf, of, side, spoken)
    say(SAID.aheadLed, spoken, side, led)
  }),
  followed: new Chords([2, SPOKEN.length, WHERE.length], (say, followed, side, spoken, where) => {
    say(SAID.followed, followed, side)
    say(SAID.behind, spoken, side, where)
  }),
  order: new Chords([2, 4], (say, order, side, count) => say(SAID.order, order, side, count)),
  missed: new Chords([ROLES.length, KINDS.length, 4], (say, of, role, kind, heard) => {
    say(SAID.missed, of, role, kind)
    say(SAID.missedRole, role, heard)
  }),
  way: new Chords([2, END_WAYS.length], (say, of, side, way) => {
    say(SAID.way, way, side)
    say(SAID.wayOf, of, side, way)
  }),
  ways: new Chords([END_WAYS.length, END_WAYS.length], (say, of, from, to) => {
    say(SAID.ways, from, to)
    say(SAID.waysOf, of, from, to)
  }),
}

/** What is told of a place, whichever end it may be. */
interface Told {
  readonly where: number
  readonly ahead: number
  readonly behind: number
  /** Its place among those in the claim's words, from 0; 3 for the others. */
  readonly order: number
}

/** Tells the signs of each pair. */
export function signEnds(offers: Offers<End>, asked: EndsAsked): void {
  const { claim, text, inside } = asked
  const of = PHENOMENA.numberOf(claim.phenomenon)
  const named = Math.min(3, inside.length)
  const heard =
    Number(inside.some(({ role }) => role === 'from')) + 2 * Number(inside.some(({ role }) => role === 'to'))
  const drift = driftOf(unaccented(text.slice(claim.evidence.start, claim.evidence.end)))
  const known = new Map<PlaceAt, Told>()
  const toldOf = (place: PlaceAt): Told => {
    const told = known.get(place) ?? tell(place, asked)
    known.set(place, told)
    return told
  }
  for (let set = 0; set < offers.count; set++) {
    const from = offers.takenFrom(set)
    const end = offers.takenEnd(set)
    const sizes = [0, 0]
    /** Whether an end has no place, one of the claim's words, or another. */
    const lie = [0, 0]
    for (let at = from; at < end; at++) {
      const { side, place } = offers.takenAt(at)
      const which = SIDES.indexOf(side)
      sizes[which]!++
      lie[which] = inside.includes(place) ? 1 : 2
      signEnd(offers, place, which, of, toldOf(place), named)
    }
    offers.sign(TOLD.pair.placeOf(of, Math.min(3, sizes[0]!), Math.min(3, sizes[1]!), named, heard))
    offers.sign(TOLD.drift.placeOf(of, drift, lie[0]!, lie[1]!))
    signMissed(offers, set, asked, of, heard)
    signWays(offers, set, of)
    offers.endSigns(set)
  }
}

function signEnd(
  offers: Offers<End>,
  { role, kind, manner }: PlaceAt,
  side: number,
  of: number,
  { where, ahead, behind, order }: Told,
  named: number,
): void {
  offers.sign(TOLD.stands.placeOf(of, side, ROLES.indexOf(role), where, KINDS.indexOf(kind)))
  offers.sign(TOLD.led.placeOf(of, side, ahead, where, manner.led))
  offers.sign(TOLD.followed.placeOf(manner.followed, side, behind, where))
  offers.sign(TOLD.order.placeOf(order, side, named))
}

/** Places of the claim's words that a pair leaves out; of a claim with places of its own, those too. */
function signMissed(
  offers: Offers<End>,
  set: number,
  { inside, own }: EndsAsked,
  of: number,
  heard: number,
): void {
  let told = 0
  for (const { role, kind, text } of inside) {
    if (told === MOST_MISSED) return
    if (own.some((one) => one.text === text) || isTaken(offers, set, text)) continue
    offers.sign(TOLD.missed.placeOf(of, ROLES.indexOf(role), KINDS.indexOf(kind), heard))
    told++
  }
}
const MOST_MISSED = 3

function isTaken(offers: Offers<End>, set: number, text: string): boolean {
  for (let at = offers.takenFrom(set); at < offers.takenEnd(set); at++)
    if (offers.takenAt(at).place.text === text) return true
  return false
}

function signWays(offers: Offers<End>, set: number, of: number): void {
  const first: [number, number] = [END_WAYS.length, END_WAYS.length]
  for (let at = 0; at < offers.waysOf(set); at++) {
    const way = offers.wayAt(set, at)
    const side = way >= END_WAYS.length ? 1 : 0
    const own = way % END_WAYS.length
    first[side] = Math.min(first[side], own)
    offers.sign(TOLD.way.placeOf(of, side, own))
  }
  offers.sign(TOLD.ways.placeOf(of, first[0], first[1]))
}

function tell(place: PlaceAt, { claim, text, inside }: EndsAsked): Told {
  const { evidence, trigger, sentence } = claim
  const before = unaccented(text.slice(Math.max(sentence.start, place.start - REACH), place.start))
  const after = unaccented(text.slice(place.end, place.end + REACH)).replace(/[.!?\n][\s\S]*$/, '')
  const order = inside.indexOf(place)
  return {
    where: whereOf(place, claim),
    ahead: covers(place, evidence) || place.start >= sentence.start ? lastSpoken(before) : 0,
    behind: covers(place, trigger) || place.start >= sentence.start ? firstSpoken(after) : 0,
    order: order < 0 ? 3 : Math.min(2, order),
  }
}
/** Letters before a place, and behind it, that are looked at. */
const REACH = 60

function whereOf(place: PlaceAt, { evidence, trigger, sentence }: OpenClaim): number {
  if (covers(place, trigger)) return 1
  if (covers(place, evidence)) return place.start < trigger.start ? 0 : 2
  if (place.start < sentence.start) return 5
  return place.end <= evidence.start ? 3 : 4
}
