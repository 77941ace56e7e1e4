/** What the store does for other rooms: the whole of it, and nothing else of `src/store` but `openStore` is theirs to call. */
import type { Readable, Writable } from 'node:stream'
import type { Claim } from '../core/claim.ts'
import type { Language, SourceKind, Space } from '../core/codes.ts'
import type { Document, Genre, SourceChain } from '../core/document.ts'
import type { KeptObservation, Observation, ReviewState } from '../core/observation.ts'
import type { Offer, OfferFamily } from '../core/offer.ts'
import type { Count, Sample } from '../core/sample.ts'
import type { Deidentified } from '../protect/deidentified.ts'
import type { Signals } from './signals.ts'

/** A person's pseudonym, or the program that acts (`vigie 0.1.0`). Never a name. */
export type Actor = string

/** What linking must know of a document, as intake made it (`ChainFacts`): plain JSON, kept and given back as it is. */
export interface LinkFacts {
  readonly id: string
}

export interface NewDocument {
  readonly document: Deidentified<Document>
  readonly facts: LinkFacts
  readonly observations: readonly Observation[]
  readonly offers: readonly Offer[]
  /** Who coded the observations: `reader/<version>` or a pseudonym. */
  readonly maker: string
  /** What a second reader alone saw: kept as its suggestions, which are no claims until a person accepts them. */
  readonly second?: { readonly maker: string; readonly observations: readonly Observation[] }
}

export interface Added {
  /** Ids of the documents or rows that were not there before. */
  readonly added: readonly string[]
  /** Ids of those already kept, left as they are. */
  readonly known: readonly string[]
}

export interface NewRows {
  readonly offers?: readonly Deidentified<Offer>[]
  readonly samples?: readonly Deidentified<Sample>[]
  readonly counts?: readonly Deidentified<Count>[]
}

/** A document moved to a chain: its key, and what is now known of who speaks. */
export interface ChainLink {
  readonly documentId: string
  readonly chain: SourceChain
  /** Why, as a word of intake's: `relays`, `near-duplicate`… */
  readonly reason: string
}

/** Pages by key: `after` is the `next` of the page before. */
export interface PageRequest {
  readonly limit?: number
  readonly after?: string | null
}

export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
  /** How many there are in all. */
  readonly total: number
}

export interface DocumentFilter {
  readonly language?: Language
  readonly genres?: readonly Genre[]
  readonly sourceKinds?: readonly SourceKind[]
  readonly site?: string
  readonly space?: Space
  readonly chain?: string
  /** ISO 8601; documents whose own period, else day of publication, overlaps it. */
  readonly period?: string
  /** Only documents with observations in one of these states. */
  readonly review?: readonly ReviewState[]
}

/** A document without its text. */
export interface DocumentSummary extends Omit<Document, 'text' | 'boilerplate'> {
  readonly length: number
  readonly observations: number
  /** Observations nobody has decided on yet. */
  readonly suggested: number
  /** ISO 8601 instant. */
  readonly importedAt: string
}

export interface KeptDocument {
  readonly document: Deidentified<Document>
  readonly observations: readonly KeptObservation[]
  readonly offers: readonly Offer[]
  readonly importedAt: string
  readonly importedBy: Actor
  /** What `undo` and `redo` would do for this actor now, when one was named. */
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export type Decision =
  | { readonly accept: true }
  | { readonly reject: true }
  /** The slots that change; evidence may be moved, its quote is taken from the text. */
  | { readonly edit: Partial<Omit<Observation, 'rule' | 'confidence' | 'seconded'>> }

export interface ClaimFilter {
  /** ISO 8601; claims whose period overlaps it. Those without a period are left out. */
  readonly period?: string
  readonly phenomena?: readonly string[]
  /** Any of these codes: pass the narrower ones too (`vocabulary.narrower`). */
  readonly substances?: readonly string[]
  /** Places that are this one or lie within it. */
  readonly within?: string
  readonly sites?: readonly string[]
  readonly spaces?: readonly Space[]
  readonly chain?: string
  readonly documentId?: string
  readonly observationIds?: readonly string[]
  /** Default: all but `rejected`. What a second reader suggests is no claim in any case until a person has decided on it. */
  readonly review?: readonly ReviewState[]
}

export interface OfferFilter {
  readonly period?: string
  readonly substances?: readonly string[]
  readonly within?: string
  readonly family?: OfferFamily
}

export interface SampleFilter {
  readonly period?: string
  /** Expected or found. */
  readonly substances?: readonly string[]
  readonly within?: string
}

export interface CountFilter {
  readonly period?: string
  readonly series?: readonly string[]
  readonly substances?: readonly string[]
  readonly within?: string
}

export interface CoverageRow {
  readonly site: string | null
  readonly space: Space
  /** `YYYY-MM`. */
  readonly month: string
  readonly documents: number
  readonly chains: number
  readonly sourceKinds: readonly SourceKind[]
}

export interface SearchHit {
  readonly document: DocumentSummary
  /** Extracts, cut into runs so that no page needs to trust markup: matched words are marked. */
  readonly extracts: readonly (readonly { readonly text: string; readonly isMatch: boolean }[])[]
  readonly rank: number
}

export interface SearchResult {
  readonly hits: readonly SearchHit[]
  readonly total: number
  /** Concepts the words stand for, and the word that led there (`héro` → `heroin`). */
  readonly concepts: readonly { readonly term: string; readonly code: string }[]
}

export interface StoreStats {
  readonly documents: number
  readonly chains: number
  readonly observations: Readonly<Record<ReviewState, number>>
  readonly offers: number
  readonly samples: number
  readonly counts: number
  readonly sites: number
  readonly auditEntries: number
  /** First and last day spoken of. */
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly bytes: number
  readonly schemaVersion: number
  readonly serverVersion: string
}

/** What became of a file of an import. */
export interface ImportedFile {
  /** The file as the user will find it. */
  readonly file: string
  /** SHA-256 of its bytes, or null when it could not be opened. */
  readonly originalHash: string | null
  readonly outcome: 'added' | 'known' | 'refused'
  /** Of a refusal: code and details of its Problem. */
  readonly problem?: { readonly code: string; readonly details: Readonly<Record<string, string | number>> }
  readonly documentId?: string
}

export interface ImportRun {
  readonly id: string
  readonly label: string
  readonly actor: Actor
  readonly state: 'running' | 'finished' | 'stopped'
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly added: number
  readonly known: number
  readonly refused: number
}

/** The resumable ledger of imports. */
export interface Imports {
  /** A new run, or the unfinished one of the same label, taken up again (`resumed`). */
  start(label: string, actor: Actor): Promise<{ readonly run: ImportRun; readonly resumed: boolean }>
  /** Notes files that led to no document (refused, known, tables); those of `addDocuments` go with it. */
  record(runId: string, files: readonly ImportedFile[]): Promise<void>
  finish(runId: string, state: 'finished' | 'stopped', actor: Actor): Promise<ImportRun>
  runs(): Promise<readonly ImportRun[]>
  files(runId: string, outcome?: ImportedFile['outcome']): Promise<readonly ImportedFile[]>
}

export interface AuditEntry {
  readonly seq: number
  /** ISO 8601 instant, to the millisecond. */
  readonly at: string
  readonly actor: Actor
  readonly action: string
  readonly subject: string
  readonly details: unknown
  readonly hash: string
}

export interface AuditHead {
  readonly seq: number
  readonly hash: string
}

export interface Audit {
  /** An entry of its own, for what no write of the store leaves (reading a restricted text, signing in). */
  append(entry: { actor: Actor; action: string; subject: string; details?: unknown }): Promise<AuditHead>
  /** Recomputes the chain. `noted` is a head written down elsewhere earlier: only it shows that the whole log was rewritten. */
  verify(
    noted?: AuditHead,
  ): Promise<
    | { readonly whole: true; readonly entries: number; readonly head: AuditHead }
    | { readonly whole: false; readonly brokenAt: number }
  >
  /** Newest first. */
  entries(page?: PageRequest & { readonly subject?: string }): Promise<Page<AuditEntry>>
}

export interface Exported {
  readonly rows: number
  readonly schemaVersion: number
  /** SHA-256 over the tables, as in the last line of the file. */
  readonly sha256: string
}

export interface Store {
  /** Where it lies, for people: the folder, or the server's host and database without any password. */
  readonly where: string
  addDocuments(
    batch: readonly NewDocument[],
    actor: Actor,
    ledger?: { readonly runId: string; readonly files: readonly ImportedFile[] },
  ): Promise<Added>
  addRows(
    rows: NewRows,
    actor: Actor,
    ledger?: { readonly runId: string; readonly files: readonly ImportedFile[] },
  ): Promise<Added>
  /** True when a file with these bytes was taken in before (document, or table). */
  knows(originalHash: string): Promise<boolean>
  /** What linking kept of every document, as intake gave it. */
  linkFacts<T extends LinkFacts>(): Promise<readonly T[]>
  /** Moves documents to chains; those already there are left alone. Gives back how many moved. */
  setChains(links: readonly ChainLink[], actor: Actor): Promise<number>

  documents(filter?: DocumentFilter, page?: PageRequest): Promise<Page<DocumentSummary>>
  document(id: string, actor?: Actor): Promise<KeptDocument | null>
  search(
    query: string,
    options?: { readonly language?: Language; readonly limit?: number; readonly offset?: number },
  ): Promise<SearchResult>

  /** A claim a person adds to a document. */
  addObservation(documentId: string, observation: Observation, actor: Actor): Promise<KeptObservation>
  decide(observationId: string, decision: Decision, actor: Actor): Promise<KeptObservation>
  /** Takes back the actor's last decision on this document; null when there is none. */
  undo(documentId: string, actor: Actor): Promise<KeptObservation | null>
  redo(documentId: string, actor: Actor): Promise<KeptObservation | null>

  claims(filter?: ClaimFilter): Promise<Claim[]>
  /** The same in pages, for more than fits in memory. */
  claimPages(filter?: ClaimFilter, size?: number): AsyncIterable<Claim[]>
  offers(filter?: OfferFilter): Promise<Offer[]>
  samples(filter?: SampleFilter): Promise<Sample[]>
  counts(filter?: CountFilter): Promise<Count[]>
  coverage(): Promise<CoverageRow[]>
  stats(): Promise<StoreStats>

  readonly imports: Imports
  readonly signals: Signals
  readonly audit: Audit
  setting<T>(name: string): Promise<T | undefined>
  setSetting(name: string, value: unknown, actor: Actor): Promise<void>

  /** Writes everything, compressed: backup, upgrade and move between a folder and a server. */
  exportTo(to: string | Writable): Promise<Exported>
  /** Takes an export in, whole or not at all. Only into an empty store, unless `replace`. */
  importFrom(
    from: string | Readable,
    options: { readonly actor: Actor; readonly replace?: boolean },
  ): Promise<Exported>
  /** Gives back connections; the last user of a folder stops its server. */
  close(): Promise<void>
}

/** Where to keep: a folder with Vigie's own PostgreSQL, or a PostgreSQL 15 or later of yours. */
export interface StorePlace {
  readonly folder?: string
  readonly databaseUrl?: string
}
