/** Words around a name that tell whether it is a place: the lists under `around_place` of `rules/<language>/marks.yml`, and first names. */
import type { ArrayFile } from './array-file.ts'

export const AROUND = [
  /** A first name: a person, not a place. */
  'person',
  /** A capital that is no place. */
  'no_place',
  'day',
  'feast',
  /** Words for where, right before a name and before its article. */
  'led_by',
  'led_by_article',
  /** Nouns behind which "de" leads to where. */
  'of_place',
  /** Words behind which "to" and "from" lead to a person, and "à" or "in" to no place. */
  'handed',
  'leads_elsewhere',
  /** Kinds of place: of which there is one wherever the text is, one in all, and sides that say where by themselves. */
  'one_here',
  'one_only',
  'side_alone',
  /** Words that lead to a kind of place, where something happens and where it merely is. */
  'stands_at',
  'leads_to',
  /** What may stand behind a kind of place that is told whole. */
  'goes_on',
  /** Nouns that may be a place to who was there. */
  'known_there',
  /** A part of a place told behind its name. */
  'part',
] as const
export type Around = (typeof AROUND)[number]

const BIT = Object.fromEntries(AROUND.map((name, at) => [name, 1 << at])) as Record<Around, number>

export class AroundPlaces {
  /** By word number, the lists it stands in. */
  #lists: Int32Array

  constructor(file?: ArrayFile) {
    this.#lists = file?.int32('around.lists') ?? new Int32Array(1 << 12)
  }

  add(word: number, list: Around): void {
    if (word >= this.#lists.length) {
      const larger = new Int32Array(word * 2)
      larger.set(this.#lists)
      this.#lists = larger
    }
    this.#lists[word]! |= BIT[list]
  }

  has(word: number, list: Around): boolean {
    return word < this.#lists.length && (this.#lists[word]! & BIT[list]) !== 0
  }

  pack(): Record<string, Int32Array> {
    return { 'around.lists': this.#lists }
  }
}
