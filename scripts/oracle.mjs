/**
 * `npm run oracle -- DIR`: holds the statistics to every case file of a folder (JSON: `algorithm`, `input`, `control`, `expected`), and
 * ends with the counts. Bundled first, so that it runs on any Node.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const [given] = process.argv.slice(2)
if (!given) {
  console.error('Which folder of cases? npm run oracle -- DIR')
  process.exit(2)
}
const outfile = join(root, 'dist', 'bench', 'oracle.mjs')
await build({
  entryPoints: [join(root, 'src', 'statistics', 'oracle', 'run-case.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
})
const { runCase } = await import(pathToFileURL(outfile).href)

const folder = resolve(process.env.INIT_CWD ?? '.', given)
const counts = { passed: 0, failed: 0, skipped: 0 }
for (const name of readdirSync(folder).sort()) {
  if (!name.endsWith('.json')) continue
  const oracle = JSON.parse(readFileSync(join(folder, name), 'utf8'))
  if (!oracle.algorithm || !oracle.expected) continue
  const found = runCase(oracle)
  if (found === undefined) {
    counts.skipped++
    console.log(`skipped  ${name}: ${oracle.algorithm}`)
  } else if (found.length > 0) {
    counts.failed++
    console.log(`FAILED   ${name}: ${found.length} differences`)
    for (const line of found.slice(0, 3)) console.log(`         ${line}`)
  } else counts.passed++
}
const tail = counts.skipped ? `, ${counts.skipped} skipped` : ''
console.log(`${counts.passed} passed, ${counts.failed} failed${tail}`)
process.exit(counts.failed === 0 ? 0 : 1)
