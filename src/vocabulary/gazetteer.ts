/** Loads the shipped gazetteer, once: communes and cities at once, villages when a name or a code asks for one. */
import { readFileSync } from 'node:fs'
import { createGazetteer } from './create-gazetteer.ts'
import type { Gazetteer } from './gazetteer-types.ts'
import { packageFile } from './package-files.ts'

export type { Gazetteer, NamedPlaces, NameFlag, Nearby } from './gazetteer-types.ts'

let loaded: Gazetteer | undefined

/**
 * The gazetteer shipped with Vigie.
 *
 * @example
 * loadGazetteer().widerThan('FR-75056-M4') // => ['FR-75056', 'FR-75', 'FR-IDF', 'FR']
 */
export function loadGazetteer(): Gazetteer {
  loaded ??= createGazetteer((name) => readFileSync(packageFile(`vocabulary/places/${name}`), 'utf8'))
  return loaded
}
