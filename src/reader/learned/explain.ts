/** Why a stretch was taken to claim something: the words and signs that spoke for it most, in words. */
import type { Language } from '../../core/codes.ts'
import type { At } from '../sentence.ts'
import { type Detector, showStretch, showText } from './detect.ts'
import { Look } from './look.ts'
import { NO_MEANING } from './meanings.ts'
import { itemsIn, type Seen } from './seen.ts'
import type { Senses } from './senses.ts'
import { Signs } from './signs.ts'

/** Signs told for each claim. */
const MOST = 5
/** Of a longer stretch no word is left out to see what it gave. */
const MOST_ERASED = 120

/** Tells what spoke for a phenomenon in a stretch of a sentence. */
export type Explain = (phenomenon: string, index: number, stretch: At) => string[]

/**
 * What speaks for the claims of a text, the strongest first: a word, a word's beginning (`livr~`), two together, a family of meaning (`#deliver`), a rule. Of
 * what a sign gives the net that adds up, its part of the score as the net stands (its input times the slope there); of what a word gives the net that sees
 * order, what its score loses without it. `seen` must be made with names.
 */
export function explainer(
  { phenomena, runner, gated }: Detector,
  seen: readonly Seen[],
  senses: Senses,
  language: Language,
): Explain {
  const look = new Look(runner)
  const signs = new Signs()
  showText(gated, seen, language)
  return (phenomenon, index, stretch) => {
    const outcome = phenomena.indexOf(phenomenon)
    const one = seen[index]
    if (outcome < 0 || !one) return []
    signs.names = []
    showStretch(runner, look, signs, seen, index, stretch)
    const pull = runner.pull(outcome)
    const spoke = new Map<string, number>()
    const say = (name: string, said: number): void => {
      if (said > 0) spoke.set(name, Math.max(said, spoke.get(name) ?? 0))
    }
    const { items } = one
    const [first, end] = itemsIn(one, stretch)
    const whole = gated.scores(first, end)[outcome]!
    for (let at = first; at < end; at++) {
      const row = items.meaning[at]!
      const meant = row === NO_MEANING ? 0 : runner.saidByWord(row, look.inside, pull)
      const lost = end - first > MOST_ERASED ? 0 : whole - gated.scoresWithout(at, first, end)[outcome]!
      say(items.names?.[at] ?? '', meant + lost)
    }
    for (const [at, name] of signs.names.entries())
      say(name, runner.saidBySign(signs.numbers[at]!, signs.values[at]!, pull))
    return [...spoke]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST)
      .map(([name]) =>
        name.replace(/#(\d+)/g, (_, number: string) => `#${senses.names[Number(number)] ?? number}`),
      )
  }
}
