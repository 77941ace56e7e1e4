/**
 * Bundles Vigie into `dist/`: one entry for the command line, one for each child process or thread, one for each
 * browser island, one for the statistics as a library, and the command once more as a script with its code compiled.
 * Packages of node_modules stay outside the server bundles, inside the islands'.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const inRoot = (...parts) => join(root, ...parts)

/** Entries by convention: `src/main.ts`, every `src/<room>/<name>.child.ts`, every `src/web/islands/<name>.ts`. */
function entries() {
  const server = {}
  if (existsSync(inRoot('src/main.ts'))) server.vigie = inRoot('src/main.ts')
  for (const { name: room } of readdirSync(inRoot('src'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  ))
    for (const file of readdirSync(inRoot('src', room)))
      if (file.endsWith('.child.ts'))
        server[file.replace(/\.child\.ts$/, '-child')] = inRoot('src', room, file)
  return {
    server,
    islands: [...filesOf('islands', /\.tsx?$/), ...filesOf('styles', /^(?:vigie\.css|icon\.svg)$/)],
  }
}

/** What the browser loads, each by its plain name: scripts, the style sheet with all it imports, the icon. */
function filesOf(folder, pattern) {
  const path = inRoot('src/web', folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((file) => pattern.test(file) && !file.includes('.test.'))
    .map((file) => ({ in: join(path, file), out: file.replace(/\.\w+$/, '') }))
}

const { server, islands } = entries()

// A build that fails leaves no script of an older one to start from.
for (const kept of ['dist/read.cjs', 'dist/read.code']) rmSync(inRoot(kept), { force: true })
const shared = {
  bundle: true,
  sourcemap: false,
  logLevel: 'warning',
  jsx: 'automatic',
  jsxImportSource: 'preact',
}
await build({
  ...shared,
  entryPoints: server,
  outdir: inRoot('dist'),
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
})
if (islands.length)
  await build({
    ...shared,
    entryPoints: islands,
    outdir: inRoot('dist/islands'),
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    loader: { '.svg': 'copy' },
    minify: true,
  })

// The statistics as a library of their own: one bundle that asks nothing of Node or of a browser, and its types.
await build({
  ...shared,
  entryPoints: [inRoot('src/statistics/index.ts')],
  outfile: inRoot('dist/statistics/index.js'),
  platform: 'neutral',
  format: 'esm',
  target: 'es2022',
})
execFileSync(
  process.execPath,
  [inRoot('node_modules/typescript/bin/tsc'), '-p', 'tsconfig.statistics.json'],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
for (const name of readdirSync(inRoot('dist/statistics')).filter((file) => file.endsWith('.d.ts'))) {
  const types = readFileSync(inRoot('dist/statistics', name), 'utf8')
  writeFileSync(inRoot('dist/statistics', name), types.replace(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'"))
}

// The reader's rules and lists, compiled so that a command starts at once.
if (server['compile-engines-child'])
  execFileSync(process.execPath, [inRoot('dist/compile-engines-child.js')], { stdio: 'inherit' })

/** Leaves the other commands out of a bundle: what they import, when called, is never asked for. */
const readAlone = {
  name: 'read-alone',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\./ }, ({ kind, path, importer }) =>
      kind === 'dynamic-import' && COMMANDS.test(importer) && path !== './read.ts'
        ? { path, external: true }
        : undefined,
    ),
}
const COMMANDS = /[\\/](?:main|program|check-command)\.ts$/

// The command once more, as one script whose code is kept compiled: what `vigie read` starts from (bin/vigie.js).
if (server.vigie) {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  const { outputFiles } = await build({
    ...shared,
    entryPoints: [server.vigie],
    outfile: inRoot('dist/read.cjs'),
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: Object.keys({ ...dependencies, ...optionalDependencies }).filter(
      (name) => name !== 'commander',
    ),
    banner: { js: "const scriptUrl = require('node:url').pathToFileURL(__filename).href" },
    define: { 'import.meta.url': 'scriptUrl' },
    plugins: [readAlone],
  })
  // esbuild leaves letters beyond ASCII in patterns; a script of ASCII alone is read as it lies.
  const ascii = outputFiles[0].text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  writeFileSync(inRoot('dist/read.cjs'), ascii)
  // Where that fails the script starts all the same, only later.
  spawnSync(process.execPath, [inRoot('scripts/keep-code.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] })
}
