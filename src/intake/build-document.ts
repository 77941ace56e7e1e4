/** A parsed text with what is known of it becomes a de-identified document with its chain. */
import { basename } from 'node:path'
import type { Language, SourceKind } from '../core/codes.ts'
import type { Boilerplate, Document, Genre } from '../core/document.ts'
import { Problem } from '../core/problem.ts'
import { type Deidentified, deidentifyDocument, deidentifyRow } from '../protect/deidentified.ts'
import { languageOf } from '../vocabulary/language.ts'
import { type ChainFacts, chainKey } from './chain.ts'
import { documentId } from './document-id.ts'
import { dayOfName, guessDay, guessGenre, guessKind } from './guess.ts'
import type { DocumentIntake, IntakeOptions, Metadata, Note } from './intake.ts'
import { mergeMetadata, readMetadata } from './metadata.ts'
import { nearDuplicateSignature } from './near-duplicates.ts'
import type { FoundMetadata, ParsedText } from './parsed-file.ts'
import { readDay } from './read-date.ts'
import { findRelay } from './relay.ts'

/** Metadata written around the file, the strongest first. */
export interface Surroundings {
  readonly options: Metadata
  readonly sidecar: Metadata
  readonly folders: readonly Metadata[]
}

export interface Received {
  /** Path or name as given. */
  readonly file: string
  readonly originalHash: string
}

/** The document of a parsed text. Precedence: options, sidecar, header, what the file says, folder defaults, guesses. */
export function buildDocument(
  parsed: ParsedText,
  received: Received,
  around: Surroundings,
  options: IntakeOptions,
): DocumentIntake {
  const name = basename(received.file)
  const header = parsed.header === null ? null : readMetadata(parsed.header, name)
  const found = foundMetadata(parsed.found)
  const given = mergeMetadata(around.options, around.sidecar, header?.metadata, found, ...around.folders)
  const language = given.language ?? languageOf(parsed.text)
  const known = completeMetadata(given, parsed.text, name)
  const { document, facts } = deidentifyAndChain(
    {
      ...known,
      name,
      text: parsed.text,
      boilerplate: parsed.boilerplate,
      language,
      originalHash: received.originalHash,
    },
    options,
  )
  const notes = [
    ...parsed.notes.map((code) => new Problem(code, { file: name })),
    ...(header && header.unknown.length > 0
      ? [new Problem('metadata-unknown-keys', { file: name, count: header.unknown.length })]
      : []),
    ...notesOnGuesses(given, known, name),
  ]
  return { ok: true, kind: 'document', file: received.file, document, facts, notes }
}

/** What is known of a text before de-identification. */
export interface KnownDocument {
  readonly name: string
  readonly originalHash: string
  readonly text: string
  readonly boilerplate: readonly Boilerplate[]
  readonly language: Language
  readonly title: string | null
  readonly publishedOn: string | null
  readonly publisher: string | null
  readonly authority: string | null
  readonly relayedYear: number | null
  readonly kind: SourceKind
  readonly genre: Genre
  readonly site: string | null
  readonly space: Document['space']
  readonly period: string | null
}

/** Names go first; then the text left gives the id, the signature and the chain. */
export function deidentifyAndChain(
  known: KnownDocument,
  options: Pick<IntakeOptions, 'deidentify'>,
): { document: Deidentified<Document>; facts: ChainFacts } {
  const { publisher, authority, kind, relayedYear, ...own } = known
  const raw: Document = { ...own, id: '', chain: { key: '', publisher, authority, kind } }
  const clean = deidentifyDocument(raw, { language: known.language, ...options.deidentify })
  const id = documentId(clean.text)
  const { publishedOn, period, genre, site } = known
  const facts: ChainFacts = {
    id,
    publishedOn,
    period,
    genre,
    site,
    kind,
    publisher,
    authority,
    relayedYear,
    signature: nearDuplicateSignature(withoutRuns(clean.text, clean.boilerplate)),
  }
  return { document: { ...clean, id, chain: { ...clean.chain, key: chainKey(facts) } }, facts }
}

function foundMetadata(found: FoundMetadata): Metadata {
  const day = found.date === undefined ? null : readDay(found.date)
  const language = found.language?.slice(0, 2).toLowerCase()
  // A page may give a person where its publisher should stand.
  const publisher = found.publisher === undefined ? undefined : deidentifyRow({ name: found.publisher }).name
  return {
    ...(found.title ? { title: found.title.slice(0, 500) } : {}),
    ...(day ? { publishedOn: day } : {}),
    ...(publisher ? { publisher } : {}),
    ...(language === 'fr' || language === 'en' ? { language } : {}),
    ...(found.genre === 'press' ? { genre: 'press' as const } : {}),
  }
}

function completeMetadata(given: Metadata, text: string, name: string) {
  const title = given.title ?? null
  const genre = given.genre ?? guessGenre(text, title) ?? 'other'
  const mayRelay =
    genre === 'press' || given.sourceKind === 'media' || (genre === 'other' && given.sourceKind === undefined)
  const relay =
    given.authority === undefined && mayRelay ? findRelay(title === null ? text : `${title}.\n${text}`) : null
  const named = given.authority === undefined ? null : findRelay(text)
  return {
    title,
    genre,
    publishedOn: given.publishedOn ?? guessDay(text) ?? dayOfName(name),
    publisher: given.publisher ?? null,
    authority: given.authority ?? relay?.authority ?? null,
    relayedYear: relay?.year ?? named?.year ?? null,
    kind: given.sourceKind ?? relay?.kind ?? guessKind(genre, text),
    site: given.site ?? null,
    space: given.space ?? 'other',
    period: given.period ?? null,
  }
}

function notesOnGuesses(given: Metadata, known: ReturnType<typeof completeMetadata>, file: string): Note[] {
  return [
    ...(known.publishedOn === null && known.period === null ? [new Problem('date-unknown', { file })] : []),
    ...(given.sourceKind === undefined
      ? [new Problem('source-kind-guessed', { file, kind: known.kind })]
      : []),
  ]
}

function withoutRuns(text: string, runs: readonly Boilerplate[]): string {
  let kept = ''
  let at = 0
  for (const run of runs) {
    kept += text.slice(at, run.start)
    at = run.end
  }
  return kept + text.slice(at)
}
