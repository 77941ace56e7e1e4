/** Opens the store: in a folder with Vigie's own PostgreSQL, or on a server; brings its schema up to date. */
import { resolve } from 'node:path'
import { addDocuments } from './add-documents.ts'
import { appendEntry, auditOf } from './audit.ts'
import { rowsParameter } from './canonical-json.ts'
import { readClaimPages, readClaims } from './claims.ts'
import { type Database, openFolder, openServer } from './database.ts'
import { defaultFolder } from './embedded/folder.ts'
import { exportTo } from './export-store.ts'
import { importFrom } from './import-store.ts'
import { importsOf, knows } from './imports.ts'
import type { Concepts } from './index-words.ts'
import { readLinkFacts, setChains } from './link-chains.ts'
import { checkVersion, migrate } from './migrate.ts'
import { readCoverage, readStats } from './overview.ts'
import type { Places } from './places.ts'
import { readDocument, readDocuments } from './read-documents.ts'
import { addObservation, decide, retrace } from './review.ts'
import { searchDocuments } from './search.ts'
import { signalsOf } from './signals.ts'
import { sql } from './sql.ts'
import type { Store, StorePlace } from './store.ts'
import { addRows, readCounts, readOffers, readSamples } from './table-rows.ts'

export interface OpenOptions extends StorePlace {
  /** Leaves the schema alone: an older one is a Problem. */
  readonly readOnly?: boolean
  /** Places and words other than those shipped with Vigie. */
  readonly places?: Places
  readonly concepts?: Concepts
}

/** Where nothing is said: `DATABASE_URL`, else the default folder. */
export async function openStore(options: OpenOptions = {}): Promise<Store> {
  const database = await openPlace(options)
  try {
    await (options.readOnly ? checkVersion(database) : migrate(database))
  } catch (error) {
    await database.close()
    throw error
  }
  return storeOver(database, options)
}

function openPlace({ folder, databaseUrl }: StorePlace): Promise<Database> {
  if (folder) return openFolder(resolve(folder))
  const url = databaseUrl ?? process.env.DATABASE_URL
  return url ? openServer(url) : openFolder(defaultFolder())
}

function storeOver(database: Database, options: OpenOptions): Store {
  const { query } = database
  // Both are loaded only when a write or a search needs them.
  const places = async () => options.places ?? (await import('../vocabulary/gazetteer.ts')).loadGazetteer()
  const concepts = async () => options.concepts ?? (await import('../vocabulary/load.ts')).loadVocabulary()
  return {
    where: database.where,
    addDocuments: async (batch, actor, ledger) =>
      addDocuments(database, { places: await places(), concepts: await concepts() }, batch, actor, ledger),
    addRows: async (rows, actor, ledger) => addRows(database, await places(), rows, actor, ledger),
    knows: (originalHash) => knows(query, originalHash),
    linkFacts: () => readLinkFacts(query),
    setChains: (links, actor) => setChains(database, links, actor),
    documents: (filter = {}, page = {}) => readDocuments(query, filter, page),
    document: (id, actor) => readDocument(query, id, actor),
    search: async (words, searchOptions = {}) =>
      searchDocuments(query, await concepts(), words, searchOptions),
    addObservation: async (id, observation, actor) =>
      addObservation(database, await places(), id, observation, actor),
    decide: async (id, decision, actor) => decide(database, await places(), id, decision, actor),
    undo: async (id, actor) => retrace(database, await places(), 'undo', id, actor),
    redo: async (id, actor) => retrace(database, await places(), 'redo', id, actor),
    claims: (filter = {}) => readClaims(query, filter),
    claimPages: (filter = {}, size = 5_000) => readClaimPages(query, filter, size),
    offers: (filter = {}) => readOffers(query, filter),
    samples: (filter = {}) => readSamples(query, filter),
    counts: (filter = {}) => readCounts(query, filter),
    coverage: () => readCoverage(query),
    stats: () => readStats(query),
    imports: importsOf(database),
    signals: signalsOf(database, places),
    audit: auditOf(database),
    setting: async <T>(name: string) => {
      const [row] = await query<{ value: T }>(sql`select value from setting where name = ${name}`)
      return row?.value
    },
    setSetting: (name, value, actor) => setSetting(database, name, value, actor),
    exportTo: (to) => exportTo(database, to),
    importFrom: (from, importOptions) => importFrom(database, from, importOptions),
    close: () => database.close(),
  }
}

async function setSetting(database: Database, name: string, value: unknown, actor: string): Promise<void> {
  await database.transaction(async (query) => {
    await query(sql`insert into setting (name, value)
      select r.name, r.value from jsonb_to_recordset(${rowsParameter([{ name, value }])}::jsonb) as r(name text, value jsonb)
      on conflict (name) do update set value = excluded.value`)
    await appendEntry(query, { actor, action: 'set', subject: `setting/${name}` })
  })
}
