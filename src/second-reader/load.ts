/** The second reader this machine is set up for: its settings, its instructions, and what its claims are held against. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../core/problem.ts'
import { loadGazetteer } from '../vocabulary/gazetteer.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { claimCodes } from './candidate.ts'
import type { Extractor } from './extractor.ts'
import { httpExtractor } from './http-extractor.ts'
import { instructionsFor } from './instructions.ts'
import { readSettings, SETTINGS_FILE, type Settings } from './settings.ts'
import type { Knowledge } from './verify.ts'

/**
 * The settings of this machine: of the environment, else of `second-reader.yml` in the observatory's folder.
 *
 * @throws Problem `second-reader-file-open` when the file holds a key and others may read it
 */
export function loadSettings(folder: string, env = process.env): Settings | null {
  const path = join(folder, SETTINGS_FILE)
  if (!existsSync(path)) return readSettings(env, null)
  const content = readFileSync(path, 'utf8')
  const isOpen = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0
  if (isOpen && /^\s*key\s*:/m.test(content))
    throw new Problem('second-reader-file-open', { file: SETTINGS_FILE })
  return readSettings(env, content)
}

export interface SecondReader {
  readonly settings: Settings
  readonly extractor: Extractor
  readonly knowledge: Knowledge
}

/** @throws Problem `second-reader-none` when none is set up: it is off until somebody asks for it. */
export function loadSecondReader(folder: string, env = process.env): SecondReader {
  const settings = loadSettings(folder, env)
  if (!settings) throw new Problem('second-reader-none', { file: SETTINGS_FILE })
  return secondReaderOf(settings)
}

export function secondReaderOf(settings: Settings): SecondReader {
  return {
    settings,
    extractor: httpExtractor(settings, instructionsFor(loadVocabulary())),
    knowledge: shippedKnowledge(),
  }
}

/** The shipped vocabulary and gazetteer. */
export function shippedKnowledge(): Knowledge {
  return {
    codes: claimCodes(loadVocabulary()),
    placeCode: (name) => loadGazetteer().lookup(name)?.code,
  }
}
