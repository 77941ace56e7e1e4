/** Signs of a set of substances that a claim may be about: how large it is, who offers it, what it takes and leaves of the claim's words. */
import type { SubstanceAt } from '../sentence.ts'
import { Chords } from './chords.ts'
import type { Named } from './claim-place.ts'
import type { Offers } from './offers.ts'
import { Names, Phrases } from './phrases.ts'
import type { Focus } from './sign-focus.ts'
import { PHENOMENA, schemeAt } from './signs.ts'

/** The ways of looking that offer sets. */
export const SUBSTANCE_WAYS = [
  'none',
  'evidence',
  'evidence but asides',
  'run',
  'first',
  'last',
  'nearest',
  'in trigger',
  'clause',
  'list',
  'sentence',
  'sentence first',
  'sentence list',
  'register',
  'topic',
  'by rule',
  'sentence -1',
  'sentence -2',
  'sentence -3',
  'first -1',
  'first -2',
  'first -3',
  'last -1',
  'last -2',
  'last -3',
  'sentence +1',
  'heading',
  'paragraph',
  'paragraph first',
  'claim -1',
  'claim -2',
  'claim -3',
  'claim -4',
  'same kind before',
  'claim of the sentence',
  'most 1',
  'most 2',
  'most 3',
  'most two',
  'evidence and the last',
  'sentence and the last',
] as const

/** Codes that stand for many products: chosen for other reasons than a product of its own. */
const BROAD = ['medicines', 'other', 'opioids', 'stimulants', 'nps']

/** Every substance met: its name among those offered. */
export const CODES = new Names()
/** Phenomena there may be at most. */
const MOST_PHENOMENA = 128

const WAYS = SUBSTANCE_WAYS
const codeOf = PHENOMENA.nameOf
const choice = (say: (a: number, b: number, c: number) => string, bs = 1, cs = 1): Phrases =>
  new Phrases('choice', say, bs, cs)

/** `size`: distinct substances in the claim's words, up to three; `of`: its phenomenon. */
const SAID = {
  sizeOf: choice((count, size) => `size ${count} of ${size}`, 4),
  sizePhenomenon: choice((of, count) => `size ${count} ${codeOf(of)}`, 4),
  foreign: choice((count, size) => `foreign ${count} named ${size}`, 4),
  missed: choice((count, size) => `missed ${count} of ${size}`, 4),
  missedPhenomenon: choice((of, count) => `missed ${count} ${codeOf(of)}`, 3),
  by: choice((count) => `by ${count}`),
  way: choice((way) => WAYS[way]!),
  wayScheme: choice((of, way) => `${WAYS[way]} ${schemeAt(of)}`, WAYS.length),
  wayNamed: choice((way, size) => `${WAYS[way]} named ${size}`, 4),
  wayPhenomenon: choice((of, way, isNamed) => `${WAYS[way]} ${codeOf(of)} ${isNamed}`, WAYS.length, 2),
  nonePhenomenon: choice((of, size) => `none ${codeOf(of)} ${size}`, 4),
  noneDrugs: choice((hasDrugs, size) => `none drugs ${hasDrugs === 1} ${size}`, 4),
  noneKinds: choice((of, kinds) => `none kinds ${kinds} ${schemeAt(of)}`, 4),
  noneDrugsScheme: choice((of, hasDrugs) => `none drugs ${hasDrugs === 1} ${schemeAt(of)}`, 2),
  share: choice((share, size) => `share ${share} named ${size}`, 4),
  code: choice((code) => `code ${CODES.nameOf(code)}`),
  codePhenomenon: choice((code, of) => `code ${CODES.nameOf(code)} ${codeOf(of)}`, MOST_PHENOMENA),
  has: choice((broad) => `has ${BROAD[broad]}`),
  headAndMember: choice(() => 'head and member'),
  aside: choice(() => 'aside'),
  slang: choice(() => 'slang'),
}

/** What is told together. `members`: of the set, up to four. */
const TOLD = {
  set: new Chords([4, 5, 3, 3, 9], (say, of, size, members, foreign, missed, ways) => {
    say(SAID.sizeOf, members, size)
    say(SAID.sizePhenomenon, of, Math.min(3, members))
    say(SAID.foreign, foreign, size)
    say(SAID.missed, missed, size)
    say(SAID.missedPhenomenon, of, missed)
    say(SAID.by, ways)
  }),
  way: new Chords([4, WAYS.length], (say, of, size, way) => {
    say(SAID.way, way)
    say(SAID.wayScheme, of, way)
    say(SAID.wayNamed, way, size)
    say(SAID.wayPhenomenon, of, way, Math.min(1, size))
  }),
  none: new Chords([4, 2, 4], (say, of, size, hasDrugs, kinds) => {
    say(SAID.nonePhenomenon, of, size)
    say(SAID.noneDrugs, hasDrugs, size)
    say(SAID.noneKinds, of, kinds)
    say(SAID.noneDrugsScheme, of, hasDrugs)
  }),
  member: new Chords([MOST_PHENOMENA, 2], (say, code, of, isHead) => {
    say(SAID.code, code)
    say(SAID.codePhenomenon, code, of)
    const broad = BROAD.indexOf(CODES.nameOf(code))
    if (broad >= 0) say(SAID.has, broad)
    if (isHead) say(SAID.headAndMember, 0)
  }),
  members: new Chords([4, 2, 2], (say, share, size, isAside, isWeak) => {
    say(SAID.share, share, size)
    if (isAside) say(SAID.aside, 0)
    if (isWeak) say(SAID.slang, 0)
  }),
}

/** The claim, as far as the signs of every set ask for it. */
interface Asked {
  readonly of: number
  readonly named: readonly SubstanceAt[]
  /** Distinct names in the claim's words, all and but asides. */
  readonly own: readonly number[]
  readonly said: readonly number[]
  readonly size: number
  readonly hasDrugs: boolean
  readonly survey: Named
}

/** Tells the signs of each set; `named` are the substances in the claim's words, `hasDrugs` whether those speak of drugs at all. */
export function signSubstances(
  offers: Offers<string>,
  phenomenon: string,
  named: readonly SubstanceAt[],
  hasDrugs: boolean,
  survey: Named,
  focus: Focus<SubstanceAt>,
): void {
  const own: number[] = []
  const said: number[] = []
  for (const { code, isAside } of named) {
    const number = offers.names.numberOf(code)
    if (!own.includes(number)) own.push(number)
    if (!isAside && !said.includes(number)) said.push(number)
  }
  const of = PHENOMENA.numberOf(phenomenon)
  const asked: Asked = { of, named, own, said, size: Math.min(3, own.length), hasDrugs, survey }
  for (let set = 0; set < offers.count; set++) {
    signSet(offers, set, asked)
    focus.sign(offers, set)
    offers.endSigns(set)
  }
}

function signSet(offers: Offers<string>, set: number, asked: Asked): void {
  const { of, own, said, size, hasDrugs, survey } = asked
  const from = offers.membersFrom(set)
  const end = offers.membersEnd(set)
  const count = end - from
  let foreign = 0
  for (let at = from; at < end; at++) if (!own.includes(offers.memberAt(at))) foreign++
  let missed = 0
  for (const number of said) if (!offers.isMember(from, end, number)) missed++
  const ways = offers.waysOf(set)
  offers.sign(
    TOLD.set.placeOf(
      of,
      size,
      Math.min(4, count),
      Math.min(2, foreign),
      Math.min(2, missed),
      Math.min(8, ways),
    ),
  )
  for (let at = 0; at < ways; at++) offers.sign(TOLD.way.placeOf(of, size, offers.wayAt(set, at)))
  if (count === 0) offers.sign(TOLD.none.placeOf(of, size, Number(hasDrugs), Math.min(3, survey.counts.size)))
  else signMembers(offers, from, end, asked)
}

function signMembers(
  offers: Offers<string>,
  from: number,
  end: number,
  { of, named, size, survey }: Asked,
): void {
  let mentions = 0
  for (let at = from; at < end; at++) {
    const number = offers.memberAt(at)
    const code = CODES.nameOf(number)
    mentions += survey.counts.get(code) ?? 0
    const isHead = end - from > 1 && hasMember(offers, from, end, code)
    offers.sign(TOLD.member.placeOf(number, of, Number(isHead)))
  }
  let isAside = false
  let isWeak = false
  for (const one of named)
    if ((one.isAside || one.isWeak) && offers.isMember(from, end, offers.names.numberOf(one.code))) {
      isAside ||= one.isAside
      isWeak ||= one.isWeak
    }
  const share = Math.round((mentions / Math.max(1, survey.total)) * 4)
  offers.sign(TOLD.members.placeOf(share, size, Number(isAside), Number(isWeak)))
}

/** Whether the set holds a member of the group a code stands for: "opioids-synthetic" of "opioids". */
function hasMember(offers: Offers<string>, from: number, end: number, code: string): boolean {
  for (let at = from; at < end; at++) {
    const other = offers.names.nameOf(offers.memberAt(at))
    if (other.length > code.length && other.startsWith(code) && other[code.length] === '-') return true
  }
  return false
}
