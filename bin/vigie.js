#!/usr/bin/env node
// Starts the built command; in a checkout whose sources are newer than the build, builds first.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `vigie needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a newer one, then try again.`,
  )
  process.exit(1)
}

const root = fileURLToPath(new URL('..', import.meta.url))
const built = join(root, 'dist', 'vigie.js')
const sources = join(root, 'src')

/** Whether any file below a folder was written after a time. */
function isNewer(folder, than) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory() ? isNewer(path, than) : statSync(path).mtimeMs > than) return true
  }
  return false
}

const canBuild = existsSync(join(root, 'node_modules', 'esbuild')) && existsSync(sources)
if (canBuild && (!existsSync(built) || isNewer(sources, statSync(built).mtimeMs))) {
  await import('../scripts/build.mjs')
}
// Reading is what people wait for, so it starts from code compiled by the build. Everything else starts from modules.
const script = join(root, 'dist', 'read.cjs')
if (process.argv[2] === 'read' && existsSync(script)) {
  const { runScript } = await import('./script.js')
  runScript(script)
} else await import(new URL('../dist/vigie.js', import.meta.url))
