/** Shows a net the words of a text, stretch after stretch; those of a sentence and of the one before are summed once. */
import { NO_MEANING } from './meanings.ts'
import { type Runner, WordSum } from './network.ts'
import type { Seen } from './seen.ts'

export class Look {
  readonly inside: WordSum
  readonly #runner: Runner
  /** The words inside and those of the whole sentence as they count beside: their difference stands beside. */
  readonly #taken: WordSum
  readonly #whole: WordSum
  readonly #before: WordSum
  /** The sentence last looked at, and whether its words are summed yet. */
  #seen: Seen | undefined
  #isSummed = false

  constructor(runner: Runner) {
    this.#runner = runner
    this.inside = new WordSum(runner.net, 0)
    this.#taken = new WordSum(runner.net, 1)
    this.#whole = new WordSum(runner.net, 1)
    this.#before = new WordSum(runner.net, 2)
  }

  /** Lays items of a sentence before the net: those `first` to `end` inside, the others beside, the sentence before before. */
  at(one: Seen, before: Seen | undefined, first: number, end: number): void {
    const runner = this.#runner
    if (this.#seen !== one) {
      this.#seen = one
      this.#isSummed = false
      if (before) this.#sum(this.#before, before, before.first, before.end)
      else this.#before.clear()
    }
    runner.begin()
    this.#sum(this.inside, one, first, end)
    runner.addWords(this.inside)
    runner.addWords(this.#before)
    if (first === one.first && end === one.end) return
    if (!this.#isSummed) this.#sum(this.#whole, one, one.first, one.end)
    this.#isSummed = true
    this.#sum(this.#taken, one, first, end)
    runner.addWordsWithout(this.#whole, this.#taken)
  }

  #sum(into: WordSum, { items }: Seen, first: number, end: number): void {
    into.clear()
    for (let at = first; at < end; at++) {
      const row = items.meaning[at]!
      if (row !== NO_MEANING) this.#runner.addWord(into, row)
    }
  }
}
