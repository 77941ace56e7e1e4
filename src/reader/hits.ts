/** The matches found in a block, in arrays that are reused from block to block. */

/** Room for a match's length (at most 60 tokens), its round and its turn, in the number that puts matches in order. */
const LENGTHS = 64
const ROUNDS = 16
const TURNS = 1 << 20

export class Hits {
  count = 0
  owner = new Int32Array(256)
  start = new Int32Array(256)
  end = new Int32Array(256)
  round = new Uint8Array(256)
  /** The matches in order of start, then end, then round, then as found: indexes of the other arrays. */
  order = new Int32Array(256)
  #keys = new Float64Array(256)

  clear(): void {
    this.count = 0
  }

  add(owner: number, start: number, end: number, round: number): void {
    const at = this.count++
    if (at >= this.owner.length) this.#grow()
    this.owner[at] = owner
    this.start[at] = start
    this.end[at] = end
    this.round[at] = round
  }

  /** Fills `order`. */
  sort(): void {
    const keys = this.#keys
    for (let at = 0; at < this.count; at++)
      keys[at] =
        ((this.start[at]! * LENGTHS + this.end[at]! - this.start[at]!) * ROUNDS + this.round[at]!) * TURNS +
        at
    keys.subarray(0, this.count).sort()
    for (let at = 0; at < this.count; at++) this.order[at] = keys[at]! % TURNS
  }

  #grow(): void {
    const grown = (array: Int32Array): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(array.length * 2)
      larger.set(array)
      return larger
    }
    this.owner = grown(this.owner)
    this.start = grown(this.start)
    this.end = grown(this.end)
    const rounds = new Uint8Array(this.owner.length)
    rounds.set(this.round)
    this.round = rounds
    this.order = new Int32Array(this.owner.length)
    this.#keys = new Float64Array(this.owner.length)
  }
}
