/**
 * How well the reader reads by what it was taught: held-out texts and coded texts of one's own by how much of `learned/` was taught, then those of one's own by halves, each
 * learned from and measured on the other, and by five-fold cross-validation, all of `learned/` always in. `npm run bench -- reader-learning FILE.jsonl…`; some minutes each row.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { isMissing } from '../src/core/missing.ts'
import { type Lesson, lessonOf } from '../src/reader/learned/lesson.ts'
import type { SecondLook } from '../src/reader/learned/second-look.ts'
import { train } from '../src/reader/learned/train.ts'
import { createRuleReader, deskOf, readerOf } from '../src/reader/load.ts'
import type { CodedText } from '../src/reader/measured/coded-text.ts'
import { figuresOf, readAgainst, type TextOutcome } from '../src/reader/measured/figures.ts'
import { ratesOf } from '../src/reader/measured/rates.ts'
import { readCoded } from '../src/reader/measured/read-coded.ts'
import type { Reader } from '../src/reader/reading.ts'
import {
  claimCodes,
  codedTexts,
  shippedGlossary,
  shippedSentences,
  shippedTexts,
} from '../src/reader/shipped-lessons.ts'
import { loadVocabulary } from '../src/vocabulary/load.ts'
import { packageFile } from '../src/vocabulary/package-files.ts'

const FOLDS = 5
const phenomena = claimCodes()
const desk = deskOf()
const substances = new Set(loadVocabulary().schemes.get('substances')?.concepts.keys())
const measured = (file: string): readonly CodedText[] =>
  readCoded(readFileSync(file, 'utf8'), basename(file), { phenomena: new Set(phenomena), substances }).texts
const heldOut = measured(packageFile('learned/held-out.jsonl'))
const files = process.argv.slice(2)
const given = files.flatMap(measured)

const taught: Lesson[] = [
  ...shippedTexts().map((text) => lessonOf(text, false, false, phenomena, desk)),
  ...shippedSentences(phenomena).map((text) => lessonOf(text, true, true, phenomena, desk)),
]
const ofGiven = files.flatMap(codedTexts).map((text) => lessonOf(text, true, false, phenomena, desk))

const teaching = { phenomena, desk, glossary: shippedGlossary('fr') }
const outcomes = (reader: Reader, texts: readonly CodedText[]): TextOutcome[] =>
  readAgainst(texts, ({ text }) => reader.read(text))
const learnedFrom = (lessons: readonly Lesson[], secondLook: SecondLook | null = null): Reader =>
  readerOf(train(lessons, { ...teaching, secondLook }))

const percent = (value: ReturnType<typeof ratesOf>['f1']): string =>
  isMissing(value) ? '–' : (value * 100).toFixed(1)
function row(name: string, of: readonly TextOutcome[]): string {
  const { total, silent } = figuresOf(of)
  const { precision, recall } = ratesOf(total, 'found')
  const scores = (['found', 'frame', 'full'] as const).map((depth) => percent(ratesOf(total, depth).f1))
  return `${name.padEnd(28)} P ${percent(precision)} R ${percent(recall)} F1 ${scores.join(' ')}  near misses ${silent.broken}/${silent.texts}`
}

function curve(name: string, reader: Reader): void {
  console.log(row(`${name}, held out`, outcomes(reader, heldOut)))
  if (given.length) console.log(row(`${name}, given`, outcomes(reader, given)))
}

curve('rules alone', createRuleReader())
for (const share of [8, 4, 2, 1]) {
  const part = taught.filter((_, at) => at % share === 0)
  curve(`1/${share} (${part.length})`, learnedFrom(part))
}
/** Texts of one's own, each part read by what was learned from the others. */
function crossed(parts: number, secondLook: SecondLook | null): TextOutcome[] {
  return Array.from({ length: parts }, (_, part) => {
    const others = ofGiven.filter((_, at) => at % parts !== part)
    const reader = learnedFrom([...taught, ...others], secondLook)
    const unseen = outcomes(
      reader,
      given.filter((_, at) => at % parts === part),
    )
    console.log(row(`part ${part + 1} of ${parts}`, unseen))
    return unseen
  }).flat()
}

if (given.length) {
  // How sure the reader may be is learned from `learned/` alone, once.
  const secondLook = train(taught, teaching).secondLook ?? null
  crossed(2, secondLook)
  const all = crossed(FOLDS, secondLook)
  console.log(row('all folds', all))
  for (const language of ['fr', 'en'])
    console.log(
      row(
        `all folds, ${language}`,
        all.filter(({ text }) => text.lang === language),
      ),
    )
}
