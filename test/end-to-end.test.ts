/** The observatory as people meet it: a real browser, a real PostgreSQL, the invented region-year and a note of our own. */
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Signal } from '../src/core/signal.ts'
import { takeIn } from '../src/observatory/take-in.ts'
import { createReader } from '../src/reader/load.ts'
import { oneReader } from '../src/reader/readers.ts'
import { type Listening, startServer } from '../src/server/start.ts'
import type { Store } from '../src/store/store.ts'
import { packageFile } from '../src/vocabulary/package-files.ts'
import { DATABASES, type DatabaseKind, withStore } from './databases.ts'
import { invent } from './invented-documents.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const NOTE = [
  'Note inventée de Lille, mars 2025.',
  'Le crack est plus disponible qu’avant. La brune est rare. Le gramme de cocaïne vaut 60 euros.',
].join('\n')

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
})
afterAll(() => browser?.close())

interface Observatory {
  readonly store: Store
  readonly server: Listening
  close(): Promise<void>
}

/** A server over a fresh database with the invented material and one note. */
function openObservatory(kind: DatabaseKind): Promise<Observatory> {
  return new Promise((opened, failed) => {
    const running = withStore(kind, async (store) => {
      await takeIn([packageFile('examples/observatory')], {
        store,
        readers: oneReader(createReader()),
        actor: 'test',
        intake: {},
      })
      await store.addDocuments([inventedNote()], 'test')
      await store.signals.record([inventedSignal()], '2025-02-28', 'test')
      const server = await startServer({ store, port: 0, isDemo: true })
      await new Promise<void>((stop) =>
        opened({
          store,
          server,
          close: async () => {
            await server.close()
            stop()
            await running
          },
        }),
      )
    })
    running.catch(failed)
  })
}

const inventedNote = () =>
  invent({
    id: 'note-of-the-test',
    text: NOTE,
    document: { title: 'Note du test', publishedOn: '2025-03-12', site: 'FR-59350' },
    claims: [
      { words: 'Le crack est plus disponible qu’avant', substances: ['crack'], direction: 'up' },
      {
        ...{ words: 'La brune est rare', substances: ['heroin'], level: 'low' },
        seconded: { by: 'second/toy@0', differs: ['direction'], says: { direction: 'down' } },
      },
      { words: 'Le gramme de cocaïne vaut 60 euros', phenomenon: 'market.price', substances: ['cocaine'] },
    ],
  })

/** A signal with all a page may show of one. */
const inventedSignal = (): Signal => {
  const about = {
    measure: 'counts',
    aspect: 'passages',
    phenomenon: null,
    substance: 'crack',
    place: 'FR-59350',
  } as const
  const numbers = { denominator: 400, expected: 5, upperbound: 12 }
  const months = ['2024-11', '2024-12', '2025-01', '2025-02']
  return {
    ...about,
    ...{ id: '5e57', kind: 'rise', rule: 'counts', isUrgent: true, unit: 'month' },
    ...{ firstPeriod: '2025-02', lastPeriod: '2025-02', foundOn: '2025-02-28', isHeldBack: false },
    cells: [
      {
        ...about,
        ...numbers,
        ...{ period: '2025-02', observed: 21, pvalue: 0.0002, adjusted: 0.01, method: 'short-series' },
        evidence: [],
      },
    ],
    points: months.map((period, at) => ({
      period,
      ...numbers,
      observed: at === 1 ? { missing: 'not-observed' } : at === 3 ? 21 : 5,
      isAlarm: at === 3,
      isComplete: at !== 3,
    })),
    text: { en: 'In Lille in February 2025: 21 visits.', fr: 'À Lille en février 2025 : 21 passages.' },
    remarks: [{ en: 'Period not yet complete.', fr: 'Période encore incomplète.' }],
  }
}

const PAGES = [
  '/new',
  '/signals',
  '/trends',
  '/explore',
  '/documents',
  '/documents/note-of-the-test',
  '/signals/5e57',
  '/import',
  '/prices',
  '/samples',
  '/coverage',
  '/report',
  '/about',
]

/** Every look on one database; on the other, whose pages are made of the same views, one of each kind. */
const LOOKS: Readonly<Record<DatabaseKind, readonly (readonly [lang: 'fr' | 'en', width: number])[]>> = {
  embedded: [
    ['fr', 1280],
    ['fr', 360],
    ['en', 1280],
    ['en', 360],
  ],
  debian: [
    ['fr', 1280],
    ['en', 360],
  ],
}

describe.each(DATABASES)('an observatory on the %s database', (kind) => {
  let observatory: Observatory
  let context: BrowserContext
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    observatory = await openObservatory(kind)
    context = await browser.newContext({
      baseURL: observatory.server.url,
      viewport: { width: 1280, height: 900 },
    })
    page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
    })
    page.on('pageerror', (error) => faults.push(error.message))
  })
  afterAll(async () => {
    await context?.close()
    await observatory?.close()
  })

  const reviews = () =>
    page.$$eval('[data-observation]', (cards) => cards.map((card) => card.getAttribute('data-review')))

  describe.each(PAGES)('%s', (path) => {
    test.each(LOOKS[kind])('reads well in %s, %i wide, in light and in dark', async (lang, width) => {
      faults.length = 0
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme: 'light' })
      const answer = await page.goto(`${path}?lang=${lang}`)
      expect(answer?.status()).toBe(200)
      expect(await page.getAttribute('html', 'lang')).toBe(lang)
      expect(await sideways(page)).toBe(0)
      expect(await violations(checker(page, path).withTags(WCAG))).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await violations(checker(page, path).withRules(['color-contrast']))).toEqual([])
      expect(faults).toEqual([])
    })

    test('fits a screen of 320, and a page zoomed twice', async () => {
      for (const width of [320, 640]) {
        await page.setViewportSize({ width, height: 800 })
        await page.goto(path)
        expect(await sideways(page)).toBe(0)
      }
    })

    test('keeps its place when the language changes', async () => {
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.goto(`${path}?lang=en`)
      await page.getByRole('link', { name: 'Français' }).click()
      expect(new URL(page.url()).pathname).toBe(path)
      expect(await page.getAttribute('html', 'lang')).toBe('fr')
    })
  })

  test('a note is coded by the keyboard alone, and undone after a reload', async () => {
    faults.length = 0
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto('/documents/note-of-the-test?lang=en')
    await page.locator('[data-text]').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(reviews).toEqual(['accepted', 'suggested', 'suggested'])
    await page.keyboard.press('x')
    await expect.poll(reviews).toEqual(['accepted', 'rejected', 'suggested'])
    await page.keyboard.press('u')
    await expect.poll(reviews).toEqual(['accepted', 'suggested', 'suggested'])
    await page.reload()
    await page.locator('[data-text]').focus()
    await page.keyboard.press('u')
    await expect.poll(reviews).toEqual(['suggested', 'suggested', 'suggested'])
    await page.keyboard.press('r')
    await expect.poll(reviews).toEqual(['accepted', 'suggested', 'suggested'])
    expect(faults).toEqual([])
  })

  test('what a second reader says otherwise is taken over by a key, and taken back', async () => {
    faults.length = 0
    await page.goto('/documents/note-of-the-test?lang=en')
    const second = page.locator('[data-observation]').nth(1)
    expect(await second.getByText('but otherwise on: direction').count()).toBe(1)
    await page.locator('[data-text]').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('t')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('t')
    await expect.poll(reviews).toEqual(['accepted', 'edited', 'suggested'])
    expect(await second.getByText('A second reader says the same').count()).toBe(1)
    await page.keyboard.press('u')
    await expect.poll(reviews).toEqual(['accepted', 'suggested', 'suggested'])
    expect(faults).toEqual([])
  })

  test('a place and a figure are corrected in the form that E opens', async () => {
    faults.length = 0
    await page.goto('/documents/note-of-the-test?lang=en')
    await page.locator('[data-text]').focus()
    for (let claim = 0; claim < 3; claim++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('e')
    const form = page.locator('[data-observation]').nth(2).locator('form.edit')
    await form.getByLabel('Places').fill('Lille')
    await form.getByLabel('Kind').first().selectOption('price')
    await form.getByLabel('Value').first().fill('60')
    await form.getByLabel('Currency').first().fill('EUR')
    await form.getByRole('button', { name: 'Save' }).click()
    await expect.poll(reviews).toEqual(['accepted', 'suggested', 'edited'])
    const edited = (await observatory.store.document('note-of-the-test'))?.observations[2]
    expect(edited?.places.map(({ text }) => text)).toEqual(['Lille'])
    expect(edited?.measures).toEqual([{ kind: 'price', value: 60, currency: 'EUR' }])
    await page.goto('/documents/note-of-the-test?lang=en')
    await page.locator('[data-text]').focus()
    await page.keyboard.press('u')
    await expect.poll(reviews).toEqual(['accepted', 'suggested', 'suggested'])
    expect(faults).toEqual([])
  })

  test('words chosen by the arrows get a code found by its name, and the last code by a digit', async () => {
    await page.goto('/documents/note-of-the-test?lang=en')
    await page.locator('[data-text]').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('/')
    await page.keyboard.type('delivery')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await reviews()).length).toBe(4)
    const added = (await observatory.store.document('note-of-the-test'))?.observations.find(
      ({ rule }) => rule === 'person',
    )
    expect(added).toMatchObject({
      phenomenon: 'supply.delivery',
      evidence: { start: 0, quote: 'Note inventée' },
    })
    await page.keyboard.press('u')
    await expect.poll(async () => (await reviews()).filter((review) => review === 'rejected').length).toBe(1)
  })

  test('without scripts, a suggestion is accepted and taken back by buttons', async () => {
    const plain = await browser.newContext({ baseURL: observatory.server.url, javaScriptEnabled: false })
    const desk = await plain.newPage()
    await desk.goto('/documents/note-of-the-test?lang=en')
    await desk.getByRole('button', { name: 'Accept: price' }).click()
    expect(desk.url()).toContain('#obs-')
    const price = desk.locator('[data-observation]', { hasText: 'price' })
    expect(await price.getAttribute('data-review')).toBe('accepted')
    await desk.getByRole('button', { name: 'Undo' }).click()
    expect(await price.getAttribute('data-review')).toBe('suggested')
    await plain.close()
  })

  test('a sentence opens its evidence by the keyboard, and leads to the words in their text', async () => {
    await page.goto('/new?lang=en')
    await page.locator('.proof > summary').first().focus()
    await page.keyboard.press('Enter')
    const item = page.locator('.proof[open] .item').first()
    expect(await item.locator('blockquote').textContent()).not.toBe('')
    await item.getByRole('link', { name: 'Read in its text' }).click()
    await expect.poll(() => page.url()).toMatch(/\/documents\/.+#obs-/)
    expect(await page.locator(':target').count()).toBe(1)
  })

  test('a signal is moved on by a key in the list, closed without scripts, and taken back', async () => {
    faults.length = 0
    const states = async () => (await observatory.store.signals.get('5e57'))?.signal.state
    await page.goto('/signals?lang=en')
    await page.locator('[data-signal] a').first().focus()
    await page.keyboard.press('n')
    await expect.poll(states).toBe('triage')
    const plain = await browser.newContext({ baseURL: observatory.server.url, javaScriptEnabled: false })
    const desk = await plain.newPage()
    await desk.goto('/signals/5e57?lang=en')
    await desk.getByRole('button', { name: 'Close' }).click()
    expect(await states()).toBe('closed')
    await desk.getByRole('button', { name: 'Undo my last step' }).click()
    expect(await states()).toBe('triage')
    await plain.close()
    expect(faults).toEqual([])
  })

  test('filters stand in the address, defaults left out, and survive a reload', async () => {
    await page.goto('/trends?lang=en')
    await page.locator('.filters summary').click()
    await page.getByLabel('Substance', { exact: true }).selectOption('crack')
    await page.getByRole('button', { name: 'Show' }).click()
    // Arrived and loaded: a reload while the page is still coming is refused by the browser.
    await page.waitForURL((url) => url.search === '?substance=crack&lang=en')
    await page.reload()
    expect(await page.getByLabel('Substance', { exact: true }).inputValue()).toBe('crack')
    expect(await page.locator('th[scope="rowgroup"]').allTextContents()).toEqual(['crack cocaine'])
  })

  test.each([
    ['csv', 'text/csv'],
    ['json', 'application/json'],
    ['svg', 'image/svg+xml'],
    ['png', 'image/png'],
  ])('each view has its .%s, with its filters', async (extension, type) => {
    for (const view of ['/new', '/trends', '/explore', '/prices', '/samples', '/coverage', '/report']) {
      const answer = await page.request.get(`${view}.${extension}?period=2025&lang=en`)
      expect([view, answer.status(), answer.headers()['content-type']]).toEqual([
        view,
        200,
        expect.stringContaining(type),
      ])
    }
  })

  test('the public form names no line, station or street, on any page or in any file', async () => {
    for (const view of ['/new', '/trends', '/explore', '/prices', '/samples', '/coverage', '/report'])
      for (const form of ['', '.csv', '.json', '.svg']) {
        const answer = await page.request.get(`${view}${form}?audience=public&lang=fr`)
        expect([view, form, answer.status()]).toEqual([view, form, 200])
        expect(await answer.text()).not.toMatch(/FR-\d{5}-[A-Z]/)
      }
  })
})

/** The drawings of the report are those of Explore, many times over: checked there. */
const checker = (page: Page, path: string): AxeBuilder => {
  const builder = new AxeBuilder({ page })
  return path === '/report' ? builder.exclude('.drawing svg') : builder
}

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  )

async function violations(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}
