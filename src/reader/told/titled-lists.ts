/** A list below a title that says of what: "Availability in Galway", then "Cannabis: stable", "Cocaine: rising". Each item is a claim of the title's kind. */

import type { Frame } from '../observe.ts'
import type { At, Sentence } from '../sentence.ts'
import { bySentence } from './by-sentence.ts'
import { endWithoutStop } from './told-together.ts'
import { type Turn, turnsOf } from './turns.ts'

/** One item: a drug, and how it goes. */
interface Item {
  readonly sentence: Sentence
  readonly code: string
  readonly at: At
  readonly turn: Turn
}

/** The claims, with one for each item of such a list that none tells yet; the title is none beside them. */
export function itemsOfTitles(
  frames: readonly Frame[],
  text: string,
  sentences: readonly Sentence[],
): Frame[] {
  const inSentence = bySentence(frames)
  const titles = new Set<Frame>()
  const told: Frame[] = []
  for (const frame of frames) {
    const { sentence, phenomenon, measures } = frame
    if (!TELLING.has(phenomenon) || measures.length > 0 || sentence.substances.length > 0) continue
    const items = itemsBelow(sentence, phenomenon, sentences, text)
    if (items.length < 2) continue
    titles.add(frame)
    for (const item of items) {
      const known = inSentence(item.sentence.index).some((one) => one.phenomenon === phenomenon)
      if (!known) told.push(asItem(frame, item))
    }
  }
  if (titles.size === 0) return [...frames]
  return [...frames.filter((frame) => !titles.has(frame)), ...told].sort(
    (a, b) => a.evidence.start - b.evidence.start,
  )
}

const TELLING: ReadonlySet<string> = new Set([
  'market.availability',
  'market.accessibility',
  'market.price',
  'market.purity',
  'use.level',
])

const asItem = (title: Frame, { sentence, code, at, turn }: Item): Frame => ({
  ...title,
  sentence,
  substances: [code],
  hasOwnSubstances: true,
  direction: turn.direction,
  level: turn.level,
  evidence: at,
  trigger: at,
})

/** The items right below a title, as far as each is one drug and one way. */
function itemsBelow(
  title: Sentence,
  phenomenon: string,
  sentences: readonly Sentence[],
  text: string,
): Item[] {
  const items: Item[] = []
  for (let index = title.index + 1; index < sentences.length; index++) {
    const item = itemOf(sentences[index]!, phenomenon, text)
    if (!item) break
    items.push(item)
  }
  return items
}

function itemOf(sentence: Sentence, phenomenon: string, text: string): Item | undefined {
  const [drug, other] = sentence.substances
  if (!drug || other) return undefined
  const end = endWithoutStop(sentence, text)
  const at: At = { from: drug.from, to: sentence.to, start: drug.start, end }
  if (!OPENS.test(text.slice(sentence.start, drug.start)) || !COLON.test(text.slice(drug.end, end)))
    return undefined
  const [turn, another] = turnsOf(phenomenon, sentence, at, text)
  return turn && !another ? { sentence, code: drug.code, at, turn } : undefined
}
const OPENS = /^\s*(?:(?:[-–—•*]|\d{1,2}[.)])\s*)?(?:l[ea’']s?\s?|the\s)?$/i
const COLON = /^\s?[:=–—-]\s?[^,;:]{2,30}$/
