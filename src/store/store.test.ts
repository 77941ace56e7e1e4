import { describe, expect, test } from 'vitest'
import { DATABASES, withStore } from '../../test/databases.ts'
import { claim, INVENTED_PLACES, invent } from '../../test/invented-documents.ts'
import type { Store } from './store.ts'

const TEXT = 'La cocaïne est plus facile à trouver. Le gramme se livre à domicile ; l’héroïne se fait rare.'
const NOTE = invent({
  id: 'note-a',
  text: TEXT,
  document: { title: 'Réunion de mars', site: 'FR-69123' },
  claims: [
    {
      words: 'plus facile à trouver',
      phenomenon: 'market.accessibility',
      substances: ['cocaine'],
      direction: 'up',
    },
    {
      words: 'se livre à domicile',
      phenomenon: 'supply.delivery',
      substances: ['cocaine'],
      places: [{ text: 'le 19e', code: 'FR-75119' }],
      period: '2016',
    },
    { words: 'se fait rare', substances: ['heroin'], direction: 'down', source: 'police' },
  ],
})
const REPORT = invent({
  id: 'report-b',
  text: 'Heroin was seldom seen in 2023.',
  document: { language: 'en', genre: 'report', publishedOn: '2024', period: '2023', site: 'Nord' },
  claims: [{ words: 'seldom seen', substances: ['heroin'], direction: 'down' }],
})

describe.each(DATABASES)('a store on %s PostgreSQL', (kind) => {
  const onStore = (use: (store: Store, url: string) => Promise<void>) =>
    withStore(kind, use, { places: INVENTED_PLACES })

  test('gives back a document as it was taken in', () =>
    onStore(async (store) => {
      const { added } = await store.addDocuments([NOTE], 'alice')
      expect(added).toEqual(['note-a'])
      const kept = await store.document('note-a')
      expect(kept?.document).toEqual(NOTE.document)
      expect(kept?.importedBy).toBe('alice')
      expect(kept?.observations.map(({ id, review, maker }) => [id, review, maker])).toEqual([
        ['note-a.1', 'suggested', 'reader/test'],
        ['note-a.2', 'suggested', 'reader/test'],
        ['note-a.3', 'suggested', 'reader/test'],
      ])
      expect(kept?.observations[1]).toMatchObject(NOTE.observations[1] ?? {})
      expect(await store.document('absent')).toBeNull()
    }))

  test('the same document a second time is known, and nothing doubles', () =>
    onStore(async (store) => {
      await store.addDocuments([NOTE, NOTE], 'alice')
      expect(await store.addDocuments([NOTE, REPORT], 'boris')).toEqual({
        added: ['report-b'],
        known: ['note-a'],
      })
      expect(await store.stats()).toMatchObject({ documents: 2, observations: { suggested: 4 } })
    }))

  test('keeps no null character and no half of a pair, and every offset', () =>
    onStore(async (store) => {
      const odd = invent({ id: 'odd', text: 'a\u0000b \ud83d vu', claims: [{ words: 'vu' }] })
      await store.addDocuments([odd], 'alice')
      const kept = await store.document('odd')
      expect(kept?.document.text).toBe('a\ufffdb \ufffd vu')
      expect(kept?.observations[0]?.evidence).toEqual({ start: 6, end: 8, quote: 'vu' })
    }))

  test('indexes the start of a text too long for an index entry', () =>
    onStore(async (store) => {
      const words = Array.from({ length: 300_000 }, (_, n) => `é${n.toString(36)}`).join(' ')
      await store.addDocuments([invent({ id: 'long', text: words })], 'alice')
      expect((await store.search('éa')).total).toBe(1)
    }))

  test('claims carry what is known of their document', () =>
    onStore(async (store) => {
      await store.addDocuments([NOTE, REPORT], 'alice')
      const claims = await store.claims()
      expect(claims.map((c) => [c.observationId, c.sourceKind, c.period, c.places])).toEqual([
        ['note-a.1', 'users', '2024-03-05', ['FR-69123']],
        ['note-a.2', 'users', '2016', ['FR-75119']],
        ['note-a.3', 'police', '2024-03-05', ['FR-69123']],
        ['report-b.1', 'users', '2023', []],
      ])
    }))

  test.each<[string, Parameters<Store['claims']>[0], string[]]>([
    ['a period that overlaps theirs', { period: '2023/2024' }, ['note-a.1', 'note-a.3', 'report-b.1']],
    ['an open period', { period: '/2020' }, ['note-a.2']],
    ['any of some substances', { substances: ['heroin', 'crack'] }, ['note-a.3', 'report-b.1']],
    ['a phenomenon', { phenomena: ['supply.delivery'] }, ['note-a.2']],
    ['a place and all within it', { within: 'FR-75056' }, ['note-a.2']],
    ['the country', { within: 'FR' }, ['note-a.1', 'note-a.2', 'note-a.3']],
    ['a site', { sites: ['Nord'] }, ['report-b.1']],
    ['their ids', { observationIds: ['note-a.3', 'report-b.1', 'nonsense'] }, ['note-a.3', 'report-b.1']],
    ['their review', { review: ['accepted'] }, []],
  ])('claims are chosen by %s', (_, filter, ids) =>
    onStore(async (store) => {
      await store.addDocuments([NOTE, REPORT], 'alice')
      expect((await store.claims(filter)).map((c) => c.observationId)).toEqual(ids)
    }),
  )

  test('claims come in pages, all of them once', () =>
    onStore(async (store) => {
      await store.addDocuments([NOTE, REPORT], 'alice')
      const pages: string[][] = []
      for await (const page of store.claimPages({}, 3)) pages.push(page.map((c) => c.observationId))
      expect(pages).toEqual([['note-a.1', 'note-a.2', 'note-a.3'], ['report-b.1']])
    }))

  test('documents are paged, newest first', () =>
    onStore(async (store) => {
      const undated = invent({ id: 'z', document: { publishedOn: null } })
      await store.addDocuments([NOTE, REPORT, undated], 'alice')
      const first = await store.documents({}, { limit: 2 })
      expect([first.items.map(({ id }) => id), first.total]).toEqual([['note-a', 'report-b'], 3])
      const second = await store.documents({}, { limit: 2, after: first.next })
      expect([second.items.map(({ id }) => id), second.next]).toEqual([['z'], null])
      expect(first.items[0]).toMatchObject({ observations: 3, suggested: 3, length: TEXT.length })
      expect((await store.documents({ language: 'en', period: '2023' })).total).toBe(1)
    }))

  test('coverage counts documents a site, space and month', () =>
    onStore(async (store) => {
      await store.addDocuments([NOTE, REPORT], 'alice')
      const rows = await store.coverage()
      expect(rows).toHaveLength(13)
      expect(rows.at(-1)).toEqual({
        ...{ site: 'FR-69123', space: 'urban', month: '2024-03', documents: 1, chains: 1 },
        sourceKinds: ['users'],
      })
    }))

  test('a document moved to another chain counts with it', () =>
    onStore(async (store) => {
      await store.addDocuments([NOTE, REPORT], 'alice')
      const chain = { key: 'ofdt/2023', publisher: null, authority: 'OFDT', kind: 'observatory' as const }
      const links = ['note-a', 'report-b'].map((documentId) => ({ documentId, chain, reason: 'relays' }))
      expect(await store.setChains(links, 'vigie')).toBe(2)
      expect(await store.setChains(links, 'vigie')).toBe(0)
      expect(new Set((await store.claims()).map((c) => c.chain))).toEqual(new Set(['ofdt/2023']))
      expect((await store.document('note-a'))?.document.chain).toEqual(chain)
      expect(await store.linkFacts()).toEqual([{ id: 'note-a' }, { id: 'report-b' }])
    }))

  test('rows of tables are taken in once and chosen by what they are about', () =>
    onStore(async (store) => {
      const offer = {
        ...{
          id: 'o1',
          documentId: null,
          chain: 'a',
          substance: 'cocaine',
          place: 'FR-75119',
          period: '2024-02',
        },
        ...{ family: 'users' as const, amount: 60, currency: 'EUR', quantity: 1, unit: 'g', free: 0 },
        ...{ isPromotion: false, unitPrice: 60, discount: null, evidence: null },
      }
      const sample = {
        ...{
          id: 's1',
          documentId: null,
          expected: 'mdma',
          form: 'tablet',
          method: null,
          place: null,
          site: 'Nord',
        },
        ...{ collectedOn: '2024-04-01', reason: null, chain: 'lab/nord' },
        found: [{ substance: 'caffeine', amount: null, unit: null }],
      }
      const count = {
        ...{
          id: 'c1',
          documentId: null,
          series: 'overdoses',
          phenomenon: null,
          substance: null,
          place: null,
        },
        ...{ period: '2024-Q1', value: 3, denominator: 40, chain: 'health/nord' },
      }
      const rows = { offers: [offer], samples: [sample], counts: [count] }
      expect((await store.addRows(rows as never, 'alice')).added).toEqual(['o1', 's1', 'c1'])
      expect((await store.addRows(rows as never, 'alice')).known).toEqual(['o1', 's1', 'c1'])
      expect(await store.offers({ within: 'FR-75056', period: '2024' })).toEqual([offer])
      expect(await store.offers({ family: 'police' })).toEqual([])
      expect(await store.samples({ substances: ['caffeine'] })).toEqual([sample])
      expect(await store.counts({ series: ['overdoses'], period: '2024-03' })).toEqual([count])
    }))

  test.each([
    ['the words as written', 'facile', ['note-a']],
    ['words without their accents', 'cocaine facile', ['note-a']],
    ['another form of the word', 'livrer', ['note-a']],
    ['the concept behind another name', 'diamorphine', ['note-a', 'report-b']],
    ['a phrase', '"seldom seen"', ['report-b']],
    ['nothing', 'kangourou', []],
    ['only signs', '?!', []],
  ])('search finds %s', (_, words, ids) =>
    onStore(async (store) => {
      await store.addDocuments([NOTE, REPORT], 'alice')
      const { hits } = await store.search(words)
      expect(hits.map(({ document }) => document.id).sort()).toEqual(ids)
    }),
  )

  test('a search shows the matched words where they stand', () =>
    onStore(async (store) => {
      await store.addDocuments([NOTE], 'alice')
      const [hit] = (await store.search('livre')).hits
      expect(
        hit?.extracts
          .flat()
          .filter(({ isMatch }) => isMatch)
          .map(({ text }) => text),
      ).toEqual(['livre'])
      expect(
        hit?.extracts
          .flat()
          .map(({ text }) => text)
          .join(''),
      ).toContain('Le gramme se livre à domicile')
    }))

  test('a person adds what the reader missed', () =>
    onStore(async (store) => {
      await store.addDocuments([NOTE], 'alice')
      const added = await store.addObservation(
        'note-a',
        claim(TEXT, 'Le gramme', { substances: ['cocaine'] }),
        'alice',
      )
      expect(added).toMatchObject({ id: 'note-a.4', review: 'accepted', maker: 'alice', rule: 'person' })
      expect((await store.undo('note-a', 'alice'))?.review).toBe('rejected')
      expect((await store.redo('note-a', 'alice'))?.review).toBe('accepted')
    }))
})
