/** Shows a net the words of a text, stretch after stretch. */
import { NO_MEANING } from './meanings.ts'
import { type Runner, Words } from './network.ts'
import type { Seen } from './seen.ts'

export class Look {
  readonly inside = new Words(0)
  readonly #runner: Runner
  readonly #beside = new Words(1)
  readonly #before = new Words(2)
  /** The sentence last looked at. */
  #seen: Seen | undefined

  constructor(runner: Runner) {
    this.#runner = runner
  }

  /** Lays items of a sentence before the net: those `first` to `end` inside, the others beside, the sentence before before. */
  at(one: Seen, before: Seen | undefined, first: number, end: number): void {
    const runner = this.#runner
    if (this.#seen !== one) {
      this.#seen = one
      this.#before.clear()
      if (before) this.#add(this.#before, before, before.first, before.end)
    }
    this.inside.clear()
    this.#add(this.inside, one, first, end)
    this.#beside.clear()
    this.#add(this.#beside, one, one.first, first)
    this.#add(this.#beside, one, end, one.end)
    runner.begin()
    runner.addWords(this.inside)
    runner.addWords(this.#before)
    runner.addWords(this.#beside)
  }

  #add(words: Words, { items }: Seen, from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const row = items.meaning[at]!
      if (row !== NO_MEANING) this.#runner.addWord(words, row)
    }
  }
}
