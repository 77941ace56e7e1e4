import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkAgainst } from './check-against.ts'
import type { Terminal } from './terminal.ts'

const TEXT = 'À Lille, le gramme de cocaïne vaut 60 €. La pluie tombe sur la ville depuis lundi.'
const LINE = {
  id: 'note-1',
  lang: 'fr',
  genre: 'field note',
  text: TEXT,
  observations: [
    {
      phenomenon: 'market.price',
      substances: ['cocaine'],
      places: ['Lille'],
      direction: 'present',
      certainty: 'asserted',
      measures: [{ kind: 'price', value: 60, currency: 'EUR', quantity: 1, unit: 'g' }],
      drivers: [],
      evidence: 'le gramme de cocaïne vaut 60 €',
    },
  ],
}

const folder = mkdtempSync(join(tmpdir(), 'vigie-check-'))
const fileOf = (name: string, ...lines: unknown[]): string => {
  const path = join(folder, name)
  writeFileSync(
    path,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  )
  return path
}

async function run(options: Omit<Parameters<typeof checkAgainst>[0], 'against'>, ...files: string[]) {
  const [said, complained]: [string[], string[]] = [[], []]
  const terminal: Terminal = {
    language: 'en',
    isInteractive: true,
    width: 100,
    paint: (_, text) => text,
    print: (text) => void said.push(text),
    complain: (text) => void complained.push(text),
  }
  const code = await checkAgainst({ ...options, against: files }, terminal)
  return { code, said: said.join('\n'), complained: complained.join('\n') }
}

describe('vigie check --against', () => {
  it('tells a person the whole and each language, and that all quotes are exact', async () => {
    const { code, said } = await run({}, fileOf('good.jsonl', LINE))
    expect(code).toBe(0)
    expect(said).toContain('Texts: 1. Claims coded: 1, read: 1.')
    expect(said).toContain('Quotes not exact: 0')
    expect(said).toMatch(/^fr .*100\.0/m)
  })

  it('gives a program counts, rates and changes as JSON, by the grouping asked for', async () => {
    const { said } = await run({ format: 'json', by: 'rule' }, fileOf('good.jsonl', LINE))
    const figures = JSON.parse(said)
    expect(figures.total).toMatchObject({ coded: 1, read: 1, full: { right: 1, f1: 1 } })
    expect(Object.keys(figures.by)).toEqual(['rule'])
  })

  it('gives a spreadsheet one line a group', async () => {
    const { said } = await run({ format: 'csv', by: 'genre' }, fileOf('good.jsonl', LINE))
    const [head, all, note] = said.split('\r\n')
    expect(head).toMatch(/^by,name,coded,read,found,found_precision/)
    expect([all, note]).toEqual([
      'all,all,1,1,1,1,1,1,1,1,1,1,1,1,1,1',
      'genre,field note,1,1,1,1,1,1,1,1,1,1,1,1,1,1',
    ])
  })

  it('names a bad line, goes on with the rest, and ends as failed', async () => {
    const { code, said, complained } = await run({}, fileOf('mixed.jsonl', '{', LINE))
    expect([code, complained.split('\n').length]).toEqual([1, 1])
    expect(complained).toContain('mixed.jsonl, line 1 is not JSON')
    expect(said).toContain('Texts: 1.')
  })

  it('refuses a file in which no line can be used', async () => {
    await expect(run({}, fileOf('none.jsonl', '{'))).rejects.toMatchObject({ code: 'coded-nothing' })
  })

  it('keeps figures without a word of the texts, and compares with them', async () => {
    const [file, kept] = [fileOf('good.jsonl', LINE), join(folder, 'kept.json')]
    await run({ save: kept }, file)
    expect(readFileSync(kept, 'utf8')).not.toContain('gramme')
    const half = { ...LINE.observations[0], direction: 'up' }
    const { said } = await run({ since: kept }, fileOf('half.jsonl', { ...LINE, observations: [half] }))
    expect(said).toContain('measured on other texts')
    expect(said).toContain('0.0 (-100.0)')
  })

  it('shows the claims that differ in their sentence when asked', async () => {
    const missed = { ...LINE.observations[0], phenomenon: 'use.level', evidence: 'La pluie tombe' }
    const { said } = await run({ errors: 5 }, fileOf('more.jsonl', { ...LINE, observations: [missed] }))
    expect(said).toContain('[La pluie tombe] sur la ville depuis lundi.')
    expect(said).toContain('false alarm')
  })
})
