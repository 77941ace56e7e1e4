/**
 * How long the store takes: documents a second taken in, and the queries behind the pages, on 10,000 documents with 100,000 claims.
 * Bundle and run: `npx esbuild bench/store.ts --bundle --platform=node --format=esm --packages=external --outfile=dist/bench-store.mjs && node dist/bench-store.mjs`
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runningServer } from '../src/store/embedded/launch.ts'
import { openStore } from '../src/store/open.ts'
import type { NewDocument, Store } from '../src/store/store.ts'
import { loadGazetteer } from '../src/vocabulary/gazetteer.ts'
import { invent } from '../test/invented-documents.ts'

const DOCUMENTS = Number(process.argv[2] ?? 10_000)
const CLAIMS_EACH = 10
const BATCH = 64

const SUBSTANCES = ['cocaine', 'heroin', 'crack', 'mdma', 'ketamine', 'cannabis', '3-mmc', 'amphetamine']
const PHENOMENA = [
  'market.availability',
  'market.accessibility',
  'supply.delivery',
  'market.price',
  'market.purity',
]
const PLACES = [
  'FR-75119',
  'FR-69123',
  'FR-13055',
  'FR-59350',
  'FR-31555',
  'FR-33063',
  'FR-35238',
  'FR-57463',
]
const WORDS =
  'la vente en ligne livrée à domicile progresse selon les équipes de rue qui observent des usagers plus jeunes'

function pick<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T
}

/** A document of about 2,000 characters with ten claims; the same number gives the same document. */
function documentOf(n: number): NewDocument {
  const words = WORDS.split(' ')
  const line = Array.from({ length: 28 }, (_, at) => pick(words, n * 7 + at * (1 + (n % 11)))).join(' ')
  const lines = Array.from({ length: CLAIMS_EACH }, () => `Constat : ${line}.`)
  const text = lines.join('\n')
  const month = `${2023 + (n % 2)}-${String(1 + (n % 12)).padStart(2, '0')}`
  return invent({
    id: `bench-${n}`,
    text,
    document: { site: pick(PLACES, n), publishedOn: `${month}-15` },
    claims: lines.map((_, at) => ({
      words: 'Constat',
      phenomenon: pick(PHENOMENA, n + at),
      substances: [pick(SUBSTANCES, n * 3 + at)],
      direction: pick(['up', 'down', 'stable', 'present'] as const, n + at * 5),
      places: at % 3 ? [] : [{ text: 'ici', code: pick(PLACES, n + at) }],
    })),
  })
}

async function takeIn(store: Store): Promise<void> {
  let took = 0
  for (let from = 0; from < DOCUMENTS; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, DOCUMENTS - from) }, (_, at) => documentOf(from + at))
    const began = performance.now()
    await store.addDocuments(batch, 'bench')
    took += performance.now() - began
  }
  console.log(
    `take in: ${Math.round(DOCUMENTS / (took / 1000))} documents/s, ${DOCUMENTS * CLAIMS_EACH} claims`,
  )
}

async function time(name: string, query: () => Promise<{ length: number } | number>): Promise<void> {
  const times: number[] = []
  let rows = 0
  for (let run = 0; run < 15; run++) {
    const began = performance.now()
    const result = await query()
    times.push(performance.now() - began)
    rows = typeof result === 'number' ? result : result.length
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1)
  console.log(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, ${rows} rows`)
}

const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'))
try {
  let began = performance.now()
  const store = await openStore({ folder, places: loadGazetteer() })
  console.log(`create and open: ${Math.round(performance.now() - began)} ms`)
  await takeIn(store)
  const within = 'FR-75056'
  await time('claims of a year', () => store.claims({ period: '2024' }))
  await time('claims of a quarter', () => store.claims({ period: '2024-Q2' }))
  await time('claims of a substance and quarter', () =>
    store.claims({ substances: ['crack'], period: '2024-Q2' }),
  )
  await time('claims of a phenomenon, substance and place', () =>
    store.claims({ phenomena: ['supply.delivery'], substances: ['crack'], within }),
  )
  await time('claims of a document', () => store.claims({ documentId: 'bench-77' }))
  await time('all claims', () => store.claims())
  await time('page of documents', async () => (await store.documents()).items)
  await time('a document', async () => (await store.document('bench-77'))?.observations ?? [])
  await time('coverage', () => store.coverage())
  await time('search', async () => (await store.search('livraison')).total)
  await time('statistics', async () => (await store.stats()).documents)
  began = performance.now()
  const { rows } = await store.exportTo(join(folder, 'export.gz'))
  console.log(`export: ${Math.round(performance.now() - began)} ms, ${rows} rows`)
  began = performance.now()
  await store.importFrom(join(folder, 'export.gz'), { actor: 'bench', replace: true })
  console.log(`import of the export: ${Math.round(performance.now() - began)} ms`)
  began = performance.now()
  const audit = await store.audit.verify()
  console.log(`audit verified: ${Math.round(performance.now() - began)} ms, whole: ${audit.whole}`)
  const second = await openStore({ folder })
  await second.close()
  await store.close()
} finally {
  const server = runningServer(folder)
  if (server) process.kill(server.pid, 'SIGINT')
  rmSync(folder, { recursive: true, force: true })
}
