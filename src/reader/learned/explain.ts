/** Why a stretch was taken to claim something: the words and signs that spoke for it most, in words. */
import type { At } from '../sentence.ts'
import { type Detector, showStretch } from './detect.ts'
import { Look } from './look.ts'
import { NO_MEANING } from './meanings.ts'
import { itemsIn, type Seen } from './seen.ts'
import type { Senses } from './senses.ts'
import { Signs } from './signs.ts'

/** Signs told for each claim. */
const MOST = 5

/**
 * What spoke for a phenomenon in a stretch of a sentence, the strongest first: a word by its meaning, a word's beginning (`livr~`), two together, a
 * family of meaning (`#deliver`), a rule. What each gives is its own part of the score as the net stands (its input times the slope there). `seen` must be
 * made with names.
 */
export function explain(
  { phenomena, runner }: Detector,
  phenomenon: string,
  seen: readonly Seen[],
  index: number,
  stretch: At,
  senses: Senses,
): string[] {
  const outcome = phenomena.indexOf(phenomenon)
  const one = seen[index]
  if (outcome < 0 || !one) return []
  const look = new Look(runner)
  const signs = new Signs()
  signs.names = []
  showStretch(runner, look, signs, seen, index, stretch)
  const pull = runner.pull(outcome)
  const spoke = new Map<string, number>()
  const say = (name: string, said: number): void => {
    if (said > 0) spoke.set(name, Math.max(said, spoke.get(name) ?? 0))
  }
  const { items } = one
  const [first, end] = itemsIn(one, stretch)
  for (let at = first; at < end; at++) {
    const row = items.meaning[at]!
    if (row !== NO_MEANING) say(items.names?.[at] ?? '', runner.saidByWord(row, look.inside, pull))
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
