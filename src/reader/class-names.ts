/** Names of classes that say what a drug named beside them is: "xylazine, a veterinary sedative", « l'opioïde tramadol » name one drug, not two. */
import type { Language } from '../core/codes.ts'
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
  language: Language,
): Mentions['substances'] {
  const { isOne, named, called, singular, the } = SAID[language]
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
    if (next && !CLASSES.has(next.code)) {
      if (next.start === one.end && block.isTight(next.start)) continue
      const said = text.slice(from, end[one.end - 1])
      const gap = text.slice(end[one.end - 1], start[next.start])
      if (called.test(gap)) continue
      if (named.test(gap) && !/s$/.test(said) && A.test(text.slice(Math.max(0, from - A_REACH), from)))
        continue
    }
    if (last && isOne.test(text.slice(end[last.end - 1], from))) continue
    const isAgain =
      one.end === one.start + 1 &&
      singular.test(block.word(one.start)) &&
      the.test(text.slice(Math.max(0, from - A_REACH), from))
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

const CLASSES: ReadonlySet<string> = new Set(
  'medicines opioids stimulants hallucinogens nps synthetic-cathinones synthetic-cannabinoids benzodiazepines'.split(
    ' ',
  ),
)

/** How each language says what a drug is: behind its name, before it, and "the sedative" once it was named. */
interface Said {
  /** Between a drug and the class it is said to be of. */
  readonly isOne: RegExp
  /** Between a class and the drug of it that is named. */
  readonly named: RegExp
  /** The same where words say that it is, several of it too. */
  readonly called: RegExp
  readonly singular: RegExp
  readonly the: RegExp
}

const SAID: Readonly<Record<Language, Said>> = {
  en: {
    isOne:
      /^(?:,| [–—(-]| \()? ?(?:(?:which |that )?(?:is|are|was|were) )?(?:an?|the|another) (?:[\p{L}-]+,? ){0,4}(?:of (?:[\p{L}-]+ ){0,3})?$/iu,
    named: /^(?:,| [–—-]|:)? (?:called |named |known as |namely )?["“‘']?$/iu,
    called: /^ (?:called|named|known as) (?:the )?["“‘']?$/iu,
    singular: /^(?:sedative|tranquill?i[sz]er|opioid|stimulant|hallucinogen)$/,
    the: /(?:^|[^\p{L}])(?:the|this|that) $/iu,
  },
  fr: {
    isOne:
      /^(?: ?,| [–—(-]| \()? ?(?:(?:qui )?(?:est|sont|était|étaient) )?(?:une? (?:autre )?(?:[\p{L}-]+ ){0,2}|(?:[\p{L}-]+ )?de la (?:famille|classe) des )$/iu,
    named: /^(?: ?,| [–—-]| ?:)? (?:appelée? |nommée? |dite? )?(?:la |le |l['’])?["“«]?\s?$/iu,
    called:
      /^ (?:appelée?s?|nommée?s?|dite?s?|connue?s? sous le nom d(?:e |es |['’])) ?(?:les )?["“«]?\s?$/iu,
    singular: /^(?:opioide|opiace|stimulant|hallucinogene|cathinone|benzodiazepine)$/,
    the: /(?:^|[^\p{L}])(?:l['’]|cet |cette |ce |la |le )$/iu,
  },
}
/** What a class that is about to be named stands behind. */
const A = /(?:^|[^\p{L}])(?:an?|une?|the|this|new|nouvel|nouvelle|autre|another|synthetic|cette|cet) $/iu
const A_REACH = 12
