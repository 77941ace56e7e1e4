/** Shows a net the words of a text, stretch after stretch; those of a sentence are summed once. */
import { NO_MEANING } from './meanings.ts'
import { type Runner, WordSum } from './network.ts'
import type { Seen } from './seen.ts'

export class Look {
  readonly inside: WordSum
  readonly #beside: WordSum
  readonly #runner: Runner
  /** Sums of the sentence last looked at and of the one before. */
  #whole: WordSum
  #before: WordSum
  #seen: Seen | undefined

  constructor(runner: Runner) {
    this.#runner = runner
    this.inside = new WordSum(runner.net)
    this.#beside = new WordSum(runner.net)
    this.#whole = new WordSum(runner.net)
    this.#before = new WordSum(runner.net)
  }

  /** Lays items of a sentence before the net: those `first` to `end` inside, the others beside, the sentence before before. */
  at(one: Seen, before: Seen | undefined, first: number, end: number): void {
    this.#turnTo(one, before)
    const { inside } = this
    inside.clear()
    for (let at = first; at < end; at++) this.#add(inside, one.items.meaning[at]!)
    this.#beside.setDifference(this.#whole, inside)
    this.#runner.begin()
    this.#runner.addWords(inside, 0)
    this.#runner.addWords(this.#beside, 1)
    this.#runner.addWords(this.#before, 2)
  }

  #turnTo(one: Seen, before: Seen | undefined): void {
    if (this.#seen === one) return
    const isNext = before !== undefined && this.#seen === before
    const whole = this.#whole
    this.#whole = this.#before
    this.#before = whole
    if (!isNext) this.#sum(this.#before, before)
    this.#sum(this.#whole, one)
    this.#seen = one
  }

  #sum(into: WordSum, seen: Seen | undefined): void {
    into.clear()
    if (!seen) return
    for (let at = seen.first; at < seen.end; at++) this.#add(into, seen.items.meaning[at]!)
  }

  #add(into: WordSum, row: number): void {
    if (row !== NO_MEANING) into.add(this.#runner.addedBy(row))
  }
}
