/**
 * What a text loses when it comes damaged: coded texts nothing was learned from, as written and as mail, copied pages and hasty typing leave them,
 * each read and compared with what was coded. `npm run bench -- reader-damage [KIND…]`
 */
import { readFileSync } from 'node:fs'
import { randomFrom } from '../src/reader/learned/shuffle.ts'
import { createReader } from '../src/reader/load.ts'
import type { CodedText } from '../src/reader/measured/coded-text.ts'
import { figuresOf, readAgainst } from '../src/reader/measured/figures.ts'
import { ratesOf } from '../src/reader/measured/rates.ts'
import { readCoded } from '../src/reader/measured/read-coded.ts'
import { claimCodes } from '../src/reader/shipped-lessons.ts'
import { loadVocabulary } from '../src/vocabulary/load.ts'
import { packageFile } from '../src/vocabulary/package-files.ts'

/** What is left of each unit of a text. */
type Damage = (text: string) => string[]
const byUnit =
  (left: (unit: string, at: number, text: string) => string): Damage =>
  (text) =>
    Array.from({ length: text.length }, (_, at) => left(text[at]!, at, text))

const chance = randomFrom(1)
const isLetter = (unit = ''): boolean => /\p{L}/u.test(unit)

/** Lines broken at a width, each behind the same signs. */
function brokenAt(width: number, before = '', end = '\n'): Damage {
  return (text) => {
    let column = 0
    return byUnit((unit, at) => {
      const opening = at === 0 || text[at - 1] === '\n' ? before : ''
      column = unit === '\n' ? 0 : opening ? opening.length + 1 : column + 1
      const next = text.slice(at + 1).search(/\s|$/)
      if (unit !== ' ' || column + next <= width) return opening + unit
      column = before.length
      return opening + end + before
    })(text)
  }
}

/** Words parted at the end of a line. */
function partedAt(width: number): Damage {
  return (text) => {
    let column = 0
    return byUnit((unit, at) => {
      column = unit === '\n' ? 0 : column + 1
      const isAmidWord = /^\p{L}{3}/u.test(text.slice(at + 1)) && /\p{L}{3}$/u.test(text.slice(0, at + 1))
      if (column < width || (unit !== ' ' && !isAmidWord)) return unit
      column = 0
      return unit === ' ' ? '\n' : `${unit}-\n`
    })(text)
  }
}

const bare = (unit: string): string => unit.normalize('NFD').replace(/\p{M}/gu, '')
const slips =
  (share: number) =>
  (unit: string): string =>
    /\p{Ll}/u.test(unit) && chance() < share ? String.fromCharCode(97 + Math.floor(chance() * 26)) : unit
const behindWords = (share: number, what: () => string): Damage =>
  byUnit((unit, at, text) =>
    isLetter(unit) && text[at + 1] === ' ' && chance() < share ? unit + what() : unit,
  )

const DAMAGES: Readonly<Record<string, Damage>> = {
  none: byUnit((unit) => unit),
  'lines broken at 75': brokenAt(75),
  'lines broken at 40': brokenAt(40),
  'words parted at 60': partedAt(60),
  'mail answered': brokenAt(70, '> '),
  'lines indented': brokenAt(70, '    ', '\r\n'),
  'on one line': byUnit((unit) => (unit === '\n' ? ' ' : unit)),
  'hard spaces': byUnit((unit) => (unit === ' ' ? '\u00a0' : unit)),
  'numbers of notes': behindWords(0.04, () => ` [${1 + Math.floor(chance() * 40)}]`),
  emoji: behindWords(0.04, () => ' 🔥'),
  'small letters': byUnit((unit) => unit.toLowerCase()),
  capitals: byUnit((unit) => (unit.toUpperCase().length === 1 ? unit.toUpperCase() : unit)),
  'no accents': byUnit(bare),
  'a slip in a hundred letters': byUnit(slips(0.01)),
  'three slips in a hundred': byUnit(slips(0.03)),
  'no stops': byUnit((unit, at, text) =>
    /[.;:]/.test(unit) && /^\s|^$/.test(text.slice(at + 1, at + 2)) ? '' : unit,
  ),
}

const phenomena = new Set(claimCodes())
const substances: ReadonlySet<string> = new Set(loadVocabulary().schemes.get('substances')?.concepts.keys())
const texts = ['learned/held-out.jsonl', 'learned/held-out-fresh.jsonl'].flatMap(
  (file) => readCoded(readFileSync(packageFile(file), 'utf8'), file, { phenomena, substances }).texts,
)

/** A coded text damaged: its claims stay at their words, and places are still coded by the name they had. */
function damaged(coded: CodedText, damage: Damage): CodedText {
  const left = damage(coded.text)
  const at = [0]
  for (const part of left) at.push(at[at.length - 1]! + part.length)
  const observations = coded.observations.map((claim) => ({
    ...claim,
    evidence: { start: at[claim.evidence.start]!, end: at[claim.evidence.end]! },
  }))
  return { ...coded, text: left.join(''), observations }
}

const reader = createReader()
const asked = process.argv.slice(2)
for (const [kind, damage] of Object.entries(DAMAGES)) {
  if (asked.length > 0 && !asked.includes(kind)) continue
  const { total } = figuresOf(
    readAgainst(
      texts.map((text) => damaged(text, damage)),
      ({ text }) => reader.read(text),
    ),
  )
  const figures = (['found', 'frame', 'full'] as const).map((depth) => {
    const { f1 } = ratesOf(total, depth)
    return (typeof f1 === 'number' ? (100 * f1).toFixed(1) : '–').padStart(8)
  })
  console.log(`${kind.padEnd(30)}${figures.join('')}`)
}
