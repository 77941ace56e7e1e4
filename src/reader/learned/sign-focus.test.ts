/** What the claims before were about, and how long ago a thing was named, is told of each set that is offered. */
import { expect, test } from 'vitest'
import type { At, Sentence } from '../sentence.ts'
import { chordAt } from './chords.ts'
import type { Mention, OpenClaim } from './claim-place.ts'
import { Offers } from './offers.ts'
import { FOCUS_SIGNS, Focus, type FocusBefore } from './sign-focus.ts'
import { hashOf } from './sign-number.ts'

interface Named extends At {
  readonly code: string
}
const runAt = (from: number, code: string): Named => ({
  from,
  to: from + 1,
  start: from,
  end: from + 1,
  code,
})
const sentenceAt = (index: number): Sentence => ({ index, paragraph: 0 }) as Sentence
const claim: OpenClaim = {
  phenomenon: 'market.price',
  sentence: sentenceAt(3),
  evidence: { from: 30, to: 34, start: 30, end: 34 },
  trigger: { from: 31, to: 32, start: 31, end: 32 },
}
/** Cocaine at the beginning of the text, heroin in the sentence before. */
const mentions: Mention<Named>[] = [
  { at: runAt(1, 'cocaine'), sentence: sentenceAt(0) },
  { at: runAt(24, 'heroin'), sentence: sentenceAt(2) },
]

/** The signs told of the set of one code. */
function signsOf(code: string, before: readonly FocusBefore[]): Set<number> {
  const offers = new Offers<string>((one) => one)
  offers.clear()
  offers.offerOne(code, 0)
  const focus = new Focus<Named>(
    FOCUS_SIGNS,
    (one) => one.code,
    () => false,
  )
  focus.look(offers, claim, mentions, before)
  focus.sign(offers, 0)
  offers.endSigns(0)
  return new Set(Array.from(offers.signs.subarray(0, offers.ends[0]), chordAt).flatMap((one) => [...one]))
}

const said = (words: string): number => hashOf('focus', words)

test('a set stands to that of the last claim as it, less or more than it, or other than it', () => {
  const last = (names: string[]): FocusBefore[] => [{ names, paragraph: 0, sentence: 2 }]
  expect(signsOf('heroin', last(['heroin']))).toContain(said('as the last'))
  expect(signsOf('heroin', last(['heroin', 'crack']))).toContain(said('less than the last'))
  expect(signsOf('heroin', last(['cocaine']))).toContain(said('other than the last'))
  expect(signsOf('heroin', last([]))).toContain(said('after none'))
  expect(signsOf('heroin', [])).toContain(said('nothing before'))
})

test('what was named last is nearer than what was named first', () => {
  const [heroin, cocaine] = [signsOf('heroin', []), signsOf('cocaine', [])]
  // Five words and one sentence back, against twenty-eight words and three sentences.
  expect(heroin).toContain(said('nearest 2 size 1'))
  expect(heroin).toContain(said('sentences back 1 size 1'))
  expect(cocaine).toContain(said('nearest 4 size 1'))
  expect(cocaine).toContain(said('sentences back 3 size 1'))
  expect(heroin).toContain(said('latest true size 1'))
  expect(cocaine).toContain(said('latest false size 1'))
})
