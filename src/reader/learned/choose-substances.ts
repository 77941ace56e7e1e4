/** Which substances a claim is about: sets that its words, its surroundings and the claims before it offer, the likeliest chosen. */
import { clauseOf, distance, isWithin, type Sentence, type SubstanceAt } from '../sentence.ts'
import { substancesFor } from '../substances-of.ts'
import { type OpenClaim, type Setting, spannedBy } from './claim-place.ts'
import { covers, Offers } from './offers.ts'
import { numbered } from './phrases.ts'
import { FOCUS_SIGNS, Focus } from './sign-focus.ts'
import { CODES, SUBSTANCE_WAYS, signSubstances } from './sign-substances.ts'

/** What was chosen for a claim before. */
export interface SubstancesBefore {
  readonly names: readonly string[]
  readonly phenomenon: string
  readonly paragraph: number
  readonly sentence: number
}

/** The sets of codes a claim may be about. */
export type SubstanceOffers = Offers<string>

export const substanceOffers = (): SubstanceOffers => new Offers((code) => code, CODES)

const WAY = numbered(SUBSTANCE_WAYS)
const SENTENCE_BACK = [WAY['sentence -1'], WAY['sentence -2'], WAY['sentence -3']] as const
const FIRST_BACK = [WAY['first -1'], WAY['first -2'], WAY['first -3']] as const
const LAST_BACK = [WAY['last -1'], WAY['last -2'], WAY['last -3']] as const
const CLAIM_BACK = [WAY['claim -1'], WAY['claim -2'], WAY['claim -3'], WAY['claim -4']] as const
const MOST = [WAY['most 1'], WAY['most 2'], WAY['most 3']] as const

/** What a text has in focus: one for the claims of a text, in their order. */
export const substanceFocus = (): Focus<SubstanceAt> =>
  new Focus<SubstanceAt>(
    FOCUS_SIGNS,
    ({ code }) => code,
    ({ isAside }) => isAside,
  )

/**
 * Lays out in `offers` the sets a claim may be about, each with the signs that speak for and against it. `before` are the sets
 * chosen for the claims before it, the last first.
 */
export function offerSubstances(
  offers: SubstanceOffers,
  focus: Focus<SubstanceAt>,
  claim: OpenClaim,
  setting: Setting,
  before: readonly SubstancesBefore[],
): void {
  const spanned = spannedBy(claim, setting)
  const named: SubstanceAt[] = []
  let hasDrugs = false
  for (const sentence of spanned) {
    for (const one of sentence.substances) if (covers(one, claim.evidence)) named.push(one)
    for (const drug of sentence.drugs) hasDrugs ||= covers(drug, claim.evidence)
  }
  offers.clear()
  offers.by(WAY.none)
  offerNamed(offers, claim, named)
  offerSentence(offers, claim, setting)
  offerNear(offers, claim.sentence, setting)
  offerBefore(offers, claim, before)
  offerMost(offers, setting.survey.substances.most)
  offerTogether(offers, named, claim.sentence, before[0])
  focus.look(offers, claim, setting.survey.mentions, before)
  signSubstances(offers, claim.phenomenon, named, hasDrugs, setting.survey.substances, focus)
}

/** The codes of a set. */
export function codesOf(offers: SubstanceOffers, set: number): string[] {
  const codes: string[] = []
  for (let at = offers.membersFrom(set); at < offers.membersEnd(set); at++)
    codes.push(offers.names.nameOf(offers.memberAt(at)))
  return codes
}

function offerCodes(offers: SubstanceOffers, list: readonly SubstanceAt[], way: number): void {
  for (const { code } of list) offers.take(code)
  offers.by(way)
}

/** What the words of the claim name. */
function offerNamed(
  offers: SubstanceOffers,
  { trigger, sentence }: OpenClaim,
  named: readonly SubstanceAt[],
): void {
  const first = named[0]
  const last = named.at(-1)
  if (!first || !last) return
  offerCodes(offers, named, WAY.evidence)
  offerThose(offers, named, (one) => !one.isAside, WAY['evidence but asides'])
  offers.offerRuns(
    named.map(({ code }) => code),
    5,
    WAY.run,
  )
  offers.offerOne(first.code, WAY.first)
  offers.offerOne(last.code, WAY.last)
  let near = first
  for (const one of named) if (distance(one, trigger) < distance(near, trigger)) near = one
  offers.offerOne(near.code, WAY.nearest)
  if (!named.every((one) => covers(one, trigger)))
    offerThose(offers, named, (one) => covers(one, trigger), WAY['in trigger'])
  const clause = clauseOf(sentence, trigger)
  offerThose(offers, named, (one) => isWithin(one, clause), WAY.clause)
  offerLists(offers, named, WAY.list)
}

/** Those of a kind, when there are any. */
function offerThose(
  offers: SubstanceOffers,
  named: readonly SubstanceAt[],
  isOne: (one: SubstanceAt) => boolean,
  way: number,
): void {
  let isAny = false
  for (const one of named)
    if (isOne(one)) {
      offers.take(one.code)
      isAny = true
    }
  if (isAny) offers.by(way)
}

/** Substances named together: no more than three words apart. */
function offerLists(offers: SubstanceOffers, all: readonly SubstanceAt[], way: number): void {
  all.forEach((one, at) => {
    offers.take(one.code)
    const next = all[at + 1]
    if (!next || next.from - one.to > 3) offers.by(way)
  })
}

/** What its sentence names, and what the rules would take. */
function offerSentence(offers: SubstanceOffers, claim: OpenClaim, setting: Setting): void {
  const { sentence, trigger, phenomenon } = claim
  const { substances } = sentence
  if (substances[0]) {
    offerCodes(offers, substances, WAY.sentence)
    offers.offerOne(substances[0].code, WAY['sentence first'])
    offerLists(offers, substances, WAY['sentence list'])
  }
  const registers = setting.registers[sentence.index]!
  offers.offer(registers.substances, WAY.register)
  offers.offer(registers.topic, WAY.topic)
  const previous = setting.sentences[sentence.index - 1]
  const around = { text: setting.text, registers, previous, isDrugParagraph: true, strong: 3, source: null }
  offers.offer(substancesFor(sentence, trigger, phenomenon, around).codes, WAY['by rule'])
}

/** What the sentences, heading and paragraph around name. */
function offerNear(offers: SubstanceOffers, sentence: Sentence, { sentences, survey }: Setting): void {
  for (let back = 1; back <= SENTENCE_BACK.length; back++) {
    const earlier = sentences[sentence.index - back]
    if (!earlier) break
    const [first] = earlier.substances
    if (!first) continue
    offerCodes(offers, earlier.substances, SENTENCE_BACK[back - 1]!)
    offers.offerOne(first.code, FIRST_BACK[back - 1]!)
    offers.offerOne(earlier.substances.at(-1)!.code, LAST_BACK[back - 1]!)
  }
  const after = sentences[sentence.index + 1]
  if (after?.substances.length) offerCodes(offers, after.substances, WAY['sentence +1'])
  const heading = survey.substances.heading[sentence.index]
  if (heading) offerCodes(offers, heading.substances, WAY.heading)
  const opening = survey.substances.opening.get(sentence.paragraph)
  if (opening && opening.index < sentence.index) {
    offerCodes(offers, opening.substances, WAY.paragraph)
    offers.offerOne(opening.substances[0]!.code, WAY['paragraph first'])
  }
}

function offerBefore(
  offers: SubstanceOffers,
  { phenomenon, sentence }: OpenClaim,
  before: readonly SubstancesBefore[],
): void {
  for (let back = 0; back < before.length && back < CLAIM_BACK.length; back++) {
    const one = before[back]!
    offers.offer(one.names, CLAIM_BACK[back]!)
    if (one.phenomenon === phenomenon) offers.offer(one.names, WAY['same kind before'])
    if (one.sentence === sentence.index) offers.offer(one.names, WAY['claim of the sentence'])
  }
}

/** What the words name with what was spoken of right before: "and one of them was cut with it". */
function offerTogether(
  offers: SubstanceOffers,
  named: readonly SubstanceAt[],
  sentence: Sentence,
  last: SubstancesBefore | undefined,
): void {
  if (!last?.names.length) return
  const own = named.length ? named : sentence.substances
  if (own.length === 0) return
  for (const { code } of own) offers.take(code)
  for (const code of last.names) offers.take(code)
  offers.by(named.length ? WAY['evidence and the last'] : WAY['sentence and the last'])
}

function offerMost(offers: SubstanceOffers, most: readonly string[]): void {
  for (let rank = 0; rank < most.length && rank < MOST.length; rank++)
    offers.offerOne(most[rank]!, MOST[rank]!)
  if (most.length > 1) {
    offers.take(most[0]!)
    offers.take(most[1]!)
    offers.by(WAY['most two'])
  }
}
