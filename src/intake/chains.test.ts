import { describe, expect, test } from 'vitest'
import { type ChainFacts, chainKey, originOf } from './chain.ts'
import { linkChains } from './link-chains.ts'
import { findCopies, nearDuplicateSignature, signatureBands, similarity } from './near-duplicates.ts'
import { findRelay } from './relay.ts'

const facts = (id: string, more: Partial<ChainFacts>): ChainFacts => ({
  id,
  publishedOn: null,
  period: null,
  genre: 'press',
  site: null,
  kind: 'media',
  publisher: 'Le Courrier Exemple',
  authority: null,
  relayedYear: null,
  signature: [],
  ...more,
})
const report = (id: string, more: Partial<ChainFacts>): ChainFacts =>
  facts(id, { genre: 'report', kind: 'observatory', publisher: 'OFDT', ...more })
const article = (id: string, more: Partial<ChainFacts>): ChainFacts =>
  facts(id, { authority: 'OFDT', kind: 'observatory', ...more })

const keysOf = (...documents: ChainFacts[]): Record<string, string | undefined> =>
  Object.fromEntries([...linkChains(documents)].map(([id, { chain }]) => [id, chain.key]))

describe('whose work an article relays', () => {
  test.each([
    ['Les dealeurs livrent à domicile, indique le dernier rapport de l’OFDT publié ce mardi.', 'OFDT', null],
    [
      'D’après le rapport 2015 de l’Observatoire français des drogues et des toxicomanies, la résine domine.',
      'OFDT',
      2015,
    ],
    ['Purity rose again, according to the latest report by the EMCDDA.', 'EUDA', null],
    ['The UNODC’s World Drug Report 2019 shows record production.', 'UNODC', 2019],
    [
      'Le crack progresse, indique le dernier rapport de l’Observatoire Exemple, site de Lille, publié fin mars.',
      'Observatoire Exemple, site de Lille',
      null,
    ],
    ['Selon l’étude de l’Institut Exemple sur les drogues, le prix baisse.', 'Institut Exemple', null],
  ])('%s', (text, authority, year) => {
    expect(findRelay(text)).toMatchObject({ authority, year })
  })

  test.each([
    'Un agent de l’OFDT habite la rue voisine.',
    'Who says that prices fall? Nobody knows the trend.',
    `${'La police a saisi du cannabis à Metz. '.repeat(60)} Selon l’OFDT, cela existe aussi ailleurs.`,
    'Selon un rapport de l’Office, tout va bien.',
    'Les usagers disent que la brune est rare.',
  ])('speaks for itself: %s', (text) => {
    expect(findRelay(text)).toBeNull()
  })
})

describe('the key of an origin', () => {
  test('is one name for a body however it is written', () => {
    expect(originOf('Observatoire français des drogues et des tendances addictives')).toBe(originOf('OFDT'))
  })

  test('many notes of one team at one site are one observer; its two sites are two', () => {
    const note = facts('n', {
      genre: 'field-note',
      kind: 'ngo',
      publisher: 'Association Exemple',
      site: 'FR-57463',
    })
    expect(chainKey({ ...note, id: 'm', publishedOn: '2025-04-01' })).toBe(chainKey(note))
    expect(chainKey({ ...note, site: 'FR-59350' })).not.toBe(chainKey(note))
  })

  test('two interviews are two people, two articles two inquiries, two texts of nobody known two texts', () => {
    for (const genre of ['interview', 'press'] as const)
      expect(chainKey(facts('a', { genre }))).not.toBe(chainKey(facts('b', { genre })))
    expect(chainKey(facts('a', { genre: 'field-note', publisher: null }))).toBe('text/a')
  })
})

describe('chains across documents', () => {
  test('an article about the latest report joins the report that came out before it, even across the year', () => {
    const keys = keysOf(
      report('r', { publishedOn: '2016-12-06' }),
      article('a', { publishedOn: '2017-01-04' }),
    )
    expect(keys.a).toBe(keys.r)
  })

  test('a report that comes later finds the article that spoke of it', () => {
    const early = article('a', { publishedOn: '2016-12-06' })
    expect(keysOf(early).a).toBe('ofdt/2016')
    const keys = keysOf(early, report('r', { publishedOn: '2016-12-06', period: '2015/2016' }))
    expect(keys.a).toBe(keys.r)
  })

  test('two reports of different years stay two chains, each with its articles', () => {
    const keys = keysOf(
      report('r15', { publishedOn: '2015-11-20', period: '2014' }),
      report('r16', { publishedOn: '2016-12-06', period: '2015' }),
      article('late', { publishedOn: '2016-12-08' }),
      article('early', { publishedOn: '2016-02-01' }),
      article('named', { publishedOn: '2016-12-20', relayedYear: 2014 }),
    )
    expect(keys.r15).not.toBe(keys.r16)
    expect([keys.late, keys.early, keys.named]).toEqual([keys.r16, keys.r15, keys.r15])
  })

  test('an article without a date joins the newest report of the body', () => {
    const keys = keysOf(
      report('old', { publishedOn: '2014-01-01' }),
      report('new', { publishedOn: '2016-01-01' }),
      article('a', {}),
    )
    expect(keys.a).toBe(keys.new)
  })

  test('an article does not join a report that came out long after it', () => {
    const keys = keysOf(
      report('r', { publishedOn: '2017-06-01' }),
      article('a', { publishedOn: '2016-12-06' }),
    )
    expect(keys.a).not.toBe(keys.r)
  })

  test('an article about a body joins the report of one of its sites', () => {
    const site = report('r', {
      genre: 'site-report',
      publisher: 'Observatoire Exemple, site de Lille',
      site: 'FR-59350',
      publishedOn: '2025-03-31',
    })
    const keys = keysOf(site, article('a', { authority: 'Observatoire Exemple', publishedOn: '2025-04-03' }))
    expect(keys.a).toBe(keys.r)
  })

  test('a report printed by the body itself relays nobody', () => {
    expect(linkChains([report('r', { authority: 'OFDT', publishedOn: '2016-12-06' })]).get('r')?.reason).toBe(
      'own',
    )
  })

  test('the order documents come in does not matter', () => {
    const documents = [
      report('r', { publishedOn: '2016-12-06' }),
      article('a', { publishedOn: '2016-12-07' }),
      article('b', { publishedOn: '2016-12-09' }),
    ]
    expect(keysOf(...documents.toReversed())).toEqual(keysOf(...documents))
  })
})

const words = (from: number, count: number): string =>
  Array.from({ length: count }, (_, index) => `mot${(from + index) * 7919}`).join(' ')

describe('copies', () => {
  const original = words(0, 300)
  const copy = `${words(5000, 20)} ${words(0, 280)}`

  test('a copy with a new opening and a cut end is found; case and punctuation do not count', () => {
    const [a, b] = [
      nearDuplicateSignature(original),
      nearDuplicateSignature(copy.toUpperCase().replaceAll(' ', ', ')),
    ]
    expect(similarity(a, b)).toBeGreaterThan(0.7)
    expect(
      findCopies([
        { id: 'a', signature: a },
        { id: 'b', signature: b },
      ]),
    ).toMatchObject([{ id: 'b', of: 'a' }])
    expect(signatureBands(a).some((band) => signatureBands(b).includes(band))).toBe(true)
  })

  test('another text of the same length is none, nor is a phrase too short to compare', () => {
    const other = nearDuplicateSignature(words(9000, 300))
    expect(
      findCopies([
        { id: 'a', signature: nearDuplicateSignature(original) },
        { id: 'o', signature: other },
      ]),
    ).toEqual([])
    expect(nearDuplicateSignature('La brune est rare à Metz.')).toEqual([])
  })

  test('the estimate is near the share of common five-word runs', () => {
    // 596 of 996 runs in common: 200 words of 600 replaced at the end.
    const [a, b] = [words(0, 600), `${words(0, 400)} ${words(7000, 200)}`].map(nearDuplicateSignature)
    const common = 396 / (596 + 596 - 396)
    expect(Math.abs(similarity(a ?? [], b ?? []) - common)).toBeLessThan(0.15)
  })

  test('a syndicated copy within weeks is one chain with its original, a like text of a year later is not', () => {
    const first = facts('first', { publishedOn: '2025-04-03', signature: nearDuplicateSignature(original) })
    const soon = facts('soon', {
      publishedOn: '2025-04-05',
      publisher: 'La Dépêche Exemple',
      signature: nearDuplicateSignature(copy),
    })
    const late = { ...soon, id: 'late', publishedOn: '2026-04-05' }
    expect(keysOf(first, soon)).toEqual({ first: 'text/first', soon: 'text/first' })
    expect(keysOf(first, late).late).toBe('text/late')
  })

  test('a copy that dropped the name of the report still counts with it', () => {
    const signature = nearDuplicateSignature(original)
    const keys = keysOf(
      report('r', { publishedOn: '2025-04-01' }),
      article('a', { publishedOn: '2025-04-03', signature }),
      facts('c', { publishedOn: '2025-04-02', publisher: 'La Dépêche Exemple', signature }),
    )
    expect(keys).toEqual({ r: 'ofdt/2025', a: 'ofdt/2025', c: 'ofdt/2025' })
  })

  test('notes one body writes on one form at two sites are not copies', () => {
    const note = facts('n', {
      genre: 'field-note',
      kind: 'ngo',
      publisher: 'Association Exemple',
      site: 'FR-57463',
      signature: nearDuplicateSignature(original),
    })
    const keys = keysOf(note, { ...note, id: 'm', site: 'FR-59350', signature: nearDuplicateSignature(copy) })
    expect(keys.n).not.toBe(keys.m)
  })
})
