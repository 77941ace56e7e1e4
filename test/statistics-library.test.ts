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
  'linear-system',
  'lqq',
  'quadrature',
  'reference-periods',
  's-estimate',
  'signed-rank-search',
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

const pages = readdirSync(join(root, 'docs/methods/statistics'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(join(root, 'docs/methods/statistics', name), 'utf8') }))

test('each function behind the door has its heading in docs/methods/statistics', async () => {
  const offered = Object.entries(await import('../src/statistics/index.ts'))
    .filter(([, value]) => typeof value === 'function')
    .map(([name]) => name)
  const headings = pages.flatMap(({ text }) => text.match(/^### .*$/gm) ?? []).join('\n')
  expect(offered.filter((name) => !headings.includes(`\`${name}\``))).toEqual([])
  const named = [...headings.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? '')
  expect(named.filter((name) => !offered.includes(name))).toEqual([])
})

const PARTS = ['Question', 'How', 'Not when', 'Source', 'Checked against']
test.each(
  pages
    .filter(({ name }) => name !== 'README.md')
    .flatMap(({ name, text }) =>
      text
        .split(/^### /m)
        .slice(1)
        .map((method) => [name, method] as const),
    ),
)('%s says of each method what it asks, how, when not, whence, and by what it is held', (_, method) => {
  expect(PARTS.filter((part) => !method.includes(`- **${part}`))).toEqual([])
  expect(method).toContain('```js')
})

/** Lines of the pages' examples: `call // => what it gives`. */
const examples = pages.flatMap(({ name, text }) =>
  [...text.matchAll(/```js\n([\s\S]*?)```/g)].flatMap(([, block]) =>
    (block ?? '')
      .split('\n')
      .filter(Boolean)
      .map((line) => [name, ...line.split(' // => ')]),
  ),
)
test.each(examples)('%s: %s gives %s', async (_, call, said) => {
  const scope: Record<string, unknown> = await import('../src/statistics/index.ts')
  const run = (text: string) =>
    new Function(...Object.keys(scope), `return (${text})`)(...Object.values(scope))
  const rounded = (value: unknown): unknown =>
    JSON.parse(JSON.stringify({ value }), (_, part) =>
      typeof part === 'number' ? Number(part.toPrecision(4)) : part,
    )
  expect(rounded(run(call ?? ''))).toEqual(rounded(run(said ?? 'undefined')))
})
