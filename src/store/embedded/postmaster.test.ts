import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/temporary-folder.ts'
import { forgetDead, readPostmaster } from './postmaster.ts'

const DEAD = 4_000_001
const dead = { pid: DEAD, socketFolder: '/nowhere', isReady: false }

const newFolder = (): string => temporaryFolder('postmaster')

test('the number of a dead server is replaced, the rest of its file stays', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'postmaster.pid'), `${DEAD}\n${folder}\n1\n5432\n/nowhere\n\n  1 1\nready   \n`)
  forgetDead(folder, dead)
  const [pid, ...rest] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
  expect(Number(pid)).toBeGreaterThan(2 ** 22)
  expect(rest).toEqual([folder, '1', '5432', '/nowhere', '', '  1 1', 'ready   ', ''])
  forgetDead(newFolder(), dead)
})

test('the file of a server that starts meanwhile keeps its number', async () => {
  const folder = newFolder()
  const starting = new Worker(STARTS, {
    eval: true,
    workerData: { file: join(folder, 'postmaster.pid'), DEAD },
  })
  const counted = new Promise<number>((resolve, reject) => {
    starting.once('message', resolve)
    starting.once('error', reject)
  })
  let lost: number | undefined
  void counted.then((count) => {
    lost = count
  })
  while (lost === undefined) {
    for (let turn = 0; turn < 200; turn++) forgetDead(folder, dead)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(lost).toBe(0)
  expect(readPostmaster(folder)?.pid).toBe(1)
})

/** Two thousand times over: a dead server's file is unlinked and a living one's made in its place, as PostgreSQL does. */
const STARTS = `
const { parentPort, workerData: { file, DEAD } } = require('node:worker_threads')
const { readFileSync, unlinkSync, writeFileSync } = require('node:fs')
let lost = 0
for (let start = 0; start < 2000; start++) {
  writeFileSync(file, DEAD + '\\nfolder\\n')
  for (const until = performance.now() + 0.05; performance.now() < until; );
  unlinkSync(file)
  writeFileSync(file, '1\\nfolder\\n', { flag: 'wx' })
  for (const until = performance.now() + 0.2; performance.now() < until; );
  if (!readFileSync(file, 'utf8').startsWith('1\\n')) lost++
  if (start < 1999) unlinkSync(file)
}
parentPort.postMessage(lost)
`
