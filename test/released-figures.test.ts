/** The reader reads the held-out texts, and the plain ones, no worse than the released figures say. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEPTHS } from '../src/reader/measured/figures.ts'
import { ratesOf } from '../src/reader/measured/rates.ts'
import { parseFigures, type SavedFigures } from '../src/reader/measured/saved-figures.ts'
import { packageFile } from '../src/vocabulary/package-files.ts'
import { runVigie } from './command.ts'
import { temporaryFolder } from './temporary-folder.ts'

const figuresAt = (path: string): SavedFigures => parseFigures(readFileSync(path, 'utf8'), 'figures')
const f1 = ({ figures }: SavedFigures, depth: (typeof DEPTHS)[number]): number =>
  Number(ratesOf(figures.total, depth).f1)

test.each([
  ['learned/held-out.jsonl', 'docs/reading-figures.json'],
  ['learned/held-out-plain.jsonl', 'docs/reading-figures-plain.json'],
])(
  '%s, from which nothing was learned, is read as well as %s says, and quoted exactly',
  async (texts, figures) => {
    const released = figuresAt(packageFile(figures))
    const now = join(temporaryFolder('figures'), 'now.json')
    const { code } = await runVigie([
      'check',
      '--against',
      packageFile(texts),
      '--save',
      now,
      '--format',
      'json',
    ])
    const measured = figuresAt(now)
    expect(code).toBe(0)
    expect([measured.reader, measured.texts]).toEqual([released.reader, released.texts])
    for (const depth of DEPTHS)
      expect([depth, f1(measured, depth) >= f1(released, depth)]).toEqual([depth, true])
    expect(measured.figures.inexact).toBe(0)
  },
)
