/**
 * Writes the invented region-year: ten sites over 24 months, with planted stories that Vigie must find (see
 * README.md beside this file). Everything is invented; the same seed writes the same files, byte for byte.
 *
 *   node examples/generate.mjs [FOLDER]      writes into examples/observatory unless told otherwise
 *   node examples/generate.mjs FOLDER 1000   the same world, told in about that many documents
 */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeObservatory } from './generator/observatory.mjs'

const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), 'observatory')
writeObservatory(folder, Number(process.argv[3] ?? 0))
