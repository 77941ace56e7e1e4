/**
 * Makes `src/vocabulary/letter-threes.ts`: threes of letters that tell French from English, learned from the coded texts of `learned/texts/`, each by how much likelier
 * it is in one language than in the other (logarithm of odds, in steps).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
/** Threes kept, most telling first; the length of a step, and steps at most. */
const KEPT = 800
const STEP = 0.8
const MOST = 5
/** A three seen oftener than this tells no more for it. */
const OFTEN = 3000

const counts = { fr: new Map(), en: new Map() }
const folder = join(root, 'learned/texts')
for (const file of readdirSync(folder).sort())
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean)) {
    const { lang, text } = JSON.parse(line)
    for (const three of threesOf(text)) counts[lang].set(three, (counts[lang].get(three) ?? 0) + 1)
  }

/** The threes of each word, its beginning and end as `_`. */
function* threesOf(text) {
  const folded = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe')
  for (const [word] of folded.matchAll(/[a-z]+/g)) {
    const marked = `_${word}_`
    for (let at = 0; at + 3 <= marked.length; at++) yield marked.slice(at, at + 3)
  }
}

const all = [...new Set([...counts.fr.keys(), ...counts.en.keys()])]
const total = (language) => [...counts[language].values()].reduce((sum, count) => sum + count, all.length)
const [french, english] = [total('fr'), total('en')]
const seen = (language, three) => counts[language].get(three) ?? 0
const told = all.map((three) => {
  const odds = Math.log((seen('en', three) + 1) / english) - Math.log((seen('fr', three) + 1) / french)
  const often = Math.min(OFTEN, seen('fr', three) + seen('en', three))
  return { three, odds, worth: Math.abs(odds) * often ** 0.7 }
})
const kept = told.sort((a, b) => b.worth - a.worth || (a.three < b.three ? -1 : 1)).slice(0, KEPT)
const stepsOf = (odds) => Math.sign(odds) * Math.min(MOST, Math.max(1, Math.round(Math.abs(odds) / STEP)))
const listed = (steps) =>
  kept
    .filter(({ odds }) => stepsOf(odds) === steps)
    .map(({ three }) => three)
    .sort()
    .join(' ')

const listsOf = (sign) =>
  Array.from({ length: MOST }, (_, at) => at + 1)
    .filter((steps) => listed(sign * steps))
    .map((steps) => `  ['${listed(sign * steps)}', ${steps}],`)
    .join('\n')
writeFileSync(
  join(root, 'src/vocabulary/letter-threes.ts'),
  `/** Threes of letters by how much they speak for a language, the beginning and the end of a word being \`_\`: made by \`npm run threes\`. */
export const FRENCH_THREES: readonly (readonly [threes: string, steps: number])[] = [
${listsOf(-1)}
]

export const ENGLISH_THREES: readonly (readonly [threes: string, steps: number])[] = [
${listsOf(1)}
]
`,
)
