/** Families of meaning (`learned/senses.tsv`): which of them a folded word belongs to, in its language. */
import type { Language } from '../../core/codes.ts'
import { foldWord } from '../fold.ts'

export interface Senses {
  /** Numbers of the families of a folded word, the same in both languages. */
  of(word: string): readonly number[]
  readonly names: readonly string[]
}

const NONE: readonly number[] = []

/** Reads the families of one language (`sense`, `fr`, `en` a line): words whole, or stems that end in `*`. */
export function parseSenses(tsv: string, language: Language): Senses {
  const rows = tsv.split('\n').filter((line) => line && !line.startsWith('#'))
  const [head = '', ...families] = rows
  const column = head.split('\t').indexOf(language)
  const names: string[] = []
  const whole = new Map<string, number[]>()
  const stems = new Map<string, number[]>()
  let longest = 0
  families.forEach((row, number) => {
    const cells = row.split('\t')
    names.push(cells[0] ?? '')
    // Folded as a whole: a space and a star fold to themselves.
    for (const written of foldWord(cells[column] ?? '').split(/\s+/)) {
      if (written === '') continue
      const isStem = written.endsWith('*')
      const word = isStem ? written.slice(0, -1) : written
      const table = isStem ? stems : whole
      const known = table.get(word)
      if (!known) table.set(word, [number])
      else if (!known.includes(number)) known.push(number)
      if (isStem) longest = Math.max(longest, word.length)
    }
  })
  return {
    names,
    of(word) {
      let found: readonly number[] = whole.get(word) ?? NONE
      for (let length = Math.min(longest, word.length); length >= 2; length--) {
        const more = stems.get(word.slice(0, length))
        if (more) found = found === NONE ? more : [...new Set([...found, ...more])]
      }
      return found
    },
  }
}
