/** Kinds of place that are one without a name, where a scene has one of them: "dans la capitale", "à la plage", "at the bus station". */
import type { Around } from './around-places.ts'
import type { Block, Unplaced } from './block.ts'
import { BREAK, NUMBER } from './tokens.ts'

/** A kind of place behind words that say where. */
export function bare(block: Block, at: number, end: number): Unplaced | undefined {
  if (!block.is(at, 'one_here'))
    return isStoodAt(block, at) && isWhole(block, end)
      ? { start: at, end, code: undefined, kind: 'local' }
      : undefined
  const isKnown = isLocated(block, at) || block.is(at, 'side_alone')
  const isOnly = block.is(at, 'one_only') && /^(?:la|l)$/.test(block.word(at - 1)) && block.isTight(at)
  return isKnown || isOnly ? { start: at, end, code: undefined, kind: 'city' } : undefined
}

/** "à la plage", "au port", "by the bus shelter": definite, and behind a word for where it happens. */
function isStoodAt(block: Block, at: number): boolean {
  const before = block.word(at - 1)
  if (!block.isTight(at) || block.tokens.capital[at] === 2) return false
  if (/^(?:au|aux)$/.test(before)) return true
  // "sold by the strip": a measure
  if (block.word(at) === 'strip' && block.word(at - 2) === 'by') return false
  return isBehindArticle(block, at, 'stands_at')
}

/** Nothing that would say which one stands behind: neither "of the club" nor "voisine". */
export const isWhole = (block: Block, end: number): boolean =>
  end >= block.tokens.count ||
  block.tokens.before[end]! >= BREAK.soft ||
  block.tokens.kind[end] === NUMBER ||
  block.is(end, 'goes_on')

/** "dans la", "de la", "of the", "at the" before the word. */
function isLocated(block: Block, at: number): boolean {
  const before = block.word(at - 1)
  if (!block.isTight(at)) return false
  if (/^(?:au|du|aux|des)$/.test(before)) return true
  return isBehindArticle(block, at, 'leads_to')
}

/** Behind an article that such a word leads to. */
const isBehindArticle = (block: Block, at: number, lead: Around): boolean =>
  /^(?:la|le|l|les|the)$/.test(block.word(at - 1)) && block.isTight(at - 1) && block.is(at - 2, lead)
