import type { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { withStore } from '../../test/databases.ts'
import { invent } from '../../test/invented-documents.ts'
import { createReader } from '../reader/load.ts'
import type { Store } from '../store/store.ts'
import { loadGazetteer } from '../vocabulary/gazetteer.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { loadMap } from '../vocabulary/maps.ts'
import { loadTexts } from '../vocabulary/texts.ts'
import { loadAssets } from './assets.ts'
import { createApp } from './create-app.ts'

const TEXT = 'À Lille, le crack est plus disponible. La brune est rare.'

function appOver(store: Store): Hono {
  return createApp({
    store,
    vocabulary: loadVocabulary(),
    gazetteer: loadGazetteer(),
    reader: createReader(),
    texts: loadTexts(),
    assets: loadAssets(),
    map: loadMap(),
    today: () => '2025-06-01',
    now: () => '2025-12-31T12:00:00Z',
    actor: 'alice',
    isDemo: false,
  })
}

/** Runs `use` on an observatory with one invented note and two suggestions. */
const withApp = (use: (app: Hono, store: Store) => Promise<void>) => () =>
  withStore('embedded', async (store) => {
    await store.addDocuments(
      [
        invent({
          id: 'note-1',
          text: TEXT,
          claims: [
            { words: 'le crack est plus disponible', substances: ['crack'], direction: 'up' },
            { words: 'La brune est rare', substances: ['heroin'], level: 'low' },
          ],
        }),
      ],
      'test',
    )
    await use(appOver(store), store)
  })

const post = (
  app: Hono,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: 'http://localhost', ...headers },
  })

const reviews = async (store: Store) =>
  (await store.document('note-1'))?.observations.map(({ review }) => review).sort()
const firstId = async (store: Store) => (await store.document('note-1'))?.observations[0]?.id ?? ''

describe('who is answered', () => {
  test(
    'a name that was pointed here from elsewhere is refused',
    withApp(async (app) => {
      const answer = await app.request('/about', { headers: { host: 'rebound.example.org' } })
      expect(answer.status).toBe(421)
      expect(await answer.text()).not.toContain('rebound')
    }),
  )

  test.each([
    ['another origin', { origin: 'http://evil.example.org' }],
    ['another site', { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' }],
    ['a page of no origin', { origin: 'null' }],
  ])('a form from %s changes nothing', (_, headers) =>
    withApp(async (app, store) => {
      const answer = await post(
        app,
        '/documents/note-1/decide',
        { observation: await firstId(store), decision: 'accept' },
        headers,
      )
      expect(answer.status).toBe(403)
      expect(await reviews(store)).toEqual(['suggested', 'suggested'])
    })(),
  )

  test(
    'what is no form is refused as one',
    withApp(async (app, store) => {
      const answer = await app.request('/documents/note-1/decide', {
        method: 'POST',
        body: '{"decision":"accept"}',
        headers: { origin: 'http://localhost', 'content-type': 'application/json' },
      })
      expect(answer.status).toBe(400)
      expect(await reviews(store)).toEqual(['suggested', 'suggested'])
    }),
  )

  test(
    'a form larger than a form can be is refused',
    withApp(async (app) => {
      const answer = await post(app, '/documents/note-1/add', { quote: 'x'.repeat(300_000) })
      expect(answer.status).toBe(413)
    }),
  )
})

describe('what every answer carries', () => {
  test.each(['/about', '/documents', '/nowhere'])(
    '%s lets nothing in from elsewhere and nobody frame it',
    (path) =>
      withApp(async (app) => {
        const { headers } = await app.request(path)
        expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
        expect(headers.get('content-security-policy')).not.toContain('unsafe')
        expect(headers.get('x-content-type-options')).toBe('nosniff')
        expect(headers.get('referrer-policy')).toBe('same-origin')
      })(),
  )

  test(
    'the same page again is not sent twice',
    withApp(async (app) => {
      const etag = (await app.request('/about')).headers.get('etag') ?? ''
      expect((await app.request('/about', { headers: { 'if-none-match': etag } })).status).toBe(304)
    }),
  )

  test(
    'scripts and styles are kept for ever under the name of their content',
    withApp(async (app) => {
      const [, href = ''] =
        /rel="stylesheet" href="([^"]+)"/.exec(await (await app.request('/about')).text()) ?? []
      const answer = await app.request(href)
      expect(answer.headers.get('cache-control')).toContain('immutable')
      expect(await answer.text()).toContain('color-scheme')
    }),
  )
})

describe('the language', () => {
  test.each([
    ['fr-FR, en;q=0.5', '', 'fr'],
    ['de, en', '', 'en'],
    ['fr', '?lang=en', 'en'],
    ['', '?lang=fr', 'fr'],
  ])('a browser of "%s" at "%s" reads %s', (accepts, query, lang) =>
    withApp(async (app) => {
      const page = await (
        await app.request(`/about${query}`, { headers: { 'accept-language': accepts } })
      ).text()
      expect(page).toContain(`<html lang="${lang}">`)
    })(),
  )
})

describe('an address', () => {
  test.each([
    '/about?colour=red',
    '/documents?q=a&q=b',
    '/documents/note-1?__proto__=1',
    '/?next=//example.org',
  ])('%s is refused with what the page knows', (path) =>
    withApp(async (app) => {
      const answer = await app.request(path)
      expect(answer.status).toBe(400)
      expect(await answer.text()).toMatch(/lang, audience/)
    })(),
  )

  test.each([
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..%2f..%2fpackage.json',
    '/documents/..%2f..',
    '/documents/nothing',
    '/documents/%E0%A4%A',
  ])('%s leads nowhere and is not repeated', (path) =>
    withApp(async (app) => {
      const answer = await app.request(path)
      expect(answer.status).toBe(404)
      expect(await answer.text()).not.toMatch(/passwd|package|nothing/)
    })(),
  )

  test.each([
    ['a metro line gives its commune', 'place=FR-75056-M4', '/explore?place=FR-75056&audience=public'],
    ['what is empty or a default is left out', 'place=&map=departement', '/explore?audience=public'],
  ])('for everyone else, %s', (_, query, location) =>
    withApp(async (app) => {
      const answer = await app.request(`/explore?${query}&audience=public`)
      expect(answer.headers.get('location')).toBe(location)
    })(),
  )

  test(
    'whole texts are no part of the public form',
    withApp(async (app) => {
      const answer = await app.request('/documents/note-1?audience=public')
      expect(answer.status).toBe(403)
      expect(await answer.text()).not.toContain('crack')
    }),
  )
})

describe('Alice at the reading desk', () => {
  test(
    'accepts, takes it back and does it again',
    withApp(async (app, store) => {
      const answer = await post(app, '/documents/note-1/decide?lang=fr', {
        observation: await firstId(store),
        decision: 'accept',
      })
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toMatch(/^\/documents\/note-1\?lang=fr#obs-/)
      expect(await reviews(store)).toEqual(['accepted', 'suggested'])
      await post(app, '/documents/note-1/undo', {})
      expect(await reviews(store)).toEqual(['suggested', 'suggested'])
      await post(app, '/documents/note-1/redo', {})
      expect(await reviews(store)).toEqual(['accepted', 'suggested'])
    }),
  )

  test(
    'corrects the slots of a suggestion',
    withApp(async (app, store) => {
      const id = await firstId(store)
      await post(app, '/documents/note-1/edit', {
        observation: id,
        phenomenon: 'market.price',
        substances: 'cocaine',
        direction: 'down',
        level: '',
        certainty: 'hedged',
        source: 'users',
        period: '2025-03',
      })
      const edited = (await store.document('note-1'))?.observations.find((one) => one.id === id)
      expect(edited).toMatchObject({
        phenomenon: 'market.price',
        substances: ['cocaine'],
        direction: 'down',
        level: null,
        certainty: 'hedged',
        source: 'users',
        period: '2025-03',
        review: 'edited',
      })
    }),
  )

  const SLOTS = { phenomenon: 'market.price', direction: 'down', certainty: 'asserted', period: '' }

  test(
    'corrects where it holds, its figures and its causes, and what she leaves stays as it is',
    withApp(async (app, store) => {
      const text = 'À Lens et à Liévin, le gramme est passé de 60 à 50 euros.'
      const note = invent({
        id: 'price',
        text,
        claims: [
          {
            ...{ words: 'le gramme est passé', phenomenon: 'market.price' },
            places: [{ text: 'À  Lens', code: 'FR-62498' }],
          },
        ],
      })
      await store.addDocuments([note], 'test')
      const claim = async () => (await store.document('price'))!.observations[0]!
      const form = new URLSearchParams({ ...SLOTS, observation: (await claim()).id })
      form.set('places', 'À  Lens ; liévin')
      for (const field of ['from', 'to']) form.set(field, '')
      form.set('drivers', 'market.competition')
      const rows = [
        ['price', '60', '', '', 'g', '1', '', 'eur'],
        ['', '1', '', '', '', '', '', ''],
        ['price', '', '49,5', '50', 'g', '1', '', 'EUR'],
      ]
      const fields = ['kind', 'value', 'min', 'max', 'unit', 'quantity', 'free', 'currency']
      for (const row of rows)
        for (const [at, said] of row.entries()) form.append(`measure-${fields[at]}`, said)
      const answer = await app.request('/documents/price/edit', {
        method: 'POST',
        body: form,
        headers: { origin: 'http://localhost' },
      })
      expect(answer.status).toBe(303)
      const edited = await claim()
      expect(edited.places[0]).toEqual({ text: 'À  Lens', code: 'FR-62498' })
      expect(edited.places[1]?.text).toBe('Liévin')
      expect(edited.measures).toEqual([
        { kind: 'price', value: 60, unit: 'g', quantity: 1, currency: 'EUR' },
        { kind: 'price', min: 49.5, max: 50, unit: 'g', quantity: 1, currency: 'EUR' },
      ])
      expect(edited.drivers).toEqual(['market.competition'])

      await post(app, '/documents/price/edit', { ...SLOTS, observation: edited.id })
      expect((await claim()).measures).toHaveLength(2)
    }),
  )

  test.each([
    ['a place the text does not name', { places: 'Atlantis' }, 'The text nowhere says “Atlantis”'],
    ['a figure without a number', { 'measure-kind': 'price' }, 'measures'],
    [
      'a range the wrong way round',
      { 'measure-kind': 'share', 'measure-min': '9', 'measure-max': '2' },
      'measures',
    ],
    ['a number that is none', { 'measure-kind': 'count', 'measure-value': 'many' }, 'many'],
    [
      'a currency that is none',
      { 'measure-kind': 'price', 'measure-value': '5', 'measure-currency': '€' },
      'currency',
    ],
    ['a cause that is a heading', { drivers: 'market' }, 'drivers'],
  ])('is told that %s cannot be, and nothing changes', (_, wrong, said) =>
    withApp(async (app, store) => {
      const observation = await firstId(store)
      const fields = { ...SLOTS, observation, places: '', from: '', to: '', ...wrong }
      const answer = await post(app, '/documents/note-1/edit?lang=en', fields)
      expect(answer.status).toBe(400)
      expect(await answer.text()).toContain(said)
      expect(await reviews(store)).toEqual(['suggested', 'suggested'])
    })(),
  )

  test.each([
    ['an unknown phenomenon', { phenomenon: 'market.magic' }],
    ['a heading of the vocabulary', { phenomenon: 'market' }],
    ['an impossible period', { period: '2025-13' }],
  ])('is told that %s does not exist, and nothing changes', (_, wrong) =>
    withApp(async (app, store) => {
      const fields = {
        phenomenon: 'market.price',
        direction: 'up',
        certainty: 'asserted',
        period: '',
        ...wrong,
      }
      const answer = await post(app, '/documents/note-1/edit', {
        observation: await firstId(store),
        ...fields,
      })
      expect(answer.status).toBe(400)
      expect(await reviews(store)).toEqual(['suggested', 'suggested'])
    })(),
  )

  test(
    'says what a second reader alone suggests, and where it agrees with the rules',
    withApp(async (app, store) => {
      const by = 'second/toy@0'
      const note = invent({
        id: 'twice',
        text: TEXT,
        claims: [
          {
            words: 'le crack est plus disponible',
            seconded: { by, differs: ['places', 'direction'], says: { places: [], direction: 'stable' } },
          },
        ],
      })
      const [only] = invent({
        id: 'only',
        text: TEXT,
        claims: [{ words: 'La brune', rule: by }],
      }).observations
      await store.addDocuments([{ ...note, second: { maker: by, observations: only ? [only] : [] } }], 'test')
      const page = await (await app.request('/documents/twice?lang=en')).text()
      expect(page).toContain('not by rules: counts nowhere until accepted (second/toy@0)')
      expect(page).toContain('but otherwise on: direction (second/toy@0)')
      expect(page).toContain('Take over what it says')
    }),
  )

  test(
    'takes over what a second reader says otherwise, and can take that back',
    withApp(async (app, store) => {
      const says = { direction: 'stable', places: [{ text: 'Lens' }] } as const
      const note = invent({
        id: 'twice',
        text: TEXT,
        claims: [
          {
            words: 'le crack est plus disponible',
            seconded: { by: 'second/toy@0', differs: ['direction', 'places'], says },
          },
        ],
      })
      await store.addDocuments([note], 'test')
      const claim = async () => (await store.document('twice'))!.observations[0]!
      const before = await claim()
      const taken = await post(app, '/documents/twice/decide', { observation: before.id, decision: 'take' })
      expect(taken.status).toBe(303)
      expect(await claim()).toMatchObject({ ...says, review: 'edited', rule: before.rule })
      const page = await (await app.request('/documents/twice?lang=en')).text()
      expect(page).toContain('A second reader says the same (second/toy@0)')
      expect(page).not.toContain('Take over what it says')
      await post(app, '/documents/twice/undo', {})
      expect(await claim()).toMatchObject({ direction: before.direction, review: 'suggested' })

      const [none] = (await store.document('note-1'))!.observations
      const refused = await post(app, '/documents/note-1/decide', { observation: none!.id, decision: 'take' })
      expect(refused.status).toBe(400)
    }),
  )

  test(
    'adds a claim with its exact words',
    withApp(async (app, store) => {
      await post(app, '/documents/note-1/add', {
        quote: 'La brune',
        start: '',
        phenomenon: 'market.availability',
        direction: 'present',
      })
      const added = (await store.document('note-1'))?.observations.find(({ rule }) => rule === 'person')
      expect(added?.evidence).toEqual({
        start: TEXT.indexOf('La brune'),
        end: TEXT.indexOf('La brune') + 8,
        quote: 'La brune',
      })
    }),
  )

  test(
    'cannot add words the text does not hold',
    withApp(async (app) => {
      const answer = await post(app, '/documents/note-1/add', {
        quote: 'La blanche',
        phenomenon: 'market.price',
        direction: 'up',
      })
      expect(answer.status).toBe(400)
    }),
  )
})

describe('a pasted text', () => {
  test('is kept as it was shown: a region that bears a first name stays a region', () =>
    withStore('embedded', async (store) => {
      const app = appOver(store)
      const fields = {
        text: 'En Émilie-Romagne, la cocaïne est de plus en plus disponible.',
        date: '2025-05-01',
      }
      const shown = await (await post(app, '/import', fields)).text()
      expect(shown).toContain('Émilie-Romagne, la')
      expect(shown).not.toContain('[PERSON')
      const kept = await post(app, '/import', { ...fields, step: 'keep' })
      expect(kept.status).toBe(303)
      expect((await app.request(kept.headers.get('location') ?? '')).status).toBe(200)
    }))
})
