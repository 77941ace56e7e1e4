/** Names as numbers that are the same in every run: what is stored of signs made of names stays true. */
import { hashOf } from './sign-number.ts'

/** Each name is hashed when first met. For lists that end (codes, units), not for words of texts. */
export class NameHashes {
  readonly #kind: string
  readonly #known = new Map<string, number>()

  constructor(kind: string) {
    this.#kind = kind
  }

  of(name: string): number {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    const hash = hashOf(this.#kind, name)
    this.#known.set(name, hash)
    return hash
  }
}
