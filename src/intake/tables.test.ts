import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { packageFile } from '../vocabulary/package-files.ts'
import type { CodeBook } from './code-book.ts'
import type { Intake, TableIntake } from './intake.ts'
import { openParsePool } from './parse-pool.ts'
import { readFiles } from './read-files.ts'

const pool = openParsePool(1)
afterAll(() => pool.close())

const SUBSTANCES: Record<string, string> = {
  cocaïne: 'cocaine',
  cocaine: 'cocaine',
  résine: 'cannabis-resin',
  kétamine: 'ketamine',
  crack: 'crack',
  héroïne: 'heroin',
}
const PLACES: Record<string, string> = { lille: 'FR-59350', metz: 'FR-57463', 'fr-59350': 'FR-59350' }
const book: CodeBook = {
  substance: (name) => SUBSTANCES[name.toLowerCase()] ?? null,
  phenomenon: (name) => (/^(?:market|supply)\.[a-z]+$/.test(name) ? name : null),
  place: (name) => PLACES[name.toLowerCase()] ?? null,
}

async function takeIn(csv: string | Buffer, mapping: string, name = 'table.csv'): Promise<Intake> {
  const folder = temporaryFolder('vigie-table')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), csv)
  writeFileSync(join(folder, name.replace(/\.\w+$/, '.map.yml')), mapping)
  for await (const intake of readFiles([join(folder, name)], { pool, codeBook: book })) return intake
  throw new Error('nothing came')
}

async function tableOf(csv: string | Buffer, mapping: string, name?: string): Promise<TableIntake> {
  const intake = await takeIn(csv, mapping, name)
  if (!intake.ok || intake.kind !== 'table') throw new Error(`not a table: ${JSON.stringify(intake)}`)
  return intake
}

const OFFERS = `
table: offers
columns:
  date: date
  place: ville
  substance: produit
  amount: prix
  quantity: quantité
  unit: unité
  free: offert
  family: { value: users }
`

describe('offers', () => {
  const csv = [
    'date;ville;produit;prix;quantité;unité;offert',
    '2025-03-01;Lille;cocaïne;72,5;1;g;',
    '02/03/2025;Metz;résine;1 250,00;100;grammes;:',
    '2025-03-03;Lille;cocaine;;1;g;0,2',
    '2025-03-03;Lille;poudre inconnue;60;1;g;',
    '2025-03-03;Lille;cocaine;cher;1;g;',
    '2025-03-03;Lille;cocaine',
    '2025-03-03;Lille;cocaine;60;;g;',
  ].join('\n')

  test('semicolons, decimal commas and ":" for nothing are read; bad rows are refused by line, the rest goes on', async () => {
    const { rows, refused } = await tableOf(csv, OFFERS)
    if (rows.table !== 'offers') throw new Error(rows.table)
    expect(rows.offers).toMatchObject([
      {
        substance: 'cocaine',
        place: 'FR-59350',
        period: '2025-03-01',
        amount: 72.5,
        currency: 'EUR',
        unitPrice: 72.5,
        discount: null,
      },
      {
        substance: 'cannabis-resin',
        place: 'FR-57463',
        period: '2025-03-02',
        unit: 'g',
        unitPrice: 12.5,
        free: 0,
      },
      { amount: null, currency: null, free: 0.2, isPromotion: true },
    ])
    // 1 g bought, 0.2 given: a sixth of what is received costs nothing.
    expect(rows.offers[2]?.discount).toBeCloseTo(-1 / 6, 10)
    expect(refused.map(({ line, problem }) => [line, problem.code])).toEqual([
      [5, 'csv-unknown-name'],
      [6, 'csv-bad-value'],
      [7, 'csv-bad-row'],
      [8, 'csv-missing-value'],
    ])
    for (const { problem } of refused) expect(problem.message).not.toMatch(/inconnue|cher\b/)
  })

  test('in Windows-1252 they are the same', async () => {
    const { rows } = await tableOf(Buffer.from(csv, 'latin1'), OFFERS)
    expect(rows.table === 'offers' && rows.offers.length).toBe(3)
  })

  test('with tabs they are the same', async () => {
    const { rows } = await tableOf(csv.replaceAll(';', '\t'), OFFERS, 'table.tsv')
    expect(rows.table === 'offers' && rows.offers.length).toBe(3)
  })

  test('taken in again with a row more, each keeps its id; equal rows of one file stay two', async () => {
    const ids = async (text: string): Promise<string[]> => {
      const { rows } = await tableOf(text, OFFERS)
      return rows.table === 'offers' ? rows.offers.map(({ id }) => id) : []
    }
    const first = await ids(csv)
    const more = await ids(`${csv}\n2025-03-01;Lille;cocaïne;72,5;1;g;`)
    expect(more.slice(0, 3)).toEqual(first)
    expect(new Set(more).size).toBe(4)
  })
})

describe('samples', () => {
  const mapping = `
table: samples
source: { publisher: Laboratoire Exemple, kind: lab }
columns:
  id: n
  date: date
  site: site
  expected: attendu
  found: { column: trouvé, list: "+" }
  foundAmount: { column: teneur, list: "+" }
  foundUnit: { value: "%" }
  reason: motif
`
  test('hold several substances with their amounts; what the vocabulary lacks keeps its name; words lose contacts', async () => {
    const { rows } = await tableOf(
      'n,date,site,attendu,trouvé,teneur,motif\nE1,2025-02-01,FR-59350,kétamine,kétamine+caféine,"37+2,5",appelez le 06 39 98 12 34\n',
      mapping,
    )
    if (rows.table !== 'samples') throw new Error(rows.table)
    const [sample] = rows.samples
    expect(sample).toMatchObject({
      expected: 'ketamine',
      place: 'FR-59350',
      collectedOn: '2025-02-01',
      chain: 'laboratoire-exemple/FR-59350',
      found: [
        { substance: 'ketamine', amount: 37, unit: '%' },
        { substance: 'caféine', amount: 2.5, unit: '%' },
      ],
    })
    expect(sample?.reason).not.toContain('39 98')
  })

  test('"<0,5" lies below a limit of 0.5 and "<LOD" below one that is not said: neither is zero nor missing', async () => {
    const { rows, refused } = await tableOf(
      'n,date,site,attendu,trouvé,teneur,motif\nE1,2025-02-01,FR-59350,kétamine,kétamine+caféine,"<0,5+<LOD",\n',
      mapping,
    )
    if (rows.table !== 'samples') throw new Error(rows.table)
    expect(refused).toEqual([])
    expect(rows.samples[0]?.found).toEqual([
      { substance: 'ketamine', amount: null, unit: '%', limit: 0.5, isBelowLimit: true },
      { substance: 'caféine', amount: null, unit: '%', limit: null, isBelowLimit: true },
    ])
  })
})

describe('observations', () => {
  const mapping = `
table: observations
source: { publisher: Association Exemple, kind: ngo, site: FR-57463 }
columns: { phenomenon: code, substances: produits, direction: sens, date: jour, text: verbatim, places: lieu }
`
  test('of one day and source become one document; each points at its own line, without contacts', async () => {
    const csv = [
      'code;produits;sens;jour;verbatim;lieu',
      'market.availability;crack;up;2025-03-01;Le crack monte, dit-on au 06 39 98 12 34.;Metz',
      'market.price;cocaïne+résine;stable;2025-03-01;Les prix ne bougent pas.;',
      'market.price;crack;down;2025-03-02;La galette baisse.;Lille',
      'market.rumeur2;crack;down;2025-03-02;On dit.;Lille',
    ].join('\n')
    const { rows, refused } = await tableOf(csv, mapping)
    if (rows.table !== 'observations') throw new Error(rows.table)
    expect(rows.documents.map(({ observations }) => observations.length)).toEqual([2, 1])
    for (const { document, observations } of rows.documents)
      for (const { evidence } of observations)
        expect(document.text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
    const [first, second] = rows.documents[0]?.observations ?? []
    expect(first?.evidence.quote).toMatch(/^Le crack monte, dit-on au \[PHONE/)
    expect(second).toMatchObject({
      substances: ['cocaine', 'cannabis-resin'],
      direction: 'stable',
      evidence: { quote: 'Les prix ne bougent pas.' },
    })
    expect(refused.map(({ line }) => line)).toEqual([5])
  })
})

describe('a mapping that does not fit is said', () => {
  const csv = 'mois;valeur\n2025-01;3\n'
  test.each([
    [
      'table: counts\ncolumns: { series: { value: tests }, period: mois, value: nombre }',
      'csv-missing-column',
    ],
    ['table: sales\ncolumns: {}', 'mapping-bad'],
    ['table: counts\ncolumns: { period: mois, value: valeur }', 'mapping-bad'],
    [
      'table: counts\ncolumns: { series: { value: x }, period: mois, value: valeur, colour: mois }',
      'mapping-bad',
    ],
    ['table: [', 'mapping-unreadable'],
    ['a: &x [1]\nb: *x', 'mapping-unreadable'],
  ])('%s', async (mapping, code) => {
    expect(await takeIn(csv, mapping)).toMatchObject({ ok: false, problem: { code } })
  })

  test('keys a prototype has change nothing', async () => {
    await takeIn(csv, 'table: counts\n__proto__: { polluted: 1 }\ncolumns: { constructor: mois }')
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

describe('docs/intake.md', () => {
  const page = readFileSync(packageFile('docs/intake.md'), 'utf8')
  const examples = [...page.matchAll(/```yaml\n# (\S+)\.map\.yml\n([\s\S]*?)```\s+```csv\n([\s\S]*?)```/g)]

  test('shows a table of each kind', () => {
    expect(examples.map(([, name]) => name)).toEqual(['offers', 'samples', 'counts', 'observations'])
  })

  test.each(examples.map(([, name = '', mapping = '', csv = '']) => [name, mapping, csv]))(
    'its example of %s is read whole, with the names Vigie itself knows',
    async (name, mapping, csv) => {
      const folder = temporaryFolder('vigie-docs')
      writeFileSync(join(folder, `${name}.csv`), csv)
      writeFileSync(join(folder, `${name}.map.yml`), mapping)
      for await (const intake of readFiles([join(folder, `${name}.csv`)], { pool }))
        expect(intake).toMatchObject({ ok: true, rows: { table: name }, refused: [] })
    },
  )
})
