/** Patterns: how a rule says which words it reads. Parsed once into a small tree; grammar in docs/rules.md. */
import { foldWord } from './fold.ts'

/** Marks a pattern may name with `@`. */
export const PATTERN_MARKS = [
  'substance',
  'drug',
  'place',
  'people',
  'source',
  'number',
  'quantity',
  'money',
  'percent',
  'period',
  'seller',
  'buyer',
] as const
export type PatternMark = (typeof PATTERN_MARKS)[number]

export type Pattern =
  | { readonly is: 'words'; readonly words: readonly string[] }
  | { readonly is: 'mark'; readonly mark: PatternMark }
  | { readonly is: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly is: 'either'; readonly parts: readonly Pattern[] }
  | { readonly is: 'maybe'; readonly part: Pattern }
  | { readonly is: 'gap'; readonly least: number; readonly most: number }

export class PatternError extends Error {}

type Lists = (name: string) => Pattern | undefined

/**
 * Reads a pattern. `lists` resolves `<names>`; a word ending in `*` stands for all words beginning so, one that opens with it for all words ending so.
 *
 * @example
 * parsePattern('livr(er|es) (a|au) domicile', () => undefined).is // => 'sequence'
 */
export function parsePattern(source: string, lists: Lists): Pattern {
  const parser = new PatternParser(source, lists)
  const pattern = parser.either()
  parser.expectEnd()
  return pattern
}

class PatternParser {
  readonly source: string
  readonly lists: Lists
  at = 0

  constructor(source: string, lists: Lists) {
    this.source = source
    this.lists = lists
  }

  fail(what: string): never {
    throw new PatternError(`${what} in «${this.source}» at ${this.at}`)
  }

  expectEnd(): void {
    if (this.at < this.source.length) this.fail(`unexpected ${this.source[this.at]}`)
  }

  space(): void {
    while (/\s/.test(this.source[this.at] ?? '')) this.at++
  }

  either(): Pattern {
    const parts = [this.sequence()]
    while (this.source[this.at] === '|') {
      this.at++
      parts.push(this.sequence())
    }
    return oneOf(parts)
  }

  sequence(): Pattern {
    const parts: Pattern[] = []
    for (;;) {
      this.space()
      const char = this.source[this.at]
      if (char === undefined || char === '|' || char === ')') return inOrder(parts)
      parts.push(this.maybe())
    }
  }

  maybe(): Pattern {
    const part = this.atom()
    if (this.source[this.at] !== '?') return part
    this.at++
    return { is: 'maybe', part }
  }

  atom(): Pattern {
    const rest = this.source.slice(this.at)
    const gap = /^\{(\d+)(?:,(\d+))?\}/.exec(rest)
    if (gap) {
      this.at += gap[0].length
      return { is: 'gap', least: Number(gap[1]), most: Number(gap[2] ?? gap[1]) }
    }
    const list = /^<([\w-]+)>/.exec(rest)
    if (list) {
      this.at += list[0].length
      return this.lists(list[1]!) ?? this.fail(`no word list named ${list[1]}`)
    }
    const mark = /^@(\w+)/.exec(rest)
    if (mark) {
      this.at += mark[0].length
      const name = PATTERN_MARKS.find((known) => known === mark[1])
      return name ? { is: 'mark', mark: name } : this.fail(`no mark named ${mark[1]}`)
    }
    if (rest[0] === '(' && this.isGroup()) {
      this.at++
      const inside = this.either()
      if (this.source[this.at] !== ')') this.fail('a parenthesis is not closed')
      this.at++
      return inside
    }
    return this.spelledWords()
  }

  /** A parenthesis is a group when nothing is glued behind it; else it is part of a word. */
  isGroup(): boolean {
    const close = closing(this.source, this.at)
    if (close < 0) this.fail('a parenthesis is not closed')
    const next = this.source[close + 1]
    return next === undefined || /[\s|)?]/.test(next)
  }

  /** One word with its alternations spelled out: `gramme(s|)` is `gramme` or `grammes`. */
  spelledWords(): Pattern {
    let spellings = ['']
    const from = this.at
    for (;;) {
      const char = this.source[this.at]
      if (char === undefined || /[\s|)?{<@]/.test(char)) break
      if (char === '(') {
        const choices = this.choices()
        spellings = spellings.flatMap((head) => choices.map((tail) => head + tail))
      } else {
        this.at++
        spellings = spellings.map((head) => head + char)
      }
    }
    if (this.at === from) this.fail('a word was expected')
    return oneOf(spellings.map(wordsOfSpelling))
  }

  choices(): string[] {
    this.at++
    const all: string[] = []
    let current = ['']
    for (;;) {
      const char = this.source[this.at]
      if (char === undefined) this.fail('an end inside a word')
      if (char === '(') {
        const inner = this.choices()
        current = current.flatMap((head) => inner.map((tail) => head + tail))
        continue
      }
      this.at++
      if (char === '|' || char === ')') {
        all.push(...current)
        current = ['']
        if (char === ')') return all
      } else current = current.map((head) => head + char)
    }
  }
}

function closing(source: string, from: number): number {
  let depth = 0
  for (let at = from; at < source.length; at++) {
    if (source[at] === '(') depth++
    else if (source[at] === ')' && --depth === 0) return at
  }
  return -1
}

/** "d'herbe" and "call-centre" are two words to the matcher. */
function wordsOfSpelling(spelling: string): Pattern {
  const words = spelling.split(/['’\-_.\s]/).filter((word) => word !== '')
  return inOrder(
    words
      .flatMap((word) => word.match(/\d+|[^\d%€£$/+&@°]+|[%€£$/+&@°]/gu) ?? [])
      .map((word) => ({ is: 'words' as const, words: [foldWord(word)] })),
  )
}

function inOrder(parts: readonly Pattern[]): Pattern {
  const flat = parts.flatMap((part) => (part.is === 'sequence' ? part.parts : [part]))
  return flat.length === 1 ? flat[0]! : { is: 'sequence', parts: flat }
}

/** Alternatives; those of one word become one set of words, an empty one makes the whole optional. */
function oneOf(parts: readonly Pattern[]): Pattern {
  const flat = parts.flatMap((part) => (part.is === 'either' ? part.parts : [part]))
  const isEmpty = (part: Pattern): boolean => part.is === 'sequence' && part.parts.length === 0
  const words = flat.flatMap((part) => (part.is === 'words' ? part.words : []))
  const others = flat.filter((part) => part.is !== 'words' && !isEmpty(part))
  const kept: Pattern[] = words.length ? [{ is: 'words', words: [...new Set(words)] }, ...others] : others
  const either: Pattern = kept.length === 1 ? kept[0]! : { is: 'either', parts: kept }
  if (kept.length === 0) return { is: 'sequence', parts: [] }
  return flat.some(isEmpty) ? { is: 'maybe', part: either } : either
}

/** Every sequence of words a pattern without gaps and marks stands for: how word lists become lexicon terms. */
export function spellOut(pattern: Pattern, most = 5000): string[][] {
  const spelled = sequencesOf(pattern)
  if (spelled.length > most) throw new PatternError(`a list spells out to ${spelled.length} terms`)
  return spelled
}

function sequencesOf(pattern: Pattern): string[][] {
  switch (pattern.is) {
    case 'words':
      return pattern.words.map((word) => [word])
    case 'either':
      return pattern.parts.flatMap(sequencesOf)
    case 'maybe':
      return [[], ...sequencesOf(pattern.part)]
    case 'sequence':
      return pattern.parts.reduce<string[][]>(
        (heads, part) => {
          const tails = sequencesOf(part)
          return heads.flatMap((head) => tails.map((tail) => [...head, ...tail]))
        },
        [[]],
      )
    default:
      throw new PatternError(`a word list cannot hold a ${pattern.is}`)
  }
}
