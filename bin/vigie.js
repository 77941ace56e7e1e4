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

function newest(folder) {
  let latest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs)
  }
  return latest
}

const canBuild = existsSync(join(root, 'node_modules', 'esbuild')) && existsSync(sources)
if (canBuild && (!existsSync(built) || newest(sources) > statSync(built).mtimeMs)) {
  await import('../scripts/build.mjs')
}
await import(new URL('../dist/vigie.js', import.meta.url))
