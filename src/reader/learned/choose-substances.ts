/** Which substances a claim is about: sets that its words, its surroundings and the claims before it offer, the likeliest chosen. */
import { clauseOf, distance, isWithin, type Sentence, type SubstanceAt } from '../sentence.ts'
import { inherited, ownSubstances } from '../substances-of.ts'
import { type Named, type OpenClaim, type Setting, spannedBy } from './claim-place.ts'
import { covers, Offers } from './offers.ts'
import type { Candidate } from './ranker.ts'

export interface SubstanceCandidate extends Candidate {
  readonly codes: readonly string[]
}

/** What was chosen for a claim before. */
export interface SubstancesBefore {
  readonly codes: readonly string[]
  readonly phenomenon: string
  readonly paragraph: number
  readonly sentence: number
}

type CodeOffers = Offers<string>

const codesOf = (list: readonly SubstanceAt[]): string[] => list.map(({ code }) => code)

/**
 * The sets a claim may be about, each with the signs that speak for and against it. `before` are the sets chosen for the claims
 * before it, the last first.
 */
export function substanceCandidates(
  claim: OpenClaim,
  setting: Setting,
  before: readonly SubstancesBefore[],
): SubstanceCandidate[] {
  const spanned = spannedBy(claim, setting)
  const named = spanned.flatMap((one) => one.substances).filter((one) => covers(one, claim.evidence))
  const offers: CodeOffers = new Offers((code) => code)
  offers.offer([], 'none')
  offerNamed(offers, claim, named)
  offerSentence(offers, claim, setting)
  offerNear(offers, claim.sentence, setting)
  offerBefore(offers, claim, before)
  const { counts, total } = setting.survey.substances
  offerMost(offers, counts)
  const hasDrugs = spanned.some((one) => one.drugs.some((drug) => covers(drug, claim.evidence)))
  return offers.all.map(({ set, by }) => ({
    codes: [...new Set(set)],
    signs: signsOf([...new Set(set)], by, claim.phenomenon, named, hasDrugs, { counts, total }),
  }))
}

/** What the words of the claim name. */
function offerNamed(
  offers: CodeOffers,
  { trigger, sentence }: OpenClaim,
  named: readonly SubstanceAt[],
): void {
  const first = named[0]
  const last = named.at(-1)
  if (!first || !last) return
  offers.offer(codesOf(named), 'evidence')
  const said = named.filter((one) => !one.isAside)
  if (said.length) offers.offer(codesOf(said), 'evidence but asides')
  offers.offerRuns(codesOf(named), 5)
  offers.offer([first.code], 'first')
  offers.offer([last.code], 'last')
  let near = first
  for (const one of named) if (distance(one, trigger) < distance(near, trigger)) near = one
  offers.offer([near.code], 'nearest')
  const inTrigger = named.filter((one) => covers(one, trigger))
  if (inTrigger.length && inTrigger.length < named.length) offers.offer(codesOf(inTrigger), 'in trigger')
  const clause = clauseOf(sentence, trigger)
  const inClause = named.filter((one) => isWithin(one, clause))
  if (inClause.length) offers.offer(codesOf(inClause), 'clause')
  for (const group of lists(named)) offers.offer(codesOf(group), 'list')
}

/** What its sentence names, and what the rules would take. */
function offerSentence(offers: CodeOffers, claim: OpenClaim, setting: Setting): void {
  const { sentence, trigger, phenomenon } = claim
  const { substances } = sentence
  if (substances[0]) {
    offers.offer(codesOf(substances), 'sentence')
    offers.offer([substances[0].code], 'sentence first')
    for (const group of lists(substances)) offers.offer(codesOf(group), 'sentence list')
  }
  const registers = setting.registers[sentence.index]!
  offers.offer(registers.substances, 'register')
  offers.offer(registers.topic, 'topic')
  const own = ownSubstances(sentence, trigger, phenomenon, setting.text)
  const previous = setting.sentences[sentence.index - 1]
  const around = { text: setting.text, registers, previous, isDrugParagraph: true, strong: 3, source: null }
  offers.offer(own.length ? own : inherited(phenomenon, around), 'by rule')
}

/** What the sentences, heading and paragraph around name. */
function offerNear(offers: CodeOffers, sentence: Sentence, { sentences, survey }: Setting): void {
  for (let back = 1; back <= 3; back++) {
    const earlier = sentences[sentence.index - back]
    if (!earlier) break
    const [first] = earlier.substances
    if (!first) continue
    offers.offer(codesOf(earlier.substances), `sentence -${back}`)
    offers.offer([first.code], `first -${back}`)
    offers.offer([earlier.substances.at(-1)!.code], `last -${back}`)
  }
  const after = sentences[sentence.index + 1]
  if (after?.substances.length) offers.offer(codesOf(after.substances), 'sentence +1')
  const heading = survey.substances.heading[sentence.index]
  if (heading) offers.offer(codesOf(heading.substances), 'heading')
  const opening = survey.substances.opening.get(sentence.paragraph)
  if (opening && opening.index < sentence.index) {
    offers.offer(codesOf(opening.substances), 'paragraph')
    offers.offer([opening.substances[0]!.code], 'paragraph first')
  }
}

function offerBefore(
  offers: CodeOffers,
  { phenomenon, sentence }: OpenClaim,
  before: readonly SubstancesBefore[],
): void {
  before.slice(0, 4).forEach((one, back) => {
    offers.offer(one.codes, `claim -${back + 1}`)
    if (one.phenomenon === phenomenon) offers.offer(one.codes, 'same kind before')
    if (one.sentence === sentence.index) offers.offer(one.codes, 'claim of the sentence')
  })
}

function offerMost(offers: CodeOffers, counts: ReadonlyMap<string, number>): void {
  const most = [...counts].sort((a, b) => b[1] - a[1]).map(([code]) => code)
  for (const [rank, code] of most.slice(0, 3).entries()) offers.offer([code], `most ${rank + 1}`)
  if (most.length > 1) offers.offer(most.slice(0, 2), 'most two')
}

/** Codes that stand for many products: chosen for other reasons than a product of its own. */
const BROAD = new Set(['medicines', 'other', 'opioids', 'stimulants', 'nps'])

function signsOf(
  codes: readonly string[],
  by: ReadonlySet<string>,
  phenomenon: string,
  named: readonly SubstanceAt[],
  hasDrugs: boolean,
  { counts, total }: Pick<Named, 'counts' | 'total'>,
): string[] {
  const scheme = phenomenon.slice(0, phenomenon.indexOf('.'))
  const size = Math.min(3, new Set(codesOf(named)).size)
  const said = new Set(codesOf(named.filter((one) => !one.isAside)))
  const foreign = codes.filter((code) => !named.some((one) => one.code === code)).length
  const missed = [...said].filter((code) => !codes.includes(code)).length
  const signs = [
    `size ${Math.min(4, codes.length)} of ${size}`,
    `size ${Math.min(3, codes.length)} ${phenomenon}`,
    `foreign ${Math.min(2, foreign)} named ${size}`,
    `missed ${Math.min(2, missed)} of ${size}`,
    `missed ${Math.min(2, missed)} ${phenomenon}`,
    `by ${Math.min(8, by.size)}`,
  ]
  for (const one of by)
    signs.push(one, `${one} ${scheme}`, `${one} named ${size}`, `${one} ${phenomenon} ${Math.min(1, size)}`)
  if (codes.length === 0) {
    const kinds = Math.min(3, counts.size)
    signs.push(`none ${phenomenon} ${size}`, `none drugs ${hasDrugs} ${size}`)
    signs.push(`none kinds ${kinds} ${scheme}`, `none drugs ${hasDrugs} ${scheme}`)
    return signs
  }
  const share = codes.reduce((sum, code) => sum + (counts.get(code) ?? 0), 0) / Math.max(1, total)
  signs.push(`share ${Math.round(share * 4)} named ${size}`)
  for (const code of codes) {
    if (BROAD.has(code)) signs.push(`has ${code}`)
    if (codes.some((other) => other !== code && other.startsWith(`${code}-`))) signs.push('head and member')
  }
  const own = named.filter(({ code }) => codes.includes(code))
  if (own.some(({ isAside }) => isAside)) signs.push('aside')
  if (own.some(({ isWeak }) => isWeak)) signs.push('slang')
  return signs
}

/** Substances named together: no more than three words apart. */
function lists(all: readonly SubstanceAt[]): SubstanceAt[][] {
  const groups: SubstanceAt[][] = []
  for (const one of all) {
    const group = groups.at(-1)
    if (group && one.from - group.at(-1)!.to <= 3) group.push(one)
    else groups.push([one])
  }
  return groups
}
