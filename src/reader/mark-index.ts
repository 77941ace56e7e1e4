/** Where the marks of a block begin and end, laid out by token for the matcher. */
import type { Run } from './block.ts'
import { PATTERN_MARKS, type PatternMark } from './pattern.ts'

const KINDS = Object.fromEntries(PATTERN_MARKS.map((mark, kind) => [mark, kind])) as Readonly<
  Record<PatternMark, number>
>

/** Where marks of each kind begin and end, by token. */
export class MarkIndex {
  /** By kind: the end of the longest mark beginning at a token, 0 for none. */
  readonly endAt = PATTERN_MARKS.map(() => new Int32Array(0))
  /** By kind: the first token, plus one, of the longest mark ending before a token, 0 for none. */
  readonly startAt = PATTERN_MARKS.map(() => new Int32Array(0))
  /** One bit for each kind of mark that begins at a token. */
  kindsAt = new Int32Array(0)
  /** 1 for a token inside a mark, behind its first. */
  within = new Uint8Array(0)

  reset(count: number): void {
    if (this.kindsAt.length < count + 2) {
      const size = count * 2 + 64
      for (const all of [this.endAt, this.startAt])
        for (let kind = 0; kind < all.length; kind++) all[kind] = new Int32Array(size)
      this.kindsAt = new Int32Array(size)
      this.within = new Uint8Array(size)
      return
    }
    for (const all of [this.endAt, this.startAt]) for (const one of all) one.fill(0, 0, count + 2)
    this.kindsAt.fill(0, 0, count + 2)
    this.within.fill(0, 0, count + 2)
  }

  /** Notes marks over the tokens of each run; the longest from a place is kept. */
  addAll(mark: PatternMark, runs: readonly Run[]): void {
    const kind = KINDS[mark]
    for (const { start, end } of runs) this.#add(kind, start, end)
  }

  #add(kind: number, start: number, end: number): void {
    if (this.endAt[kind]![start]! < end) this.endAt[kind]![start] = end
    const before = this.startAt[kind]![end]!
    if (before === 0 || before - 1 > start) this.startAt[kind]![end] = start + 1
    this.kindsAt[start]! |= 1 << kind
    if (end > start + 1) this.within.fill(1, start + 1, end)
  }
}
