/** The whole invented observatory as files: notes, releases, tables. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { countRows } from './counts.mjs'
import { fieldNotes } from './field-notes.mjs'
import { offerRows } from './offers.mjs'
import { policeReleases } from './police.mjs'
import { randomFrom } from './random.mjs'
import { sampleRows } from './samples.mjs'

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
