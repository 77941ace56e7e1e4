/** Threads as the build ships them. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inOrder } from '../core/in-order.ts'
import { packageFile } from '../vocabulary/package-files.ts'
import { createReader } from './load.ts'
import type { Readers } from './readers.ts'
import type { Reader } from './reading.ts'
import { openReaders, type ThreadOptions } from './reading-threads.ts'

const texts = readFileSync(packageFile('learned/held-out.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .slice(0, 14)
  .map((line) => String(JSON.parse(line).text))
const reader = createReader()

/** Readers, and what they left to be read here. */
function counted(options: Omit<ThreadOptions, 'reader'>): { readers: Readers; here: string[] } {
  const here: string[] = []
  const counting: Pick<Reader, 'version' | 'read'> = {
    version: reader.version,
    read: (text, options) => {
      here.push(text)
      return reader.read(text, options)
    },
  }
  return { readers: openReaders({ ...options, reader: counting }), here }
}

const readAll = async (readers: Readers) => {
  const readings: unknown[] = []
  for await (const reading of inOrder(
    texts,
    (text) => readers.read(text, { explain: true }),
    () => readers.ahead,
  ))
    readings.push(reading)
  await readers.close()
  return readings
}

describe('many texts', () => {
  test('come to the same readings, in order, wherever each was read', async () => {
    const { readers, here } = counted({ threads: 2, startAt: 0 })
    expect(await readAll(readers)).toEqual(texts.map((text) => reader.read(text, { explain: true })))
    expect(here.length).toBeLessThan(texts.length)
  })

  test('are read here until there is much to read', async () => {
    const { readers, here } = counted({ threads: 3, startAt: 5_000 })
    let length = 0
    const first = texts.filter((text) => {
      length += text.length
      return length <= 5_000
    })
    expect(readers.ahead).toBe(0)
    await readAll(readers)
    expect(here.slice(0, first.length)).toEqual(first)
    expect(here.length).toBeLessThan(texts.length)
    expect(readers.ahead).toBe(12)
  })

  test('are read here on one core', async () => {
    const { readers, here } = counted({ threads: 0, startAt: 0 })
    await readAll(readers)
    expect(here).toEqual(texts)
    expect(readers.ahead).toBe(0)
  })

  test('are read here where the threads die', async () => {
    const script = join(mkdtempSync(join(tmpdir(), 'vigie-threads-')), 'dies.mjs')
    writeFileSync(
      script,
      `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', () => process.exit(1))`,
    )
    const { readers, here } = counted({ threads: 2, startAt: 5_000, script })
    expect(await readAll(readers)).toEqual(texts.map((text) => reader.read(text, { explain: true })))
    expect(here.toSorted()).toEqual(texts.toSorted())
  })

  test('asked of closed readers are refused, and none is read for nobody', async () => {
    const { readers, here } = counted({ threads: 2, startAt: 0 })
    const asked = Promise.allSettled(texts.map((text) => readers.read(text)))
    const before = here.length
    await readers.close()
    const states = (await asked).map(({ status }) => status)
    expect(states).toContain('rejected')
    expect(here).toHaveLength(before)
  })

  test('that reading fails on are read once more here, where the failure is told; the thread reads on', async () => {
    const readers = openReaders({
      threads: 2,
      startAt: 0,
      reader: {
        version: reader.version,
        read: () => {
          throw new Error('unreadable')
        },
      },
    })
    const noTitle = { title: 5 as unknown as string }
    await expect(readers.read('La cocaïne vaut 60 €.', noTitle)).rejects.toThrow('unreadable')
    expect((await readers.read('La cocaïne vaut 60 €.')).observations).toHaveLength(1)
    await readers.close()
  })
})
