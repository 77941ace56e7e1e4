/** Substances named only to compare with or to set apart: "deux fois moins que la cocaïne", "unlike heroin". */
import type { Block, Run } from './block.ts'
import { BREAK } from './tokens.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const SETS_APART = words('contrairement than unlike hors sauf hormis besides')
/** Behind a comma: "…, pas avec l'héro", "…, not heroin". */
const DENIES = words('pas not jamais never')
/** "Negative for nitazenes": looked for, and not there. */
const TESTED = words('negative neg negatif negative negatifs negatives')
const SELF = words('celle celui ceux celles')
const ALIKE = words('pareil autant aussi meme memes')
const SKIPPED = words('la le les l de du d a celle celui ceux celles pour avec the of for with un une des in')
const COMPARES = words(
  'plus moins aussi plutot autant meme memes mieux pire autre autres superieur superieure superieurs superieures more less same as stronger cheaper higher lower',
)

/** Words before a substance within which it is set apart, and words before "que" within which it compares. */
const REACH = 4
const COMPARE_REACH = 8

/** Compared with or set apart, by the words before it in its sentence. */
export function isAside(block: Block, run: Run, span: Run): boolean {
  for (let at = run.start - 1; at >= Math.max(span.start, run.start - REACH); at--) {
    const word = block.word(at)
    if (SETS_APART.has(word)) return true
    if (DENIES.has(word) && at > span.start && block.tokens.before[at]! >= BREAK.soft) return true
    if (word === 'lieu' ? block.word(at - 1) === 'au' : word === 'instead' && at > span.start) return true
    if (TESTED.has(word) && /^(?:for|a|au|aux)$/.test(block.word(at + 1))) return true
    if (SELF.has(word) && block.word(at - 1) === 'a') return true
    if (word === 'comme') return ALIKE.has(block.word(at - 1))
    if (word === 'que' || word === 'qu' || word === 'as') return isCompared(block, at, span)
    if (!SKIPPED.has(word)) return false
  }
  return false
}

function isCompared(block: Block, que: number, span: Run): boolean {
  for (let at = que - 1; at >= Math.max(span.start, que - COMPARE_REACH); at--)
    if (COMPARES.has(block.word(at))) return true
  return false
}
