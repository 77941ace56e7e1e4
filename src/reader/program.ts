/** Patterns compiled to programs: runs of numbers in one array, which `follow.ts` steps through without meeting an object. */
import { PATTERN_MARKS, type Pattern } from './pattern.ts'

/**
 * What a number at the head of an instruction says, and what follows it:
 * `inClass` byte, bit, loose · `mark` kind, loose · `maybe` end · `either` end, then each choice behind its own end · `gap` least, most.
 * `loose` is 1 where a comma may stand before the token.
 */
export const OP = { inClass: 0, mark: 1, maybe: 2, either: 3, gap: 4 } as const

/** Gathers the programs of all patterns behind each other. */
export class ProgramWriter {
  readonly code: number[] = []
  readonly #classOf: (words: readonly string[]) => number
  #isLoose = false

  constructor(classOf: (words: readonly string[]) => number) {
    this.#classOf = classOf
  }

  /** Writes what must follow each other; returns where it begins. `isFree` lets anything stand before the first. */
  write(parts: readonly Pattern[], isFree: boolean): number {
    const start = this.code.length
    this.#isLoose = isFree
    for (const part of parts) this.#part(part)
    return start
  }

  #takeLoose(): number {
    const loose = this.#isLoose ? 1 : 0
    this.#isLoose = false
    return loose
  }

  #part(pattern: Pattern): void {
    const { code } = this
    switch (pattern.is) {
      case 'words': {
        const of = this.#classOf(pattern.words)
        code.push(OP.inClass, of >>> 5, 1 << (of & 31), this.#takeLoose())
        return
      }
      case 'mark':
        code.push(OP.mark, PATTERN_MARKS.indexOf(pattern.mark), this.#takeLoose())
        return
      case 'gap':
        code.push(OP.gap, pattern.least, pattern.most)
        if (pattern.most > 0) this.#isLoose = true
        return
      case 'sequence':
        for (const part of pattern.parts) this.#part(part)
        return
      case 'maybe': {
        const before = this.#isLoose
        const end = this.#open(OP.maybe)
        this.#part(pattern.part)
        code[end] = code.length
        this.#isLoose ||= before
        return
      }
      case 'either':
        this.#either(pattern.parts)
    }
  }

  #either(parts: readonly Pattern[]): void {
    const { code } = this
    const before = this.#isLoose
    let after = false
    const end = this.#open(OP.either)
    for (const part of parts) {
      this.#isLoose = before
      const choiceEnd = code.push(0) - 1
      this.#part(part)
      code[choiceEnd] = code.length
      after ||= this.#isLoose
    }
    code[end] = code.length
    this.#isLoose = after
  }

  /** Writes the head of an instruction whose end is not yet known; returns where the end goes. */
  #open(op: number): number {
    return this.code.push(op, 0) - 1
  }
}
