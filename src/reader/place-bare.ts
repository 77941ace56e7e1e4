/** Kinds of place that are one without a name, where a scene has one of them: "dans la capitale", "à la plage", "at the bus station". */
import type { Block, Unplaced } from './block.ts'
import { BREAK, NUMBER } from './tokens.ts'

/** A kind of place behind words that say where. */
export function bare(block: Block, at: number, end: number): Unplaced | undefined {
  if (!EVERYWHERE.test(block.word(at)))
    return isStoodAt(block, at) && isWhole(block, end)
      ? { start: at, end, code: undefined, kind: 'local' }
      : undefined
  const isKnown = isLocated(block, at) || ALONE.test(block.word(at))
  const isOnly = ONLY.test(block.word(at)) && /^(?:la|l)$/.test(block.word(at - 1)) && block.isTight(at)
  return isKnown || isOnly ? { start: at, end, code: undefined, kind: 'city' } : undefined
}

/** Of these there is one wherever the text is; of a park or a port only where it says that something happens there. */
const EVERYWHERE = /^(?:capitale|archipel|rocade|quartiers|rive|rural)$/

/** "à la plage", "au port", "by the bus shelter": definite, and behind a word for where it happens. */
function isStoodAt(block: Block, at: number): boolean {
  const before = block.word(at - 1)
  if (!block.isTight(at) || block.tokens.capital[at] === 2) return false
  if (/^(?:au|aux)$/.test(before)) return true
  // "sold by the strip": a measure
  if (block.word(at) === 'strip' && block.word(at - 2) === 'by') return false
  return isBehindArticle(block, at, STANDS)
}
const STANDS =
  /^(?:dans|ds|sur|a|sous|devant|derriere|in|at|on|by|behind|under|near|around|along|outside|beside|opposite|across|down|up|off|round)$/

/** Nothing that would say which one stands behind: neither "of the club" nor "voisine". */
const isWhole = (block: Block, end: number): boolean =>
  end >= block.tokens.count ||
  block.tokens.before[end]! >= BREAK.soft ||
  block.tokens.kind[end] === NUMBER ||
  GOES_ON.test(block.word(end))
const GOES_ON =
  /^(?:and|or|are|is|was|were|but|has|have|had|for|in|on|at|by|to|from|with|who|which|where|that|since|after|before|when|now|again|as|it|i|we|they|this|last|every|not|no|all|only|still|et|ou|est|sont|a|ont|en|dans|sur|pour|par|qui|que|depuis|avec|pas|le|la|les|un|une|il|elle|ils|y|plus|au|se|ne|n|ce|c|chaque|tous|mais|comme|avant|apres|entre|cette|l)$/

/** Sides and ends of a town say where by themselves; of a capital or an archipelago there is one. */
const ALONE = /^(?:rive|quartiers)$/
const ONLY = /^(?:capitale|archipel)$/

/** "dans la", "de la", "of the", "at the" before the word. */
function isLocated(block: Block, at: number): boolean {
  const before = block.word(at - 1)
  if (!block.isTight(at)) return false
  if (/^(?:au|du|aux|des)$/.test(before)) return true
  return isBehindArticle(block, at, LEADS)
}
const LEADS = /^(?:dans|de|d|vers|sur|a|depuis|hors|sous|in|at|from|near|around|to|of|on|across)$/

/** Behind an article that such a word leads to. */
const isBehindArticle = (block: Block, at: number, lead: RegExp): boolean =>
  /^(?:la|le|l|les|the)$/.test(block.word(at - 1)) && block.isTight(at - 1) && lead.test(block.word(at - 2))
