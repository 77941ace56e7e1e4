/** Where a pattern is tried: the rarest of its words or marks that must stand, and the others that must stand near. */
import type { Pattern } from './pattern.ts'

/** A pattern read from right to left. */
export function mirrored(pattern: Pattern): Pattern {
  switch (pattern.is) {
    case 'sequence':
      return { is: 'sequence', parts: pattern.parts.map(mirrored).reverse() }
    case 'either':
      return { is: 'either', parts: pattern.parts.map(mirrored) }
    case 'maybe':
      return { is: 'maybe', part: mirrored(pattern.part) }
    default:
      return pattern
  }
}

const COMMON = new Set(
  'le la les l un une des de du d a au aux en et ou est sont dans par pour sur avec que qui qu ne n pas plus se s ce cette ces son sa ses leur leurs il elle ils elles on y c j je tu nous vous a ont ete etre fait tout tous the of and to in is are was were for on at by with from that this it its as an be been has have had or not no more less they he she we you i do does did s t will would their his her them there than then but if so up out'.split(
    ' ',
  ),
)

/** What is expected as often as a small word stands in nearly every stretch: to look for it first saves nothing. */
export const EVERYWHERE = 400

/** How often a set of words is expected: few and long words are rare. */
function commonness(words: readonly string[]): number {
  let sum = 0
  for (const word of words) {
    const bare = word.replace('*', '')
    sum += COMMON.has(word)
      ? EVERYWHERE
      : bare.length <= 2
        ? 40
        : word.includes('*')
          ? 60 / bare.length
          : 30 / bare.length
  }
  return sum
}

export type First = Extract<Pattern, { is: 'words' | 'mark' }>

/** What a part must begin with, or null when it may be empty or begins with a gap. */
export function firstsOf(part: Pattern): readonly First[] | null {
  switch (part.is) {
    case 'words':
    case 'mark':
      return [part]
    case 'sequence': {
      const first = part.parts[0]
      return first ? firstsOf(first) : null
    }
    case 'either': {
      const all: First[] = []
      for (const choice of part.parts) {
        const firsts = firstsOf(choice)
        if (!firsts) return null
        all.push(...firsts)
      }
      return all
    }
    default:
      return null
  }
}

/** A mark is about as common as a short word. */
const MARK_COMMONNESS = 45

const frequencyOf = (first: First): number =>
  first.is === 'mark' ? MARK_COMMONNESS : commonness(first.words)

export function rarestPart(parts: readonly Pattern[]): number {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (const [index, part] of parts.entries()) {
    const firsts = firstsOf(part)
    if (!firsts) continue
    let frequency = 0
    for (const first of firsts) frequency += frequencyOf(first)
    if (frequency < least) {
      least = frequency
      best = index
    }
  }
  return best
}

/** A set of words and marks one of which must stand, and how often one is expected to. */
interface Need {
  readonly firsts: readonly First[]
  readonly frequency: number
}

/** All that must stand for a part to match, rarest first. */
export function needsOf(part: Pattern): Need[] {
  switch (part.is) {
    case 'words':
    case 'mark':
      return [{ firsts: [part], frequency: frequencyOf(part) }]
    case 'sequence':
      return part.parts.flatMap(needsOf).sort((a, b) => a.frequency - b.frequency)
    case 'either': {
      const rarest = part.parts.map((choice) => needsOf(choice)[0])
      const known = rarest.filter((need) => need !== undefined)
      if (known.length < rarest.length) return []
      return [
        {
          firsts: known.flatMap((need) => need.firsts),
          frequency: known.reduce((sum, need) => sum + need.frequency, 0),
        },
      ]
    }
    default:
      return []
  }
}
