/**
 * `npm run learn -- [FILE.jsonl …]`: learns `learned/model.bin` anew from the coded texts and labelled sentences of `learned/`, and from coded
 * texts of one's own. Texts given so are taken as seen by those who wrote the rules.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Language } from '../core/codes.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { packageFile } from '../vocabulary/package-files.ts'
import type { CodedText } from './learned/coded.ts'
import { parseLabelled } from './learned/labelled.ts'
import { lessonOf } from './learned/lesson.ts'
import { packModel } from './learned/model.ts'
import { train } from './learned/train.ts'
import { deskOf } from './load.ts'

const phenomena = [...(loadVocabulary().schemes.get('phenomena')?.concepts.values() ?? [])]
  .filter(({ isGroup }) => !isGroup)
  .map(({ code }) => code)
const desk = deskOf()
const linesOf = (file: string): CodedText[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as CodedText)
const inFolder = (folder: string, ending: string): string[] =>
  readdirSync(packageFile(join('learned', folder)))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => packageFile(join('learned', folder, name)))

const own = inFolder('texts', '.jsonl').flatMap(linesOf)
const sentences = inFolder('sentences', '.txt').flatMap((file) => {
  const name = basename(file, '.txt')
  return parseLabelled(name.slice(0, 2) as Language, name, readFileSync(file, 'utf8'), phenomena)
})
const given = process.argv.slice(2).flatMap(linesOf)
const start = performance.now()
const lessons = [
  ...own.map((text) => lessonOf(text, false, false, phenomena, desk)),
  ...given.map((text) => lessonOf(text, true, false, phenomena, desk)),
  ...sentences.map((text) => lessonOf(text, true, true, phenomena, desk)),
]
const bytes = packModel(train(lessons, phenomena, desk))
writeFileSync(packageFile('learned/model.bin'), bytes)
console.log(
  `${own.length + given.length} texts, ${sentences.length} sentences: ${(bytes.length / 1024).toFixed(0)} kB in ${((performance.now() - start) / 1000).toFixed(0)} s`,
)
