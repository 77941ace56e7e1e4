/** Which substances a claim is about: sets that its words, its surroundings and the claims before it offer, the likeliest chosen. */
import { type At, clauseOf, distance, isWithin, type SubstanceAt } from '../sentence.ts'
import { inherited, ownSubstances } from '../substances-of.ts'
import type { OpenClaim, Setting } from './claim-place.ts'
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

const covers = (one: At, other: At): boolean => one.start < other.end && other.start < one.end

const keyOf = (codes: readonly string[]): string => [...new Set(codes)].sort().join('|')

/**
 * The sets a claim may be about, each with the signs that speak for and against it. `before` are the sets chosen for the claims
 * before it, the last first.
 */
export function substanceCandidates(
  claim: OpenClaim,
  setting: Setting,
  before: readonly SubstancesBefore[],
): SubstanceCandidate[] {
  const { sentence, evidence, trigger, phenomenon } = claim
  const { sentences } = setting
  const offers = new Map<string, Set<string>>()
  const offer = (codes: readonly string[], by: string): void => {
    const key = keyOf(codes)
    const known = offers.get(key)
    if (known) known.add(by)
    else offers.set(key, new Set([by]))
  }
  const codesOf = (list: readonly SubstanceAt[]): string[] => list.map(({ code }) => code)
  const end = sentences.findIndex((one) => one.index > sentence.index && one.from >= evidence.to)
  const spanned = sentences.slice(sentence.index, end < 0 ? sentences.length : end)
  const inEvidence = spanned.flatMap((one) => one.substances).filter((one) => covers(one, evidence))
  const said = inEvidence.filter((one) => !one.isAside)
  offer([], 'none')
  if (inEvidence.length) {
    offer(codesOf(inEvidence), 'evidence')
    if (said.length) offer(codesOf(said), 'evidence but asides')
    for (let from = 0; from < inEvidence.length && from < 6; from++)
      for (let to = from + 1; to <= inEvidence.length && to <= from + 5; to++)
        offer(codesOf(inEvidence.slice(from, to)), 'run')
    offer([inEvidence[0]!.code], 'first')
    offer([inEvidence.at(-1)!.code], 'last')
    let near = inEvidence[0]!
    for (const one of inEvidence) if (distance(one, trigger) < distance(near, trigger)) near = one
    offer([near.code], 'nearest')
    const inTrigger = inEvidence.filter((one) => covers(one, trigger))
    if (inTrigger.length && inTrigger.length < inEvidence.length) offer(codesOf(inTrigger), 'in trigger')
    const clause = clauseOf(sentence, trigger)
    const inClause = inEvidence.filter((one) => isWithin(one, clause))
    if (inClause.length) offer(codesOf(inClause), 'clause')
    for (const group of lists(inEvidence)) offer(codesOf(group), 'list')
  }
  if (sentence.substances.length) {
    offer(codesOf(sentence.substances), 'sentence')
    offer([sentence.substances[0]!.code], 'sentence first')
    for (const group of lists(sentence.substances)) offer(codesOf(group), 'sentence list')
  }
  const registers = setting.registers[sentence.index]!
  offer(registers.substances, 'register')
  offer(registers.topic, 'topic')
  const around = {
    text: setting.text,
    registers,
    previous: sentences[sentence.index - 1],
    isDrugParagraph: true,
    strong: 3,
    source: null,
  }
  const own = ownSubstances(sentence, trigger, phenomenon, setting.text)
  offer(own.length ? own : inherited(phenomenon, around), 'by rule')
  for (let back = 1; back <= 3; back++) {
    const earlier = sentences[sentence.index - back]
    if (!earlier) break
    if (earlier.substances.length) {
      offer(codesOf(earlier.substances), `sentence -${back}`)
      offer([earlier.substances[0]!.code], `first -${back}`)
      offer([earlier.substances.at(-1)!.code], `last -${back}`)
    }
  }
  const after = sentences[sentence.index + 1]
  if (after?.substances.length) offer(codesOf(after.substances), 'sentence +1')
  const heading = sentences
    .slice(0, sentence.index)
    .findLast((one) => one.isHeading && one.substances.length > 0)
  if (heading) offer(codesOf(heading.substances), 'heading')
  const opening = sentences.find((one) => one.paragraph === sentence.paragraph && one.substances.length > 0)
  if (opening && opening.index < sentence.index) {
    offer(codesOf(opening.substances), 'paragraph')
    offer([opening.substances[0]!.code], 'paragraph first')
  }
  before.slice(0, 4).forEach((one, back) => {
    offer(one.codes, `claim -${back + 1}`)
    if (one.phenomenon === phenomenon) offer(one.codes, 'same kind before')
    if (one.sentence === sentence.index) offer(one.codes, 'claim of the sentence')
  })
  const counts = new Map<string, number>()
  let all = 0
  for (const one of sentences)
    for (const { code } of one.substances) {
      counts.set(code, (counts.get(code) ?? 0) + 1)
      all++
    }
  const most = [...counts].sort((a, b) => b[1] - a[1])
  most.slice(0, 3).forEach(([code], rank) => offer([code], `most ${rank + 1}`))
  if (most.length > 1) offer([most[0]![0], most[1]![0]], 'most two')

  const scheme = phenomenon.slice(0, phenomenon.indexOf('.'))
  const named = Math.min(3, new Set(codesOf(inEvidence)).size)
  const hasDrugs = spanned.some((one) => one.drugs.some((drug) => covers(drug, evidence)))
  const kinds = Math.min(3, counts.size)
  return [...offers].map(([key, by]) => {
    const codes = key === '' ? [] : key.split('|')
    const signs: string[] = [
      `size ${Math.min(4, codes.length)} of ${named}`,
      `size ${Math.min(3, codes.length)} ${phenomenon}`,
    ]
    const foreign = codes.filter((code) => !inEvidence.some((one) => one.code === code)).length
    const missed = new Set(codesOf(said).filter((code) => !codes.includes(code))).size
    signs.push(`foreign ${Math.min(2, foreign)} named ${named}`, `missed ${Math.min(2, missed)} of ${named}`)
    signs.push(`missed ${Math.min(2, missed)} ${phenomenon}`)
    if (codes.length === 0)
      signs.push(
        `none ${phenomenon} ${named}`,
        `none drugs ${hasDrugs} ${named}`,
        `none kinds ${kinds} ${scheme}`,
        `none drugs ${hasDrugs} ${scheme}`,
      )
    for (const one of by)
      signs.push(
        one,
        `${one} ${scheme}`,
        `${one} named ${named}`,
        `${one} ${phenomenon} ${Math.min(1, named)}`,
      )
    signs.push(`by ${Math.min(8, by.size)}`)
    if (codes.length) {
      const share = codes.reduce((sum, code) => sum + (counts.get(code) ?? 0), 0) / Math.max(1, all)
      signs.push(`share ${Math.round(share * 4)} named ${named}`)
      for (const code of codes) {
        if (
          code === 'medicines' ||
          code === 'other' ||
          code === 'opioids' ||
          code === 'stimulants' ||
          code === 'nps'
        )
          signs.push(`has ${code}`)
        if (codes.some((other) => other !== code && other.startsWith(`${code}-`)))
          signs.push('head and member')
      }
      if (codes.some((code) => inEvidence.some((one) => one.code === code && one.isAside)))
        signs.push('aside')
      if (codes.some((code) => inEvidence.some((one) => one.code === code && one.isWeak))) signs.push('slang')
    }
    return { codes, signs }
  })
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
