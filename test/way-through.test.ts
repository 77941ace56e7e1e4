/** The way through: an article, the report it relays and independent voices, from files to a reasoned status. */
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { takeIn } from '../src/observatory/take-in.ts'
import { weighPeriod } from '../src/observatory/weigh-period.ts'
import { createReader } from '../src/reader/load.ts'
import { oneReader } from '../src/reader/readers.ts'
import type { Store } from '../src/store/store.ts'
import { loadGazetteer } from '../src/vocabulary/gazetteer.ts'
import { loadVocabulary } from '../src/vocabulary/load.ts'
import { loadTexts } from '../src/vocabulary/texts.ts'
import { ROOT } from './command.ts'
import { DATABASES, withStore } from './databases.ts'
import { temporaryFolder } from './temporary-folder.ts'

const WRITTEN = join(ROOT, 'examples/observatory/written')
const folder = temporaryFolder('vigie-way')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const takeFiles = (store: Store, ...files: string[]) =>
  takeIn(files, { store, readers: oneReader(createReader()), actor: 'test', intake: {} })

const written = (name: string): string => join(WRITTEN, name)
const tools = { gazetteer: loadGazetteer(), vocabulary: loadVocabulary(), texts: loadTexts() }

async function crackAtLille(store: Store) {
  const { trends } = await weighPeriod(store, '2025', tools)
  return trends.find(
    ({ phenomenon, substance, place, direction }) =>
      phenomenon === 'market.availability' &&
      substance === 'crack' &&
      place === 'FR-59350' &&
      direction === 'up',
  )
}

describe.each(DATABASES)('on %s PostgreSQL', (kind) => {
  test('an article taken in twice, its copy and the report it relays are one chain, and only reported', async () => {
    await withStore(kind, async (store) => {
      const twin = join(folder, 'the same article under another name.md')
      copyFileSync(written('2025-04-presse-lille.md'), twin)
      const first = await takeFiles(store, written('2025-04-presse-lille.md'))
      expect(first.documents).toBe(1)
      expect((await takeFiles(store, written('2025-04-presse-lille.md'))).documents).toBe(0)
      expect((await takeFiles(store, twin)).documents).toBe(0)
      await takeFiles(store, written('2025-04-presse-lille-reprise.md'), written('2025-03-rapport-lille.md'))
      const stats = await store.stats()
      expect([stats.documents, stats.chains]).toEqual([3, 1])
      const trend = await crackAtLille(store)
      expect(trend?.status).toBe('reported')
      expect(trend?.chains).toHaveLength(1)
    })
  })

  test('two other kinds of source at the same site make it confirmed, and a sentence says why', async () => {
    await withStore(kind, async (store) => {
      const ward = join(folder, 'ward.md')
      writeFileSync(
        ward,
        [
          '---',
          'date: 2025-06-30',
          'publisher: Hôpital Exemple de Lille',
          'kind: health',
          'site: FR-59350',
          'period: 2025-06',
          '---',
          '',
          'Note du service. Le crack est de plus en plus disponible à Lille, disent les patients reçus ce mois-ci.',
        ].join('\n'),
      )
      await takeFiles(store, written('2025-04-presse-lille.md'), written('2025-03-rapport-lille.md'))
      await takeFiles(store, written('2025-06-entretien-lille.md'), ward)
      const trend = await crackAtLille(store)
      expect(trend?.status).toBe('confirmed')
      expect(trend?.because.fr).toContain('Lille')
      expect(trend?.because.en).toContain('Lille')
      expect(trend?.sourceKinds.length).toBeGreaterThanOrEqual(2)
    })
  })

  test('every suggestion kept quotes its document exactly', async () => {
    await withStore(kind, async (store) => {
      await takeFiles(store, WRITTEN)
      const { items } = await store.documents({}, { limit: 100 })
      expect(items).toHaveLength(23)
      let quotes = 0
      for (const { id } of items) {
        const kept = await store.document(id)
        for (const { evidence } of kept?.observations ?? []) {
          quotes++
          expect(kept?.document.text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
        }
      }
      expect(quotes).toBeGreaterThan(40)
      expect((await store.audit.verify()).whole).toBe(true)
    })
  })

  test('texts that only look like drugs say nothing', async () => {
    await withStore(kind, async (store) => {
      const taken = await takeFiles(
        store,
        written('2025-10-recette.md'),
        written('2025-01-annual-message.txt'),
      )
      expect([taken.documents, taken.observations]).toEqual([2, 0])
    })
  })
})
