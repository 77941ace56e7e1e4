/** Writes the pages of `docs/vocabulary/` from the data of `vocabulary/`. A test fails when they differ. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
mkdirSync(join(root, 'dist'), { recursive: true })
// Inside the package, so that the bundle finds its data and its packages.
const folder = mkdtempSync(join(root, 'dist', 'docs-'))
const bundle = join(folder, 'pages.mjs')
await build({
  stdin: {
    contents: `export { vocabularyPages } from './src/vocabulary/pages.ts'\nexport { loadVocabulary } from './src/vocabulary/load.ts'`,
    resolveDir: root,
    loader: 'ts',
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile: bundle,
  logLevel: 'warning',
})
try {
  const { vocabularyPages, loadVocabulary } = await import(pathToFileURL(bundle).href)
  mkdirSync(join(root, 'docs/vocabulary'), { recursive: true })
  for (const [name, text] of vocabularyPages(loadVocabulary())) {
    writeFileSync(join(root, 'docs/vocabulary', name), text)
    console.log(`docs/vocabulary/${name}`)
  }
} finally {
  rmSync(folder, { recursive: true })
}
