/** Where the clauses of a sentence part: at colons, at words that open one, at commas between two long stretches. */
import type { Block, Run } from './block.ts'
import { BREAK } from './tokens.ts'

/** Words on each side that make a comma a clause's end. */
const LONG_CLAUSE = 7
const SHORT_CLAUSE = 5
const SUBORDINATES = new Set(
  'si alors tandis bien lorsque quand comme while although though if when whereas as'.split(' '),
)

/** The tokens of a sentence that begin a clause; `isFine` counts those behind a comma too. */
export function clauseStarts(block: Block, span: Run, isFine: boolean): number[] {
  const { before, parenDepth } = block.tokens
  const starts = [span.start]
  let first = span.start
  for (let next = span.start + 1; next < span.end; next++) {
    const found = before[next]!
    const isOpened =
      block.termAt[next] !== 0 && block.sense(next, 'clause') !== undefined && !isPreposition(block, next)
    if (found < BREAK.soft && !isOpened) continue
    if (next - first < 2 || isToldMove(block, next)) continue
    const isLongComma =
      isFine && found === BREAK.soft && parenDepth[next] === 0 && isClauseComma(block, first, next, span)
    if (!(found >= BREAK.clause || isOpened || isLongComma)) continue
    starts.push(next)
    first = next
  }
  return starts
}

/** "Overdose admissions (June to August): 12% decrease", "Passages aux urgences : en baisse", « Décès : + 12 % », « la pureté grimpe : 67 % en moyenne »: in one breath. */
export function isToldMove({ tokens }: Block, next: number): boolean {
  const { text, start, end, before } = tokens
  if (before[next]! < BREAK.clause) return false
  const gap = text.slice(end[next - 1], start[next])
  if (!gap.includes(':')) return false
  const told = text.slice(start[next], start[next]! + MOVE_REACH)
  const head = text.slice(Math.max(0, start[next]! - HEAD), end[next - 1])
  return (
    MOVE.test(told) || (FIGURE.test(told) && COUNTED.test(head)) || (WEIGHT.test(told) && SEIZED.test(head))
  )
}
const MOVE_REACH = 40
/** "GHB overdoses: six participants", « Décès par surdose : 4 à Lyon »: how many of what is counted before the colon. */
const FIGURE =
  /^(?:\d[\d ,.]{0,8}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|une?|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze)(?: (?:participants?|personnes?|people|patients?|cas|cases|en|in|à|at|on|cette|this|last|l['’]an)(?!\p{L})| ?[(.;,\n]|$)/iu
const COUNTED =
  /(?:^|[^\p{L}])(?:overdoses?|surdoses?|intoxications?|poisonings?|d[ée]c[èe]s|deaths?|hospitali[sz]ations?|admissions?|interpellations?|arrests?|files? actives?|caseload|passages|contacts|visites|visits)(?!\p{L})[^.:;!?\n]{0,32}$/iu
/** "Cannabis was seized at Heathrow: 40 kg in two suitcases": how much of what was seized. */
const WEIGHT =
  /^(?:about |around |some |environ |quelque |près de |plus de |over |more than )?\d[\d ,.]{0,8} ?(?:kg|kilos?|kilogram(?:me)?s?|g|gram(?:me)?s?|tonnes?|tons?|lbs?|pounds?|oz|ounces?|litres?|liters?|comprimés|cachets|tablets?|pills?|doses?|plants?|pieds)(?!\p{L})(?! (?:of|de|d['’]))/iu
const SEIZED =
  /(?:^|[^\p{L}])(?:saisies?|saisis?|seiz(?:ed|ures?)|interceptée?s?|intercepted|découverte?s?|recovered|found)(?!\p{L})[^.:;!?\n]{0,48}$/iu
const HEAD = 60
const MOVE =
  /^(?:[\d.,]{1,6} ?(?:%|per ?cent|pour cent) (?:(?:de )?(?:hausse|baisse|plus|moins)|increase|decrease|rise|fall|drop|decline|reduction|higher|lower|more|fewer|up|down)(?![a-z])|(?:en )?(?:hausse|baisse|recul)(?![a-z])|(?:up|down|increas(?:e|ed|ing)|decreas(?:e|ed|ing)|rising|falling|stable|steady|unchanged|no change)(?: \d{1,3} ?%)? ?(?:[.;,\n]|$)|[+−] ?[\d.,]{1,6} ?(?:%|per ?cent|pour cent)|[-–][\d.,]{1,6} ?(?:%|per ?cent|pour cent)|[\d.,]{1,6} ?(?:%|per ?cent|pour cent) (?:en moyenne|en m[ée]diane|on average))/i

/** "Sold as mephedrone", "such as Leeds", "since half-term": words that open a clause only where a verb follows. */
function isPreposition(block: Block, at: number): boolean {
  const word = block.word(at)
  if (word === 'as')
    return (
      NAMED_AS.has(block.word(at - 1)) ||
      !SUBJECTS.has(block.word(at + 1)) ||
      (block.word(at + 1) === 'the' && RANKS.has(block.word(at + 2)))
    )
  return word === 'since' && !SUBJECTS.has(block.word(at + 1))
}
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const NAMED_AS = words(
  'sold bought taken known such same well described presented labelled labeled marketed advertised passed passing collected submitted expected offered regarded seen sells sell far just much many soon',
)
/** "Overtook heroin as the main cause": what something is taken for. */
const RANKS = words(
  'leading main most top dominant primary principal number second third biggest largest commonest only first preferred favourite favorite usual cheapest deadliest drug substance stimulant opioid product adulterant',
)
const SUBJECTS = words(
  'the a an it they he she we i you there this that these those his her their its our my people users dealers police prices many most some few more none nobody',
)

/** A comma between two long stretches parts clauses, and the comma behind "Si …" or "Alors que …" all the more. */
function isClauseComma(block: Block, first: number, next: number, span: Run): boolean {
  const least = SUBORDINATES.has(block.word(span.start)) ? SHORT_CLAUSE : LONG_CLAUSE
  if (next - first < least) return false
  const { before } = block.tokens
  let to = next + 1
  while (to < span.end && before[to]! < BREAK.soft) to++
  return to - next >= least
}
