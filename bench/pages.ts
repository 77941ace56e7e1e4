/**
 * Pages on a large observatory: documents a second of a whole import (parsed, de-identified, read, stored), then the median and
 * 95th percentile of each page, in process, first and later requests apart. `npm run bench -- pages [documents]`
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
// @ts-expect-error The generator is plain JavaScript, so that it runs without a build.
import { writeObservatory } from '../examples/generator/observatory.mjs'
import { takeIn } from '../src/observatory/take-in.ts'
import { openReaders } from '../src/reader/reading-threads.ts'
import { appOver } from '../src/server/start.ts'
import { runningServer, stopServer } from '../src/store/embedded/launch.ts'
import { openStore } from '../src/store/open.ts'

const DOCUMENTS = Number(process.argv[2] ?? 10_000)
const REQUESTS = 40
const PAGES = [
  '/new',
  '/trends',
  '/trends.csv',
  '/explore?substance=crack',
  '/explore.svg?substance=crack',
  '/coverage',
  '/report',
  '/documents',
  '/about',
]

const material = mkdtempSync(join(tmpdir(), 'vigie-bench-material-'))
const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'))
try {
  writeObservatory(material, DOCUMENTS)
  const store = await openStore({ folder })
  const began = performance.now()
  const readers = openReaders()
  const taken = await takeIn([material], { store, readers, actor: 'bench', intake: {} }).finally(() =>
    readers.close(),
  )
  const seconds = (performance.now() - began) / 1000
  console.log(
    `import: ${taken.documents} documents, ${taken.observations} observations in ${seconds.toFixed(1)} s: ${(taken.documents / seconds).toFixed(0)} documents/s`,
  )
  const { items } = await store.documents({}, { limit: 1 })
  const app = appOver({ store })
  console.log('page                                first ms   p50 ms   p95 ms')
  for (const page of [...PAGES, `/documents/${items[0]?.id}`]) {
    const [first, ...later] = await times(page)
    const sorted = later.sort((a, b) => a - b)
    const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
    console.log(`${page.slice(0, 34).padEnd(34)} ${ms(first ?? 0)} ${ms(at(0.5))} ${ms(at(0.95))}`)
  }
  async function times(page: string): Promise<number[]> {
    const spent: number[] = []
    for (let n = 0; n < REQUESTS; n++) {
      const start = performance.now()
      const answer = await app.request(`http://127.0.0.1${page}`)
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`${page}: ${answer.status}`)
      spent.push(performance.now() - start)
    }
    return spent
  }
  await store.close()
} finally {
  const server = runningServer(folder)
  if (server) await stopServer(server)
  rmSync(folder, { recursive: true, force: true })
  rmSync(material, { recursive: true, force: true })
}

function ms(value: number): string {
  return value.toFixed(1).padStart(8)
}
