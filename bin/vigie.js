#!/usr/bin/env node
// Starts the built command; in a checkout whose sources are newer than the build, builds first.
// A script and no module (bin/package.json): Node starts it a few milliseconds sooner.
const { existsSync, readdirSync, statSync } = require('node:fs')
const { join } = require('node:path')

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `vigie needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a newer one, then try again.`,
  )
  process.exit(1)
}

const root = join(__dirname, '..')
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

/** Reading is what people wait for, so it starts from code compiled by the build. Everything else starts from modules. */
function start() {
  const script = join(root, 'dist', 'read.cjs')
  if (process.argv[2] === 'read' && existsSync(script)) require('./script.js').runScript(script)
  else return import('../dist/vigie.js')
}

const canBuild = existsSync(join(root, 'node_modules', 'esbuild')) && existsSync(sources)
if (canBuild && (!existsSync(built) || isNewer(sources, statSync(built).mtimeMs)))
  import('../scripts/build.mjs').then(start)
else start()
