/** Why a stretch was taken to claim something: the signs that spoke for it most, in words. */
import type { At } from '../sentence.ts'
import type { Detector } from './detect.ts'
import { weightOf } from './linear.ts'
import type { Seen } from './seen.ts'
import type { Senses } from './senses.ts'
import { Signs, signStretch } from './signs.ts'

/** Signs told for each claim. */
const MOST = 5

/**
 * The signs that spoke for a phenomenon in a stretch of a sentence, the strongest first: a word, a word's beginning (`livr~`), two together, a
 * family of meaning (`#deliver`), a rule. `seen` must be made with names.
 */
export function explain(
  detector: Detector,
  phenomenon: string,
  seen: readonly Seen[],
  index: number,
  stretch: At,
  senses: Senses,
): string[] {
  const outcome = detector.phenomena.indexOf(phenomenon)
  const one = seen[index]
  if (outcome < 0 || !one) return []
  const signs = new Signs()
  signs.names = []
  signStretch(signs, one, stretch, seen[index - 1], seen[index + 1])
  const spoke = new Map<string, number>()
  for (const [at, name] of signs.names.entries()) {
    const said = weightOf(detector.weights, signs.numbers[at]!, outcome) * signs.values[at]!
    if (said > 0) spoke.set(name, Math.max(said, spoke.get(name) ?? 0))
  }
  return [...spoke]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([name]) =>
      name.replace(/#(\d+)/g, (_, number: string) => `#${senses.names[Number(number)] ?? number}`),
    )
}
