/** What words mean is no claim: the items of a glossary, « Glossaire. Galette : dose de crack. Four : lieu de vente. ». */
import type { Frame } from '../observe.ts'

/** The claims without those made of the items of a glossary. */
export function withoutGlossaries(frames: readonly Frame[], text: string): Frame[] {
  const from = GLOSSARY.exec(text)
  if (!from) return [...frames]
  const start = from.index + from[0].length - 1
  return frames.filter(({ evidence }) => evidence.start < start || !isItem(segmentAt(text, evidence.start)))
}

/** A title, or the first words of one. */
const GLOSSARY =
  /(?:^|[\n.])[^\n.:;]{0,40}(?<![\p{L}])(?:glossaire|glossary|lexique|petit dictionnaire|mots d['’]argot|slang terms|words used|street words)(?![\p{L}])[^\n.:;]{0,40}[.:\n]/iu

/** "Wrap: small folded paper": a word or three, a sign, and what they mean, which holds no number. */
const isItem = (segment: string): boolean => ITEM.test(segment) && !/\d/.test(segment)
const ITEM =
  /^[^\p{L}]{0,4}(?:[\p{L}’'-]+[ /,]{0,2}){1,4}[«»"”]?\s?(?:[:=–—]|is |means |désigne |veut dire )\s?\p{L}?/iu

/** The words between two ends of items. */
function segmentAt(text: string, at: number): string {
  let start = at
  while (start > 0 && at - start < LONGEST && !END.test(text[start - 1]!)) start--
  let end = at
  while (end < text.length && end - at < LONGEST && !END.test(text[end]!)) end++
  return text.slice(start, end)
}
const END = /[.;\n!?]/
const LONGEST = 200
