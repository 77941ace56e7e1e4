/** Names of classes that say what a drug named beside them is: "xylazine, a veterinary sedative" names one drug, not two. */
import type { Block } from './block.ts'
import type { Mentions } from './mentions.ts'
import type { Sentence } from './sentence.ts'
import type { Named } from './slang-spots.ts'

/**
 * Takes out the classes that only say what a drug is. "The sedative" behind one that was named is that one; `before` are the sentences
 * that come first.
 */
export function withoutClassNames(
  block: Block,
  substances: readonly Named[],
  before: readonly Sentence[],
): Mentions['substances'] {
  if (!substances.some(({ code }) => CLASSES.has(code))) return [...substances]
  const { text, start, end } = block.tokens
  const kept: Named[] = []
  let last: Named | undefined
  for (const [index, one] of substances.entries()) {
    if (!CLASSES.has(one.code)) {
      last = one
      kept.push(one)
      continue
    }
    const from = start[one.start]!
    const next = substances[index + 1]
    if (next && next.start === one.end && !CLASSES.has(next.code) && block.isTight(next.start)) continue
    if (last && IS_ONE.test(text.slice(end[last.end - 1], from))) continue
    const isAgain =
      one.end === one.start + 1 &&
      SINGULAR.test(block.word(one.start)) &&
      THE.test(text.slice(Math.max(0, from - 6), from))
    const code = isAgain ? (last?.code ?? lastNamed(before)) : undefined
    kept.push(code ? { ...one, code } : one)
  }
  return kept
}

/** The drug named last in the few sentences before. */
function lastNamed(sentences: readonly Sentence[]): string | undefined {
  for (let at = sentences.length - 1; at >= 0 && at >= sentences.length - BACK; at--) {
    const named = sentences[at]!.substances.filter(({ code }) => !CLASSES.has(code))
    if (named.length > 0) return named.at(-1)?.code
  }
  return undefined
}
const BACK = 4

const CLASSES: ReadonlySet<string> = new Set('medicines opioids stimulants hallucinogens nps'.split(' '))

/** What stands between a drug and the class it is said to be of. */
const IS_ONE =
  /^(?:,| [–—(-]| \()? ?(?:(?:which |that )?(?:is|are|was|were) )?(?:an?|the|another) (?:[\p{L}-]+,? ){0,4}(?:of (?:[\p{L}-]+ ){0,3})?$/iu
const SINGULAR = /^(?:sedative|tranquill?i[sz]er|opioid|stimulant|hallucinogen)$/
const THE = /(?:^|[^\p{L}])(?:the|this|that) $/iu
