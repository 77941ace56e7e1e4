/** How a place stands in its sentence: what leads to its name, and what follows it. */
import type { Block, Run } from './block.ts'
import { BREAK } from './tokens.ts'

/** What may lead to a name. */
export const LED_BY = [
  'line',
  'sentence',
  'parenthesis',
  'mark',
  'where',
  'of',
  'way',
  'where the',
  'of the',
  'the',
  'and',
  'capital',
  'word',
] as const
/** What may follow it. */
export const FOLLOWED_BY = ['end', 'label', 'dash', 'mark', 'own', 'and', 'capital', 'word'] as const

export interface Manner {
  /** Index in `LED_BY`. */
  readonly led: number
  /** Index in `FOLLOWED_BY`. */
  readonly followed: number
}

export const mannerOf = (block: Block, run: Run): Manner => ({
  led: LED_BY.indexOf(ledBy(block, run)),
  followed: FOLLOWED_BY.indexOf(followedBy(block, run)),
})

function ledBy(block: Block, { start }: Run): (typeof LED_BY)[number] {
  const { tokens } = block
  const before = tokens.before[start]!
  if (before >= BREAK.line) return 'line'
  if (before >= BREAK.sentence) return 'sentence'
  if (before >= BREAK.soft)
    return tokens.parenDepth[start]! > tokens.parenDepth[start - 1]! ? 'parenthesis' : 'mark'
  const word = block.word(start - 1)
  const lead = leadOf(word)
  if (lead) return lead
  if (!ARTICLE.has(word)) return AND.has(word) ? 'and' : tokens.capital[start - 1]! > 0 ? 'capital' : 'word'
  const further = block.isTight(start - 1) ? leadOf(block.word(start - 2)) : undefined
  return further === 'where' ? 'where the' : further === 'of' ? 'of the' : (further ?? 'the')
}

function followedBy({ tokens }: Block, { end }: Run): (typeof FOLLOWED_BY)[number] {
  if (end >= tokens.count || tokens.before[end]! >= BREAK.line) {
    return tokens.text[tokens.end[end - 1]!] === ':' ? 'label' : 'end'
  }
  const gap = tokens.text.slice(tokens.end[end - 1]!, tokens.start[end]!)
  if (/^ ?:/.test(gap)) return 'label'
  if (/^ ?[–—]/.test(gap)) return 'dash'
  if (tokens.before[end]! >= BREAK.sentence) return 'end'
  if (tokens.before[end]! >= BREAK.soft) return 'mark'
  if (gap === '’' || gap === "'") return 'own'
  const word = wordAt(tokens.text, tokens.start[end]!, tokens.end[end]!)
  if (word === '&' || word === 'and' || word === 'et' || word === 'ou' || word === 'or') return 'and'
  return tokens.capital[end]! > 0 ? 'capital' : 'word'
}

const wordAt = (text: string, start: number, end: number): string =>
  end - start < 4 ? text.slice(start, end) : ''

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const WHERE = setOf(
  'in at near nr around outside across on inside round under behind by a au aux dans en sur pres chez sous devant entre',
)
const OF = setOf('of de d du des')
const WAY = setOf('from to into towards toward through via between depuis vers par jusqu')
const ARTICLE = setOf('the la le les l this ce cette our')
const AND = setOf('and et or ou &')
const leadOf = (word: string): 'where' | 'of' | 'way' | undefined =>
  WHERE.has(word) ? 'where' : OF.has(word) ? 'of' : WAY.has(word) ? 'way' : undefined
