/** A claim to fill: what it says, where it stands, and what its text has said before and after. */
import { isLength } from '../block.ts'
import type { Registers } from '../discourse.ts'
import type { At, PlaceAt, Sentence, SubstanceAt } from '../sentence.ts'

export interface OpenClaim {
  readonly phenomenon: string
  readonly sentence: Sentence
  /** Words that carry it, in tokens and units of the text. */
  readonly evidence: At
  readonly trigger: At
}

/** The text a claim stands in. */
export interface Setting {
  readonly text: string
  readonly sentences: readonly Sentence[]
  readonly registers: readonly Registers[]
  /** What the whole text names and where, gathered once. */
  readonly survey: Survey
}

/** What a text names, of one kind: substances, or places. */
export interface Named {
  /** How often, by code or name. */
  readonly counts: ReadonlyMap<string, number>
  readonly total: number
  /** Those named most, the first named of equals first. */
  readonly most: readonly string[]
  /** The last heading that names any before a sentence, by the sentence's index. */
  readonly heading: readonly (Sentence | undefined)[]
  /** The first sentence of a paragraph that names any. */
  readonly opening: ReadonlyMap<number, Sentence>
  /** The first sentence of all that names any. */
  readonly first: Sentence | undefined
}

/** Something as a text names it, and the sentence it stands in. */
export interface Mention<T extends At> {
  readonly at: T
  readonly sentence: Sentence
}

export interface Survey {
  readonly substances: Named
  /** Every substance and every place named, in the order of the text. */
  readonly mentions: readonly Mention<SubstanceAt>[]
  readonly sites: readonly Mention<PlaceAt>[]
  readonly places: Named
  /** The places named most, each as it is named first. */
  readonly mostSites: readonly PlaceAt[]
  /** Other lengths of the name of a place. */
  readonly lengths: ReadonlyMap<PlaceAt, readonly PlaceAt[]>
  /** What else may be a place, in the order of the text. */
  readonly guesses: readonly Mention<PlaceAt>[]
}

export function surveyOf(sentences: readonly Sentence[]): Survey {
  const sites = sentences.flatMap((sentence) => sitesOf(sentence).map((at) => ({ at, sentence })))
  const places = namedIn(
    sentences,
    (one) => one.places,
    ({ text }) => text,
  )
  return {
    mentions: sentences.flatMap((sentence) => sentence.substances.map((at) => ({ at, sentence }))),
    sites,
    substances: namedIn(
      sentences,
      ({ substances }) => substances,
      ({ code }) => code,
    ),
    places,
    mostSites: places.most.flatMap((name) => sites.find(({ at }) => at.text === name && !at.guess)?.at ?? []),
    lengths: lengthsIn(sentences),
    guesses: sites.filter(({ at: { guess } }) => guess && !isLength(guess)),
  }
}

const sitesOf = ({ places, guesses }: Sentence): readonly PlaceAt[] =>
  guesses.length === 0 ? places : [...places, ...guesses].sort((a, b) => a.start - b.start)

function lengthsIn(sentences: readonly Sentence[]): Map<PlaceAt, PlaceAt[]> {
  const lengths = new Map<PlaceAt, PlaceAt[]>()
  for (const { places, guesses } of sentences)
    for (const one of guesses) {
      if (!one.guess || !isLength(one.guess)) continue
      const of = places.find((place) => place.start < one.end && one.start < place.end)
      const known = of && lengths.get(of)
      if (known) known.push(one)
      else if (of) lengths.set(of, [one])
    }
  return lengths
}

function namedIn<T>(
  sentences: readonly Sentence[],
  listOf: (sentence: Sentence) => readonly T[],
  nameOf: (one: T) => string,
): Named {
  const counts = new Map<string, number>()
  const heading: (Sentence | undefined)[] = []
  const opening = new Map<number, Sentence>()
  let total = 0
  let first: Sentence | undefined
  let last: Sentence | undefined
  for (const sentence of sentences) {
    heading.push(last)
    const list = listOf(sentence)
    if (list.length === 0) continue
    total += list.length
    for (const one of list) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1)
    first ??= sentence
    if (!opening.has(sentence.paragraph)) opening.set(sentence.paragraph, sentence)
    if (sentence.isHeading) last = sentence
  }
  const most = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_TOLD)
    .map(([name]) => name)
  return { counts, total, most, heading, opening, first }
}

const MOST_TOLD = 3

/** The sentences a claim's words run over, from the one it begins in. */
export function spannedBy({ sentence, evidence }: OpenClaim, { sentences }: Setting): readonly Sentence[] {
  let end = sentence.index + 1
  while (end < sentences.length && sentences[end]!.start < evidence.end) end++
  return sentences.slice(sentence.index, end)
}
