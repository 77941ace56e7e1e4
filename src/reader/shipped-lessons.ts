/** What the shipped reader is taught from: the coded texts and labelled sentences of `learned/`. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Language } from '../core/codes.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { packageFile } from '../vocabulary/package-files.ts'
import type { CodedText } from './learned/coded.ts'
import { parseLabelled } from './learned/labelled.ts'

/** Codes a claim may have, in the order of the vocabulary. */
export const claimCodes = (): string[] =>
  [...(loadVocabulary().schemes.get('phenomena')?.concepts.values() ?? [])]
    .filter(({ isGroup }) => !isGroup)
    .map(({ code }) => code)

/** Coded texts of a file, one JSON object a line. */
export const codedTexts = (file: string): CodedText[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as CodedText)

const filesOf = (folder: string, ending: string): string[] =>
  readdirSync(packageFile(join('learned', folder)))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => packageFile(join('learned', folder, name)))

/** Words of a language with what each means in English: each as its forms, one behind another, and the meaning. */
export const shippedGlossary = (language: Language): (readonly [forms: string, meaning: string])[] =>
  readFileSync(packageFile(join('learned/words', `${language}.tsv`)), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [forms = '', meaning = ''] = line.split('\t')
      return [forms, meaning]
    })

export const shippedTexts = (): CodedText[] => filesOf('texts', '.jsonl').flatMap(codedTexts)

/** Each labelled sentence as a coded text of its own. */
export const shippedSentences = (phenomena: readonly string[]): CodedText[] =>
  filesOf('sentences', '.txt').flatMap((file) => {
    const name = basename(file, '.txt')
    return parseLabelled(name.slice(0, 2) as Language, name, readFileSync(file, 'utf8'), phenomena)
  })
