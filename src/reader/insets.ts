/** What stands between two commas inside a clause, an apposition or a relative clause: behind it the clause goes on with its verb. */
import type { Block, Run } from './block.ts'
import { BREAK } from './tokens.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Most words of an apposition, and of a relative clause. */
const LONGEST = 8
const LONGEST_RELATIVE = 22
const RELATIVES = words('which who whose although though qui dont que qu ou bien')

/** Verbs by which a clause goes on. */
const VERBS = words(
  'has have had is are was were remains remain remained fell rose dropped does did do can could may might will would became become becomes continues continue seems seem appears appear went goes doubled tripled declined increased stayed stays ' +
    'ont est sont etait etaient se s n ne ete reste restent restait demeure demeurent baisse baissent augmente augmentent recule reculent progresse progressent devient deviennent gagne gagnent tend tendent semble semblent stagne stagnent',
)

/** The insets of a sentence, in order; none overlaps another. */
export function insetsOf(block: Block, span: Run): Run[] {
  const insets: Run[] = []
  const { before } = block.tokens
  for (let start = span.start + 1; start < span.end; start++) {
    if (before[start] !== BREAK.soft) continue
    let end = start + 1
    while (end < span.end && before[end]! < BREAK.soft) end++
    if (RELATIVES.has(block.word(start)))
      while (
        end < span.end &&
        before[end] === BREAK.soft &&
        !goesOn(block, end) &&
        end - start < LONGEST_RELATIVE
      ) {
        end++
        while (end < span.end && before[end]! < BREAK.soft) end++
      }
    const most = RELATIVES.has(block.word(start)) ? LONGEST_RELATIVE : LONGEST
    if (end >= span.end || before[end] !== BREAK.soft || end - start > most || !goesOn(block, end)) continue
    insets.push({ start, end })
    start = end
  }
  return insets
}

/** A verb, or the auxiliary "a" and not the preposition "à". */
function goesOn(block: Block, at: number): boolean {
  const { tokens } = block
  if (VERBS.has(block.word(at))) return true
  return (
    tokens.end[at]! - tokens.start[at]! === 1 &&
    tokens.text[tokens.start[at]!] === 'a' &&
    block.word(at) === 'a'
  )
}
