/** Which numbers were met before: a set that is emptied at no cost and allocates nothing. */

/** Rounds are counted anew beyond this many, so that a count fits its array. */
const MOST_ROUNDS = 1 << 30

export class Once {
  #numbers = new Int32Array(512)
  /** The round each slot was filled in: those of earlier rounds are free. */
  #filled = new Int32Array(512)
  #round = 1
  size = 0

  clear(): void {
    this.size = 0
    if (++this.#round < MOST_ROUNDS) return
    this.#filled.fill(0)
    this.#round = 1
  }

  /** Notes a number; false when it was met before. */
  isNew(number: number): boolean {
    const mask = this.#numbers.length - 1
    let slot = (number ^ (number >>> 15)) & mask
    while (this.#filled[slot] === this.#round) {
      if (this.#numbers[slot] === number) return false
      slot = (slot + 1) & mask
    }
    this.#numbers[slot] = number
    this.#filled[slot] = this.#round
    if (++this.size * 2 > this.#numbers.length) this.#grow()
    return true
  }

  #grow(): void {
    const numbers = this.#numbers
    const kept = this.#filled
    const round = this.#round
    this.#numbers = new Int32Array(numbers.length * 4)
    this.#filled = new Int32Array(numbers.length * 4)
    this.size = 0
    for (let slot = 0; slot < numbers.length; slot++) if (kept[slot] === round) this.isNew(numbers[slot]!)
  }
}
