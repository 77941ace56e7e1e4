/** Words that are no names, whatever case they are written in. */
import { loadDeidLists } from '../vocabulary/deid-lists.ts'

/**
 * True for a word of the common list, a form of one of its verbs, or its plural.
 *
 * @example
 * isCommonWord('livraient') // => true
 * isCommonWord('testard') // => false
 */
export function isCommonWord(key: string): boolean {
  const { commonWords } = loadDeidLists()
  if (commonWords.has(key)) return true
  if (key.length < 4) return false
  if (key.endsWith('s') && commonWords.has(key.slice(0, -1))) return true
  const stem = key.replace(VERB_ENDING, '')
  return (
    stem !== key &&
    stem.length >= 3 &&
    (commonWords.has(`${stem}er`) || (stem.endsWith('i') && commonWords.has(`${stem}r`)))
  )
}

const VERB_ENDING = /(?:e|es|ent|ons|ez|ais|ait|aient|ant|a|ee|ees)$/

/** Names of first persons that are names of substances in the street; never a person on their own. */
export const STREET_NAMES: ReadonlySet<string> = new Set(
  `marie jeanne marie-jeanne caroline charlie charly charles tina molly mandy adam helene lucy lucie henry harry mary jane mary-jane marijane
  aunt eve sally crystal krystal cristal christina tony jack billy bernie bernice dolly snow miles ron roxanne stella julie marley becky percy bob`
    .split(/\s+/)
    .filter(
      (name) =>
        !['marie', 'jeanne', 'charles', 'julie', 'jack', 'harry', 'henry', 'tony', 'bob'].includes(name),
    ),
)
