/**
 * `npm run learn -- [FILE.jsonl …]`: learns `learned/model.bin` anew from the coded texts and labelled sentences of `learned/`, and from coded
 * texts of one's own. Texts given so are taken as seen by those who wrote the rules.
 */
import { writeFileSync } from 'node:fs'
import { packageFile } from '../vocabulary/package-files.ts'
import { lessonOf } from './learned/lesson.ts'
import { packModel } from './learned/model.ts'
import { train } from './learned/train.ts'
import { deskOf } from './load.ts'
import { claimCodes, codedTexts, shippedGlossary, shippedSentences, shippedTexts } from './shipped-lessons.ts'

const phenomena = claimCodes()
const desk = deskOf()
const own = shippedTexts()
const sentences = shippedSentences(phenomena)
const given = process.argv.slice(2).flatMap(codedTexts)
const start = performance.now()
const lessons = [
  ...own.map((text) => lessonOf(text, false, false, phenomena, desk)),
  ...given.map((text) => lessonOf(text, true, false, phenomena, desk)),
  ...sentences.map((text) => lessonOf(text, true, true, phenomena, desk)),
]
const bytes = packModel(train(lessons, { phenomena, desk, glossary: shippedGlossary('fr') }))
writeFileSync(packageFile('learned/model.bin'), bytes)
console.log(
  `${own.length + given.length} texts, ${sentences.length} sentences: ${(bytes.length / 1024).toFixed(0)} kB in ${((performance.now() - start) / 1000).toFixed(0)} s`,
)
