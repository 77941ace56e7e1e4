/**
 * `npm test`: types, lint and format, then every test (unit, rules, rooms, end-to-end in a real browser, real
 * PostgreSQL beside the embedded one). Installs what the tests need where it may; ends with the counts.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureTools } from './ensure-tools.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
ensureTools()

const counts = { passed: 0, failed: 0, skipped: 0 }

/** Runs one check that passes or fails as a whole. */
function check(name, command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  counts[status === 0 ? 'passed' : 'failed']++
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${name}`)
}

const bin = (name) => join(root, 'node_modules', '.bin', name)
check('types', bin('tsc'), ['--noEmit'])
check('lint and format', bin('biome'), ['check', '.'])

const report = join(mkdtempSync(join(tmpdir(), 'vigie-test-')), 'report.json')
const { status } = spawnSync(
  bin('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
if (existsSync(report)) {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  counts.passed += result.numPassedTests
  counts.skipped += result.numPendingTests + (result.numTodoTests ?? 0)
  // A file that cannot even be loaded has no test to fail: it counts as one failure.
  const unloaded = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  counts.failed += result.numFailedTests + unloaded
  if (status !== 0 && result.numFailedTests + unloaded === 0) counts.failed++
} else counts.failed++

const tail = counts.skipped ? `, ${counts.skipped} skipped` : ''
console.log(`\n${counts.passed} passed, ${counts.failed} failed${tail}`)
process.exit(counts.failed === 0 ? 0 : 1)
