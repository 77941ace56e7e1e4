/** Which rules were most often wrong, each with the sentences that show it. */
import type { Figures, Tally, TextOutcome } from './figures.ts'
import { sentenceAround } from './sentence-around.ts'

/** A sentence with the words a rule took for a claim between brackets. */
export interface WrongReading {
  readonly text: string
  readonly sentence: string
  readonly phenomenon: string
}

export interface WrongRule {
  readonly rule: string
  readonly tally: Tally
  /** Claims of the rule that no coded claim answers. */
  readonly wrong: number
  readonly readings: readonly WrongReading[]
}

/** The rules that made at least one unfounded claim, most often wrong first; of each at most `most` sentences. */
export function wrongRules(figures: Figures, outcomes: readonly TextOutcome[], most: number): WrongRule[] {
  const readings = new Map<string, WrongReading[]>()
  for (const { text, unfounded } of outcomes)
    for (const { rule, phenomenon, evidence } of unfounded) {
      const known = readings.get(rule) ?? []
      readings.set(rule, known)
      if (known.length < most)
        known.push({ text: text.id, phenomenon, sentence: sentenceAround(text.text, evidence) })
    }
  return [...readings]
    .map(([rule, some]) => {
      const tally = figures.by.rule[rule] ?? { coded: 0, read: 0, found: 0, frame: 0, full: 0 }
      return { rule, tally, wrong: tally.read - tally.found, readings: some }
    })
    .sort((a, b) => b.wrong - a.wrong || (a.rule < b.rule ? -1 : 1))
}
