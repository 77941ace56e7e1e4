/** Signs of a list of places a claim may hold at: how long it is, who offers it, what it takes and leaves of the claim's words. */
import { GUESSES, isLength } from '../block.ts'
import { FOLLOWED_BY, LED_BY } from '../place-manner.ts'
import type { PlaceAt } from '../sentence.ts'
import { alone, Chords } from './chords.ts'
import type { Named, Survey } from './claim-place.ts'
import type { Offers } from './offers.ts'
import { Names, Phrases } from './phrases.ts'
import type { Focus } from './sign-focus.ts'
import { PHENOMENA, schemeAt } from './signs.ts'

/** The ways of looking that offer lists. */
export const PLACE_WAYS = [
  'none',
  'evidence',
  'run',
  'nearest',
  'first list',
  'evidence at',
  'sentence',
  'sentence first',
  'sentence list',
  'register',
  'by rule',
  'sentence -1',
  'sentence -2',
  'first -1',
  'first -2',
  'list -1',
  'list -2',
  'heading',
  'heading first',
  'text first',
  'text first list',
  'paragraph first',
  'paragraph list',
  'claim -1',
  'claim -2',
  'claim -3',
  'claim of the sentence',
  'claim of the paragraph',
  'latest 1',
  'latest 2',
  'latest 3',
  'latest 4',
  'most 1',
  'most 2',
  'most 3',
  'guess inside',
  'guess run',
  'guess of sentence',
  'guess latest 1',
  'guess latest 2',
  'guess latest 3',
  'guess first 1',
  'guess first 2',
] as const

const WAYS = PLACE_WAYS
const HEADS = new Names()
export const KINDS: readonly PlaceAt['kind'][] = ['country', 'wide', 'city', 'local', 'demonym']
export const ROLES: readonly PlaceAt['role'][] = ['at', 'from', 'to', 'aside']
const codeOf = PHENOMENA.nameOf
const choice = (say: (a: number, b: number, c: number) => string, bs = 1, cs = 1): Phrases =>
  new Phrases('choice', say, bs, cs)

/** `named`: places in the claim's words, up to three; `of`: its phenomenon. */
const SAID = {
  size: choice((count, named) => `size ${count} of ${named}`, 4),
  foreign: choice((count, named) => `foreign ${count} named ${named}`, 4),
  missed: choice((count, named) => `missed ${count} of ${named}`, 4),
  by: choice((count) => `by ${count}`),
  misses: choice((kind, role) => `misses ${KINDS[kind]} ${ROLES[role]}`, ROLES.length),
  takes: choice((kind, role, isOwn) => `takes ${KINDS[kind]} ${ROLES[role]} ${isOwn === 1}`, ROLES.length, 2),
  takesScheme: choice(
    (of, kind, isOwn) => `takes ${KINDS[kind]} ${isOwn === 1} ${schemeAt(of)}`,
    KINDS.length,
    2,
  ),
  unresolved: choice((isOwn) => `takes unresolved ${isOwn === 1}`),
  guess: choice((guess, isOwn) => `takes a guess, ${GUESSES[guess]} ${isOwn === 1}`, 2),
  guessKind: choice((guess, kind) => `takes a guess, ${GUESSES[guess]} ${KINDS[kind]}`, KINDS.length),
  guessScheme: choice((of, guess) => `takes a guess, ${GUESSES[guess]} ${schemeAt(of)}`, GUESSES.length),
  alone: choice((guess, count) => `${GUESSES[guess]} stands alone ${count}`, 3),
  other: choice((guess, count) => `could be ${GUESSES[guess]}, which stands alone ${count}`, 3),
  led: choice((led, isOwn, isGuess) => `led by ${LED_BY[led]} ${isOwn === 1} ${isGuess === 1}`, 2, 2),
  ledKind: choice((led, kind) => `led by ${LED_BY[led]} ${KINDS[kind]}`, KINDS.length),
  followed: choice(
    (followed, isOwn, isGuess) => `followed by ${FOLLOWED_BY[followed]} ${isOwn === 1} ${isGuess === 1}`,
    2,
    2,
  ),
  between: choice(
    (led, followed, isOwn) => `led by ${LED_BY[led]}, followed by ${FOLLOWED_BY[followed]} ${isOwn === 1}`,
    FOLLOWED_BY.length,
    2,
  ),
  head: choice((head) => `head ${HEADS.nameOf(head)}`),
  often: choice((count, isOwn) => `often ${count} ${isOwn === 1}`, 2),
  nonePhenomenon: choice((of, named) => `none ${codeOf(of)} ${named}`, 4),
  noneNamed: choice((named, beside) => `none ${named} ${beside}`, 3),
  noneOf: choice((count) => `none of ${count}`),
  noneScheme: choice((of) => `none ${schemeAt(of)}`),
  way: choice((way) => WAYS[way]!),
  wayNamed: choice((way, named) => `${WAYS[way]} named ${named}`, 4),
  wayScheme: choice((of, way) => `${WAYS[way]} ${schemeAt(of)}`, WAYS.length),
}

/** What is told together. `members`: of the list, up to four. */
const TOLD = {
  list: new Chords([5, 3, 3, 7], (say, named, members, foreign, missed, ways) => {
    say(SAID.size, members, named)
    say(SAID.foreign, foreign, named)
    say(SAID.missed, missed, named)
    say(SAID.by, ways)
  }),
  misses: alone(SAID.misses, ROLES.length),
  takes: new Chords(
    [KINDS.length, ROLES.length, 2, 2, 4],
    (say, of, kind, role, isOwn, isResolved, often) => {
      say(SAID.takes, kind, role, isOwn)
      say(SAID.takesScheme, of, kind, isOwn)
      if (!isResolved) say(SAID.unresolved, isOwn)
      say(SAID.often, often, isOwn)
    },
  ),
  manner: new Chords([FOLLOWED_BY.length, KINDS.length, 2, 2], (say, led, followed, kind, isOwn, isGuess) => {
    say(SAID.led, led, isOwn, isGuess)
    say(SAID.ledKind, led, kind)
    say(SAID.followed, followed, isOwn, isGuess)
    say(SAID.between, led, followed, isOwn)
  }),
  guess: new Chords([GUESSES.length, KINDS.length, 2], (say, of, guess, kind, isOwn) => {
    say(SAID.guess, guess, isOwn)
    say(SAID.guessKind, guess, kind)
    say(SAID.guessScheme, of, guess)
  }),
  alone: alone(SAID.alone, 3),
  other: alone(SAID.other, 3),
  head: alone(SAID.head),
  none: new Chords([4, 3, 4], (say, of, named, beside, kinds) => {
    say(SAID.nonePhenomenon, of, named)
    say(SAID.noneNamed, named, beside)
    say(SAID.noneOf, kinds)
    say(SAID.noneScheme, of)
  }),
  way: new Chords([4, WAYS.length], (say, of, named, way) => {
    say(SAID.way, way)
    say(SAID.wayNamed, way, named)
    say(SAID.wayScheme, of, way)
  }),
}

/** The claim, as far as the signs of every list ask for it. */
interface Asked {
  readonly of: number
  readonly inside: readonly PlaceAt[]
  /** Their names, one each. */
  readonly own: readonly number[]
  readonly named: number
  /** Other places of its sentences, up to two. */
  readonly beside: number
  readonly survey: Named & Pick<Survey, 'lengths'>
}

/** Tells the signs of each list; `inside` are the places in the claim's words. */
export function signPlaces(
  offers: Offers<PlaceAt>,
  phenomenon: string,
  inside: readonly PlaceAt[],
  beside: number,
  survey: Asked['survey'],
  focus: Focus<PlaceAt>,
): void {
  const own = inside.map(({ text }) => offers.names.numberOf(text))
  const of = PHENOMENA.numberOf(phenomenon)
  const asked: Asked = { of, inside, own, named: Math.min(3, inside.length), beside, survey }
  for (let set = 0; set < offers.count; set++) {
    signList(offers, set, asked)
    focus.sign(offers, set)
    offers.endSigns(set)
  }
}

/** Places told one by one. */
const MOST_TOLD = 3

function signList(offers: Offers<PlaceAt>, set: number, asked: Asked): void {
  const { of, inside, own, named } = asked
  const from = offers.takenFrom(set)
  const end = offers.takenEnd(set)
  let foreign = 0
  for (let at = from; at < end; at++) if (!own.includes(offers.numberAt(at))) foreign++
  let missed = 0
  for (const number of own) if (!isTaken(offers, from, end, number)) missed++
  const ways = offers.waysOf(set)
  offers.sign(
    TOLD.list.placeOf(
      named,
      Math.min(4, end - from),
      Math.min(2, foreign),
      Math.min(2, missed),
      Math.min(6, ways),
    ),
  )
  for (let at = 0, told = 0; at < inside.length && told < Math.min(MOST_TOLD, missed); at++) {
    if (isTaken(offers, from, end, own[at]!)) continue
    const { kind, role } = inside[at]!
    offers.sign(TOLD.misses.placeOf(KINDS.indexOf(kind), ROLES.indexOf(role)))
    told++
  }
  for (let at = from; at < end && at < from + MOST_TOLD; at++) signTaken(offers, at, asked)
  if (from === end)
    offers.sign(TOLD.none.placeOf(of, named, asked.beside, Math.min(3, asked.survey.counts.size)))
  for (let at = 0; at < ways; at++) offers.sign(TOLD.way.placeOf(of, named, offers.wayAt(set, at)))
}

function signTaken(offers: Offers<PlaceAt>, at: number, { of, own, survey }: Asked): void {
  const { kind, role, code, text, guess, manner } = offers.takenAt(at)
  const isOwn = Number(own.includes(offers.numberAt(at)))
  const kindNumber = KINDS.indexOf(kind)
  const often = survey.counts.get(text) ?? 0
  offers.sign(
    TOLD.takes.placeOf(of, kindNumber, ROLES.indexOf(role), isOwn, Number(Boolean(code)), Math.min(3, often)),
  )
  for (const one of survey.lengths.get(offers.takenAt(at)) ?? [])
    offers.sign(
      TOLD.other.placeOf(GUESSES.indexOf(one.guess!), Math.min(2, survey.counts.get(one.text) ?? 0)),
    )
  offers.sign(
    TOLD.manner.placeOf(manner.led, manner.followed, kindNumber, isOwn, Number(guess !== undefined)),
  )
  if (!guess) return
  const number = GUESSES.indexOf(guess)
  offers.sign(TOLD.guess.placeOf(of, number, kindNumber, isOwn))
  if (isLength(guess)) offers.sign(TOLD.alone.placeOf(number, Math.min(2, often)))
  if (guess === 'bare')
    offers.sign(TOLD.head.placeOf(HEADS.numberOf(text.slice(text.lastIndexOf(' ') + 1).toLowerCase())))
}

function isTaken(offers: Offers<PlaceAt>, from: number, end: number, number: number): boolean {
  for (let at = from; at < end; at++) if (offers.numberAt(at) === number) return true
  return false
}
