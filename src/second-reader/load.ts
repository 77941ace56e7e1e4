/** The second reader this machine is set up for: its settings, its instructions, and what its claims are held against. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
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
 * Where the file of settings lies: `$XDG_CONFIG_HOME/vigie`, else `~/.config/vigie`. Not with the observatory, whose folder belongs to its
 * database.
 *
 * @example
 * settingsPath({ XDG_CONFIG_HOME: '/home/alice/.conf' }) // => '/home/alice/.conf/vigie/second-reader.yml'
 */
export function settingsPath(env: NodeJS.ProcessEnv = process.env): string {
  return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'vigie', SETTINGS_FILE)
}

/**
 * The settings of this machine: of the environment, else of the file.
 *
 * @throws Problem `second-reader-file-open` when the file holds a key and others may read it
 */
export function loadSettings(env: NodeJS.ProcessEnv = process.env): Settings | null {
  const path = settingsPath(env)
  if (!existsSync(path)) return readSettings(env, null)
  const content = readFileSync(path, 'utf8')
  const isOpen = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0
  if (isOpen && /^\s*["']?key["']?\s*:/m.test(content))
    throw new Problem('second-reader-file-open', { file: path })
  return readSettings(env, content)
}

export interface SecondReader {
  readonly settings: Settings
  readonly extractor: Extractor
  readonly knowledge: Knowledge
}

/** @throws Problem `second-reader-none` when none is set up: it is off until somebody asks for it. */
export function loadSecondReader(env: NodeJS.ProcessEnv = process.env): SecondReader {
  const settings = loadSettings(env)
  if (!settings) throw new Problem('second-reader-none', { file: settingsPath(env) })
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
