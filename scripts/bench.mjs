/** Runs a benchmark of `bench/`: `npm run bench -- NAME [its arguments]`. Bundled first, so that no loader is measured. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [name = '', ...rest] = process.argv.slice(2)
const source = join(root, 'bench', `${name}.ts`)
if (!existsSync(source)) {
  const known = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.ts'))
  console.error(
    `Which benchmark? npm run bench -- ${known.map((file) => file.replace('.ts', '')).join(' | ')}`,
  )
  process.exit(2)
}
await import('./build.mjs')
const outfile = join(root, 'dist', 'bench', `${name}.mjs`)
await build({
  entryPoints: [source],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
})
const { status } = spawnSync(process.execPath, [outfile, ...rest], { stdio: 'inherit', cwd: root })
process.exit(status ?? 1)
