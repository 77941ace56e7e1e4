/**
 * How long weighing takes: 10,000 invented documents, 100,000 claims, half of them past, over 40 places and 30 substances.
 * `npm run bench -- trends`
 */
import { performance } from 'node:perf_hooks'
import type { Claim } from '../src/core/claim.ts'
import { DIRECTIONS, SOURCE_KINDS, SPACES } from '../src/core/codes.ts'
import { weigh } from '../src/trends/weigh.ts'
import { loadGazetteer } from '../src/vocabulary/gazetteer.ts'
import { loadVocabulary } from '../src/vocabulary/load.ts'
import { loadTexts } from '../src/vocabulary/texts.ts'

const vocabulary = loadVocabulary()
const gazetteer = loadGazetteer()
const phenomena = codesOf('phenomena')
const substances = codesOf('substances').slice(0, 30)
const towns = [
  'FR-59350',
  'FR-76540',
  'FR-75119',
  'FR-57463',
  'FR-35238',
  'FR-33063',
  'FR-31555',
  'FR-13055',
  'FR-69123',
  'FR-93066',
]

let seed = 20_240
const below = (n: number): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * n)
}
const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T

for (const size of [25_000, 50_000, 100_000]) {
  const claims = Array.from({ length: size / 2 }, (_, n) => invent(n, '2025'))
  const past = Array.from({ length: size / 2 }, (_, n) => invent(size + n, '2024'))
  const times = [1, 2, 3].map(() => {
    const [start, cpu] = [performance.now(), process.cpuUsage()]
    const trends = weigh(claims, { period: '2025', past, gazetteer, vocabulary, texts: loadTexts() })
    return [performance.now() - start, trends.length, process.cpuUsage(cpu).user / 1000] as const
  })
  const median = (at: 0 | 2) =>
    times
      .map((run) => run[at])
      .sort((a, b) => a - b)[1]
      ?.toFixed(0)
  console.log(
    `${size} claims (half past): ${median(0)} ms (${median(2)} ms of processor), median of 3, ${times[0]?.[1]} trends`,
  )
}

function codesOf(scheme: 'phenomena' | 'substances'): string[] {
  const concepts = vocabulary.schemes.get(scheme)?.concepts.values() ?? []
  return [...concepts].flatMap(({ code, isGroup }) => (isGroup ? [] : [code]))
}

function invent(n: number, year: string): Claim {
  const document = Math.floor(n / 10)
  const town = pick(towns)
  return {
    observationId: `o${n}`,
    documentId: `d${document}`,
    chain: `c${document % 4000}`,
    sourceKind: pick(SOURCE_KINDS),
    site: town,
    space: pick(SPACES),
    phenomenon: pick(phenomena),
    substances: below(10) === 0 ? [] : [pick(substances)],
    places: [town],
    direction: pick(DIRECTIONS),
    level: null,
    certainty: below(8) === 0 ? 'hedged' : 'asserted',
    period: `${year}-${String(1 + below(12)).padStart(2, '0')}`,
    measures: [],
    drivers: [],
    evidence: { start: 0, end: 8, quote: 'inventé.' },
    review: 'suggested',
  }
}
