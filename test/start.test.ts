/** How the command starts: `vigie read` from a script whose code the build kept compiled, all else from modules. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Script } from 'node:vm'
import { expect, test } from 'vitest'
import { ROOT } from './command.ts'
import { temporaryFolder } from './temporary-folder.ts'

const {
  codeOf,
  runScript,
  scriptOf,
}: { codeOf(file: string): string; runScript(file: string): Script; scriptOf(file: string): Script } =
  await import(pathToFileURL(join(ROOT, 'bin/script.js')).href)
const folder = temporaryFolder('vigie-start')
const NOTE = join(ROOT, 'examples/observatory/written')

const outputOf = (command: string, ...args: string[]): string => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(ROOT, command), ...args], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  expect([stderr, status]).toEqual(['', 0])
  return stdout
}

test('what is read from compiled code is what modules read', () => {
  expect(existsSync(codeOf(join(ROOT, 'dist/read.cjs')))).toBe(true)
  expect(outputOf('bin/vigie.js', 'read', NOTE)).toBe(outputOf('dist/vigie.js', 'read', NOTE))
})

test('the code the build kept is taken by V8', () => {
  expect(scriptOf(join(ROOT, 'dist/read.cjs')).cachedDataRejected).toBe(false)
})

test('the script is ASCII, so that its bytes are its letters', () => {
  expect(readFileSync(join(ROOT, 'dist/read.cjs')).every((byte) => byte < 0x80)).toBe(true)
})

test('code that this V8 did not make is left aside, and the script runs all the same', () => {
  const file = join(folder, 'count.cjs')
  writeFileSync(file, 'globalThis.startCount = (globalThis.startCount ?? 0) + 1')
  copyFileSync(join(ROOT, 'package.json'), codeOf(file))
  expect(runScript(file).cachedDataRejected).toBe(true)
  expect((globalThis as { startCount?: number }).startCount).toBe(1)
})
