/** Where a name ends: over hyphens, the small words they link, and the capitals behind. */
import type { Block } from './block.ts'
import { BREAK } from './tokens.ts'

/** A known name ends where the gazetteer says; another goes on over hyphens and capitals: "Jean-Jaurès", "Brasseries-Basses". */
export function nameEnd(block: Block, name: number): number {
  const { tokens } = block
  const isKnown = block.sense(name, 'place') !== undefined
  let last = isKnown ? (block.term(name)?.end ?? name + 1) : name + 1
  for (;;) {
    const linked = linkEnd(block, last)
    if (linked > last) last = linked
    else if (
      last < tokens.count &&
      tokens.capital[last]! > 0 &&
      tokens.end[last - 1]! - tokens.start[last - 1]! > 1 &&
      (tokens.before[last] === BREAK.joiner ||
        (!isKnown && tokens.before[last] === BREAK.space && last - name < LONGEST_NAME && !block.term(last)))
    )
      last++
    else return last
  }
}

/** "-aux-Merles", "-de-Travers", "-d'Isère": where what small words link to a name ends. */
function linkEnd(block: Block, at: number): number {
  const { tokens } = block
  let next = at
  while (next < at + 2 && tokens.before[next] === BREAK.joiner && LINKS.test(block.word(next))) next++
  const isLinked =
    next > at &&
    next < tokens.count &&
    tokens.text[tokens.start[at]! - 1] === '-' &&
    tokens.before[next] === BREAK.joiner &&
    tokens.capital[next]! > 0
  return isLinked ? next + 1 : at
}
const LINKS = /^(?:sur|sous|le|la|les|l|en|de|du|des|d|au|aux|et|a|upon|on|in|of|the|el)$/
/** Words of the longest name that no list knows. */
export const LONGEST_NAME = 3
