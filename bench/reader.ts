/**
 * How fast it reads, in ratios of one run: megabytes a second a core of full coding beside a bare scan of characters and wink-nlp,
 * what was learned beside the rules, one article warm, one article from a cold command, and whether time is linear. `npm run bench -- reader [FILE…]`
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { LANGUAGES, type Language } from '../src/core/codes.ts'
import { createReader, createRuleReader } from '../src/reader/load.ts'
import { bracketed } from '../src/reader/rule-files.ts'
import { packageFile } from '../src/vocabulary/package-files.ts'

const ROUNDS = 12
const COLD_ROUNDS = 15
const files = process.argv.slice(2)
const reader = createReader()
const rules = createRuleReader()

/** Every sentence of it makes a claim: the proofs of the rules, five to a paragraph. */
function proofsOf(language: Language): string {
  const sentences = reader
    .rules(language)
    .rules.flatMap(({ reads }) => reads.map(({ text }) => bracketed(text).text))
  const paragraphs: string[] = []
  for (let at = 0; at < sentences.length; at += 5) paragraphs.push(sentences.slice(at, at + 5).join(' '))
  return paragraphs.join('\n\n')
}

/** The notes of the invented observatory. */
function notes(): string[] {
  const folder = packageFile('examples/observatory/generated/notes')
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
}

const ofSize = (text: string, chars: number): string =>
  text.repeat(Math.ceil(chars / text.length)).slice(0, chars)
const megabytes = (text: string): number => Buffer.byteLength(text) / 1e6

/** Seconds of processor time of the fastest round: on a machine that others share, the one least disturbed. */
function fastest(work: () => void, rounds = ROUNDS): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, user + system)
  }
  return best / 1e6
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN

const say = (what: string, value: number, unit: string, more = ''): void =>
  console.log(
    `${what.padEnd(46)}${value.toFixed(value < 10 ? 2 : 0).padStart(8)} ${unit}${more && `  ${more}`}`,
  )

function throughput(): void {
  const dense = files.length
    ? [{ name: 'the files given', text: files.map((file) => readFileSync(file, 'utf8')).join('\n\n') }]
    : [
        ...LANGUAGES.map((language) => ({
          name: `proofs of the rules, ${language}`,
          text: proofsOf(language),
          language,
        })),
        { name: 'notes of the invented observatory', text: notes().join('\n\n') },
      ]
  const plain = ofSize(proofsOf('fr'), 2_000_000)
  let sum = 0
  const scanned = fastest(() => {
    for (let at = 0; at < plain.length; at++) sum = (sum + plain.charCodeAt(at)) | 0
  })
  const scan = megabytes(plain) / scanned
  say('bare scan of characters', scan, 'MB/s', `(${sum % 7})`)
  const nlp = winkNLP(model)
  const english = ofSize(proofsOf('en'), 300_000)
  const wink = megabytes(english) / fastest(() => void nlp.readDoc(english), 3)
  say('wink-nlp, its default pipeline, English', wink, 'MB/s')
  for (const { name, text, ...options } of dense) {
    const sample = ofSize(text, 1_000_000)
    const seconds = fastest(() => void reader.read(sample, options))
    const byRules = fastest(() => void rules.read(sample, options))
    const rate = megabytes(sample) / seconds
    const each = reader.read(sample, options).observations.length
    say(
      `full coding, ${name}`,
      rate,
      'MB/s',
      `${(rate / scan).toFixed(3)} of the scan, ${(rate / wink).toFixed(1)} times wink-nlp; ${((each * 1e6) / sample.length).toFixed(0)} claims a million characters`,
    )
    say(
      '  by rules alone',
      megabytes(sample) / byRules,
      'MB/s',
      `what was learned costs ${((seconds - byRules) / byRules).toFixed(1)} times what the rules cost`,
    )
  }
}

function oneArticle(): void {
  const articles = notes()
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++)
    for (const article of articles) {
      const start = performance.now()
      reader.read(article)
      if (round > 1) times.push(performance.now() - start)
    }
  times.sort((a, b) => a - b)
  const length = articles.join('').length / articles.length
  say('a note, warm, p50', quantile(times, 0.5), 'ms', `(${length.toFixed(0)} characters)`)
  say('a note, warm, p95', quantile(times, 0.95), 'ms')
}

function coldStart(): void {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'))
  const file = join(folder, 'article.txt')
  writeFileSync(file, proofsOf('fr').slice(0, 6000))
  const timesOf = (args: readonly string[]): number[] =>
    Array.from({ length: COLD_ROUNDS }, () => {
      const start = performance.now()
      spawnSync(process.execPath, args)
      return performance.now() - start
    }).sort((a, b) => a - b)
  const bare = timesOf(['-e', '0'])
  const command = timesOf([packageFile('bin/vigie.js'), 'read', file])
  rmSync(folder, { recursive: true })
  say('node alone, best', bare[0] ?? Number.NaN, 'ms', `p50 ${quantile(bare, 0.5).toFixed(0)} ms`)
  say(
    '`vigie read` on one article, cold, best',
    command[0] ?? Number.NaN,
    'ms',
    `p50 ${quantile(command, 0.5).toFixed(0)} ms, ${((command[0] ?? Number.NaN) / (bare[0] ?? Number.NaN)).toFixed(1)} times node alone`,
  )
}

function linearity(): void {
  const flat = ofSize(proofsOf('fr').replace(/\s+/g, ' '), 10_000_000)
  let before: number | undefined
  for (const chars of [1_250_000, 2_500_000, 5_000_000, 10_000_000]) {
    const text = flat.slice(0, chars)
    const seconds = fastest(() => void reader.read(text, { language: 'fr' }), 2)
    const ratio = before === undefined ? '' : `${(seconds / before).toFixed(2)} times the half of it`
    say(`one paragraph of ${chars / 1e6} million characters`, seconds, 's', ratio)
    before = seconds
  }
}

throughput()
oneArticle()
coldStart()
linearity()
