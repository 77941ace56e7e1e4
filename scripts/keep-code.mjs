/** Reads a text of each language by the built script and keeps the code V8 made of it beside: run by the build, in a process of its own. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, runScript } from '../bin/script.js'

const root = join(import.meta.dirname, '..')
const file = join(root, 'dist', 'read.cjs')
const written = join(root, 'examples', 'observatory', 'written')
process.argv.splice(2, Number.POSITIVE_INFINITY, 'read', written)
const script = runScript(file)
process.on('exit', (status) => {
  if (status === 0) writeFileSync(codeOf(file), script.createCachedData())
})
