/**
 * Writes the invented region-year: ten sites over 24 months, with planted stories that Vigie must find (see
 * README.md beside this file). Everything is invented; the same seed writes the same files, byte for byte.
 *
 *   node examples/generate.mjs [FOLDER]      writes into examples/observatory unless told otherwise
 *   node examples/generate.mjs FOLDER 1000   the same world, told in about that many documents
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { countRows } from './generator/counts.mjs'
import { fieldNotes } from './generator/field-notes.mjs'
import { offerRows } from './generator/offers.mjs'
import { policeReleases } from './generator/police.mjs'
import { randomFrom } from './generator/random.mjs'
import { sampleRows } from './generator/samples.mjs'

const SEED = 20240101

/** Every generated file as [path below the folder, text]. */
export function observatory(documents = 0) {
  const random = randomFrom(SEED)
  const texts = [...fieldNotes(random), ...policeReleases(random)]
  for (let echo = 1; texts.length < documents; echo++)
    texts.push(...fieldNotes(randomFrom(SEED + echo), echo))
  const kept = documents ? texts.slice(0, documents) : texts
  return [
    ...kept.map((text) => [text.path, `${frontMatter(text.about) + text.body}\n`]),
    ...offerRows(random),
    ...sampleRows(random),
    ...countRows(random),
  ]
}

function frontMatter(about) {
  const lines = Object.entries(about).map(([key, value]) => `${key}: ${value}`)
  return `---\n${lines.join('\n')}\n---\n\n`
}

/** Writes the files below `folder`, whose `generated` part is emptied first. */
export function writeObservatory(folder, documents = 0) {
  rmSync(join(folder, 'generated'), { recursive: true, force: true })
  for (const [path, text] of observatory(documents)) {
    const file = join(folder, 'generated', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), 'observatory')
  writeObservatory(folder, Number(process.argv[3] ?? 0))
}
