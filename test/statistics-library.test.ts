/** `vigie/statistics` is a library of its own: it runs where there is no Node, has types, and says what each of its files is. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'src/statistics')

/** Parts of methods, which no one calls by themselves. */
const INNER = [
  'demand',
  'design-scale',
  'discrete-quantile',
  'factor-columns',
  'farrington-baseline',
  'farrington-bound',
  'fit-groups',
  'gamma-function',
  'held-back-fit',
  'least-squares',
  'lqq',
  'method-choice',
  'reference-periods',
  's-estimate',
  'solve-monotone',
  'symmetric',
]

test('each file of the room is a method behind the door, or named as a part of one', () => {
  const door = readFileSync(join(folder, 'index.ts'), 'utf8')
  const offered = [...door.matchAll(/from '\.\/([\w-]+)\.ts'/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => name !== 'demand')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'index.ts')
    .map((name) => name.replace('.ts', ''))
  expect([...offered, ...INNER].sort()).toEqual(files.sort())
})

test('it runs in a browser, where there is no process', async () => {
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'index.ts')],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    globalName: 'statistics',
    logLevel: 'silent',
  })
  const text = outputFiles[0]?.text ?? ''
  const bare = createContext({})
  runInContext(text, bare)
  expect(runInContext('typeof process', bare)).toBe('undefined')
  expect(runInContext('statistics.medianInterval([1, 2, 3, 4, 5, 6]).high', bare)).toBe(6)
  expect(runInContext('statistics.ears([2, 4, 2, 4, 2, 4, 3, 9, 9, 7], 9).upperbound > 0', bare)).toBe(true)
})

test('a project that depends on Vigie imports it by name, types included', () => {
  const project = temporaryFolder('uses-statistics')
  mkdirSync(join(project, 'node_modules'))
  symlinkSync(root, join(project, 'node_modules/vigie'), 'dir')
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
  const source =
    "import { median } from 'vigie/statistics'\nconst middle: number | undefined = median([1, 2, 9])\nconsole.log(middle)\n"
  writeFileSync(join(project, 'uses.mts'), source)
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '--strict', '--module', 'nodenext', '--types', '', 'uses.mts'], {
    cwd: project,
  })
  expect(execFileSync(process.execPath, ['uses.mjs'], { cwd: project, encoding: 'utf8' })).toBe('2\n')
})
