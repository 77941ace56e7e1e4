/**
 * Signs of what a text has in focus where a claim stands: how long ago each set of substances or places was named, how often, and how many of the
 * claims before had it (centering: Grosz, Joshi and Weinstein 1995, Computational Linguistics 21).
 */
import type { At } from '../sentence.ts'
import { alone, Chords } from './chords.ts'
import type { Mention, OpenClaim } from './claim-place.ts'
import { Trail, UNNAMED } from './focus-trail.ts'
import { stepOn } from './ladder.ts'
import type { Offers } from './offers.ts'
import { Phrases } from './phrases.ts'
import { PHENOMENA } from './signs.ts'

/** What is asked of the sets on offer, whatever they hold. */
type Sets = Pick<
  Offers<never>,
  'names' | 'count' | 'membersFrom' | 'membersEnd' | 'memberAt' | 'isMember' | 'setNamed' | 'sign'
>

/** A claim before, as far as focus asks for it. */
export interface FocusBefore {
  readonly names: readonly string[]
  readonly paragraph: number
  readonly sentence: number
}

const codeOf = PHENOMENA.nameOf

const RELATIONS = [
  'nothing before',
  'as the last',
  'less than the last',
  'more than the last',
  'some of the last',
  'other than the last',
  'after none',
] as const
const STANDS = ['before the trigger', 'in the trigger', 'behind the trigger'] as const

const STEPS = 8
/** Steps of a share, and one for a share of nothing. */
const SHARE_STEPS = 7
/** `size`: members, up to three. Steps are those of the ladders below. */
const phrasesOf = (kind: string) => {
  const focus = (say: (a: number, b: number, c: number) => string, bs = 1, cs = 1): Phrases =>
    new Phrases(kind, say, bs, cs)
  return {
    nearest: focus((step, size) => `nearest ${step} size ${size}`, 4),
    nearestOf: focus((of, step) => `nearest ${step} ${codeOf(of)}`, STEPS),
    farthest: focus((step, size) => `farthest ${step} size ${size}`, 4),
    back: focus((step, size) => `sentences back ${step} size ${size}`, 4),
    backOf: focus((of, step) => `sentences back ${step} ${codeOf(of)}`, STEPS),
    backMost: focus((step, size) => `sentences back at most ${step} size ${size}`, 4),
    ahead: focus((step) => `ahead ${step}`),
    rank: focus((rank, size) => `rank ${rank} size ${size}`, 4),
    rankOf: focus((of, rank) => `rank ${rank} ${codeOf(of)}`, STEPS),
    latest: focus((isLatest, size) => `latest ${isLatest === 1} size ${size}`, 4),
    latestOf: focus((of, isLatest) => `latest ${isLatest === 1} ${codeOf(of)}`, 2),
    share: focus((step) => `share before ${step}`),
    paragraphShare: focus((step) => `share of the paragraph ${step}`),
    paragraphShareOf: focus((of, step) => `share of the paragraph ${step} ${codeOf(of)}`, STEPS),
    chain: focus((step) => `claims before ${step}`),
    chainOf: focus((of, step) => `claims before ${step} ${codeOf(of)}`, STEPS),
    chainParagraph: focus((step) => `claims of the paragraph ${step}`),
    chainParagraphOf: focus((of, step) => `claims of the paragraph ${step} ${codeOf(of)}`, STEPS),
    chainSentence: focus((step) => `claims of the sentence ${step}`),
    chainSentenceOf: focus((of, step) => `claims of the sentence ${step} ${codeOf(of)}`, STEPS),
    last: focus((relation) => `${RELATIONS[relation]}`),
    lastOf: focus((of, relation) => `${RELATIONS[relation]} ${codeOf(of)}`, 8),
    stands: focus((where) => `stands ${STANDS[where]}`),
    standsOf: focus((of, where) => `stands ${STANDS[where]} ${codeOf(of)}`, 3),
    first: focus((isAll) => `named first ${isAll === 1}`),
  }
}

/** What is told together. */
const saidOf = (kind: string) => {
  const said = phrasesOf(kind)
  return {
    claims: new Chords(
      [SHARE_STEPS, SHARE_STEPS, SHARE_STEPS, STEPS],
      (say, of, chain, paragraph, sentence, relation) => {
        say(said.chain, chain)
        say(said.chainOf, of, chain)
        say(said.chainParagraph, paragraph)
        say(said.chainParagraphOf, of, paragraph)
        say(said.chainSentence, sentence)
        say(said.chainSentenceOf, of, sentence)
        say(said.last, relation)
        say(said.lastOf, of, relation)
      },
    ),
    near: new Chords([4, STEPS, STEPS, STEPS], (say, of, size, nearest, back, rank) => {
      say(said.nearest, nearest, size)
      say(said.nearestOf, of, nearest)
      say(said.back, back, size)
      say(said.backOf, of, back)
      say(said.rank, rank, size)
      say(said.rankOf, of, rank)
    }),
    far: new Chords([4, STEPS, STEPS, 2], (say, of, size, farthest, backMost, isLatest) => {
      say(said.farthest, farthest, size)
      say(said.backMost, backMost, size)
      say(said.latest, isLatest, size)
      say(said.latestOf, of, isLatest)
    }),
    often: new Chords([STEPS, SHARE_STEPS, SHARE_STEPS], (say, of, ahead, share, paragraphShare) => {
      say(said.ahead, ahead)
      say(said.share, share)
      say(said.paragraphShare, paragraphShare)
      say(said.paragraphShareOf, of, paragraphShare)
    }),
    stands: new Chords([STANDS.length], (say, of, where) => {
      say(said.stands, where)
      say(said.standsOf, of, where)
    }),
    first: alone(said.first),
  }
}
type FocusSigns = ReturnType<typeof saidOf>
/** The signs of substances in focus, and of the scene. */
export const FOCUS_SIGNS = saidOf('focus')
export const SCENE_SIGNS = saidOf('scene')

const TOKENS = [0, 3, 8, 15, 30, 60] as const
const SENTENCES = [0, 1, 2, 3, 5, 8] as const
const SHARES = [0, 0.15, 0.35, 0.6, 0.9] as const
/** The step of a share of nothing. */
const OF_NOTHING = SHARE_STEPS - 1
/** Each claim back counts by so much less. */
const FADE = 0.7

/**
 * Adds the signs of focus to those of each set, whose signs are then told. Claims of a text that come in its order are looked at in one walk
 * along what it names.
 */
export class Focus<T extends At> {
  readonly #said: FocusSigns
  readonly #trail: Trail<T>
  readonly #nameOf: (one: T) => string
  /** By set: how many of the claims before were about it. */
  #chain = new Float64Array(64)
  #chainParagraph = new Float64Array(64)
  #chainSentence = new Float64Array(64)
  #chainTotal = 0
  #chainParagraphTotal = 0
  #chainSentenceTotal = 0
  #claim!: OpenClaim
  #of = 0
  /** The distinct names the last claim was about, and those in the claim's words, by their numbers. */
  #last: readonly number[] | undefined
  #inside: readonly number[] = []

  /** `said` are the signs it tells: those of another kind are others. */
  constructor(said: FocusSigns, nameOf: (one: T) => string, isAside: (one: T) => boolean) {
    this.#said = said
    this.#nameOf = nameOf
    this.#trail = new Trail(nameOf, isAside)
  }

  /** Looks at a claim and what stands around it; the signs of its sets follow. */
  look(
    offers: Sets,
    claim: OpenClaim,
    mentions: readonly Mention<T>[],
    before: readonly FocusBefore[],
  ): void {
    this.#claim = claim
    this.#of = PHENOMENA.numberOf(claim.phenomenon)
    this.#trail.follow(offers.names, claim, mentions)
    this.#inside = this.#trail.inside.map((one) => offers.names.numberOf(this.#nameOf(one)))
    this.#lookAtClaims(offers, claim, before)
  }

  #lookAtClaims(offers: Sets, { sentence }: OpenClaim, before: readonly FocusBefore[]): void {
    const { count } = offers
    if (count > this.#chain.length) {
      this.#chain = new Float64Array(count * 2)
      this.#chainParagraph = new Float64Array(count * 2)
      this.#chainSentence = new Float64Array(count * 2)
    }
    this.#chain.fill(0, 0, count)
    this.#chainParagraph.fill(0, 0, count)
    this.#chainSentence.fill(0, 0, count)
    this.#chainTotal = this.#chainParagraphTotal = this.#chainSentenceTotal = 0
    this.#last = before[0] && [...new Set(before[0].names.map((name) => offers.names.numberOf(name)))]
    let weight = 1
    for (const one of before) {
      const set = offers.setNamed(one.names)
      const isNear = one.paragraph === sentence.paragraph
      const isHere = one.sentence === sentence.index
      this.#chainTotal += weight
      if (isNear) this.#chainParagraphTotal++
      if (isHere) this.#chainSentenceTotal++
      if (set >= 0) {
        this.#chain[set]! += weight
        if (isNear) this.#chainParagraph[set]!++
        if (isHere) this.#chainSentence[set]!++
      }
      weight *= FADE
    }
  }

  /** Tells the signs of one set. */
  sign(offers: Sets, set: number): void {
    const of = this.#of
    const from = offers.membersFrom(set)
    const end = offers.membersEnd(set)
    const size = Math.min(3, end - from)
    this.#signClaims(offers, set, from, end)
    if (size === 0) return
    const { evidence } = this.#claim
    const trail = this.#trail
    let nearest = UNNAMED
    let farthest = 0
    let back = UNNAMED
    let backMost = 0
    let ahead = UNNAMED
    let rank = UNNAMED
    let share = 0
    let paragraphShare = 0
    let isLatest = true
    for (let at = from; at < end; at++) {
      const number = offers.memberAt(at)
      const count = trail.count[number] ?? 0
      const isNamed = count > 0
      const far = isNamed ? stepOn(TOKENS, evidence.from - trail.lastEnd[number]!) : UNNAMED
      const sentences = isNamed
        ? stepOn(SENTENCES, this.#claim.sentence.index - trail.lastSentence[number]!)
        : UNNAMED
      nearest = Math.min(nearest, far)
      farthest = Math.max(farthest, far)
      back = Math.min(back, sentences)
      backMost = Math.max(backMost, sentences)
      const next = trail.ahead[number] ?? -1
      if (next >= 0) ahead = Math.min(ahead, stepOn(TOKENS, next))
      const own = trail.rankOf(number)
      rank = Math.min(rank, own)
      if (own >= end - from) isLatest = false
      share += count
      paragraphShare += trail.inParagraph[number] ?? 0
    }
    const latest = Number(isLatest)
    const paragraphStep = trail.paragraphTotal
      ? stepOn(SHARES, paragraphShare / trail.paragraphTotal)
      : OF_NOTHING
    const shareStep = stepOn(SHARES, share / Math.max(1, trail.total))
    offers.sign(this.#said.near.placeOf(of, size, nearest, back, rank))
    offers.sign(this.#said.far.placeOf(of, size, farthest, backMost, latest))
    offers.sign(this.#said.often.placeOf(of, ahead, shareStep, paragraphStep))
    this.#signStanding(offers, from, end)
  }

  #signClaims(offers: Sets, set: number, from: number, end: number): void {
    const of = this.#of
    const chain = this.#chainTotal ? stepOn(SHARES, this.#chain[set]! / this.#chainTotal) : OF_NOTHING
    const paragraph = this.#chainParagraphTotal
      ? stepOn(SHARES, this.#chainParagraph[set]! / this.#chainParagraphTotal)
      : OF_NOTHING
    const sentence = this.#chainSentenceTotal
      ? stepOn(SHARES, this.#chainSentence[set]! / this.#chainSentenceTotal)
      : OF_NOTHING
    const relation = this.#relation(offers, from, end)
    offers.sign(this.#said.claims.placeOf(of, chain, paragraph, sentence, relation))
  }

  /** How a set stands to that of the last claim. */
  #relation(offers: Sets, from: number, end: number): number {
    if (!this.#last) return 0
    const names = this.#last
    let shared = 0
    for (let at = from; at < end; at++) if (names.includes(offers.memberAt(at))) shared++
    const size = end - from
    if (shared === size && shared === names.length) return 1
    if (names.length === 0) return 6
    if (size > 0 && shared === size) return 2
    if (shared === names.length) return 3
    return shared > 0 ? 4 : 5
  }

  #signStanding(offers: Sets, from: number, end: number): void {
    const of = this.#of
    const { trigger } = this.#claim
    const { inside, first } = this.#trail
    let where = 0
    for (let at = 0; at < inside.length; at++) {
      const one = inside[at]!
      if (!offers.isMember(from, end, this.#inside[at]!)) continue
      where |= one.to <= trigger.from ? 1 : one.from >= trigger.to ? 4 : 2
    }
    for (let which = 0; which < STANDS.length; which++)
      if ((where & (1 << which)) !== 0) offers.sign(this.#said.stands.placeOf(of, which))
    let named = 0
    for (let at = 0; at < first.length; at++) if (offers.isMember(from, end, first[at]!)) named++
    if (named > 0)
      offers.sign(this.#said.first.placeOf(Number(named === first.length && named === end - from)))
  }
}
