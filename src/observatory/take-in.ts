/** Takes material in: files to documents without names, read, kept; in batches, so that a run can be stopped and taken up again. */
import { inOrder } from '../core/in-order.ts'
import type { Problem } from '../core/problem.ts'
import type { DocumentIntake, Intake, IntakeEvent, IntakeOptions, TableIntake } from '../intake/intake.ts'
import { type ChainLink, linkChains } from '../intake/link-chains.ts'
import type { Readers } from '../reader/readers.ts'
import type { SecondRun } from '../second-reader/second-run.ts'
import type { ImportedFile, NewDocument, Store } from '../store/store.ts'
import { type CodedText, codeDocument } from './code-document.ts'
import { ownReaders } from './own-reader.ts'
import { readMaterial } from './read-material.ts'
import { type SecondTaking, tallySecond } from './tally-second.ts'

/** Documents a transaction: enough to be quick, few enough that a killed run loses little. */
const BATCH = 64

export interface TakeInOptions {
  readonly store: Store
  readonly readers: Readers
  /** A person's pseudonym or the program. */
  readonly actor: string
  readonly intake: IntakeOptions
  readonly onEvent?: (event: IntakeEvent) => void
  /** A second reader that reads each document too. It is slow: each document is then a transaction of its own. */
  readonly second?: SecondRun
}

export interface RefusedItem {
  readonly file: string
  /** Line of a table's row, or null for a whole file. */
  readonly line: number | null
  readonly problem: Problem
}

export interface TakenIn {
  readonly documents: number
  readonly observations: number
  readonly rows: number
  /** Files or rows that were there before. */
  readonly known: number
  readonly refused: readonly RefusedItem[]
  /** What intake thought worth saying of files it took in. */
  readonly notes: readonly { readonly file: string; readonly problem: Problem }[]
  /** Documents that moved to another chain now that others are known. */
  readonly relinked: number
  readonly resumed: boolean
  readonly stopped: boolean
  /** What the second reader came to; null when none was asked. */
  readonly second: SecondTaking | null
}

/**
 * Takes files in. Each batch is one transaction with its lines of the ledger: whatever kills the run, what was acknowledged is whole, and
 * the same call again passes over it. Chains are linked afresh at the end, since a report may come after the article about it.
 */
export async function takeIn(inputs: readonly string[], options: TakeInOptions): Promise<TakenIn> {
  const { store, actor } = options
  const { run, resumed } = await store.imports.start(inputs.join(' '), actor)
  const readers = await ownReaders(store, options.readers)
  const taking = new Taking({ ...options, readers }, run.id)
  let stopped = false
  try {
    const intake: IntakeOptions = { ...options.intake, isKnown: (hash) => store.knows(hash) }
    const material = readMaterial(inputs, intake, (event) => taking.hear(event))
    const read = (item: Intake): Promise<Read> => taking.read(item)
    for await (const item of inOrder(material, read, () => readers.ahead)) await taking.take(item)
  } catch (error) {
    if (!options.intake.signal?.aborted) throw error
    stopped = true
  }
  await taking.flush()
  const relinked = await relink(store, actor)
  await store.imports.finish(run.id, stopped ? 'stopped' : 'finished', actor)
  return { ...taking.result(), relinked, resumed, stopped }
}

/** Links every document afresh and moves those whose chain changed. Gives back how many moved. */
export async function relink(store: Store, actor: string): Promise<number> {
  const facts = await store.linkFacts<DocumentIntake['facts']>()
  const links: ChainLink[] = [...linkChains(facts).values()]
  return store.setChains(links, actor)
}

/** What intake gave, a document with its claims. */
type Read = Exclude<Intake, DocumentIntake> | (DocumentIntake & { readonly coded: CodedText })

/** One run: what waits to be written, and the counts so far. */
class Taking {
  private readonly options: TakeInOptions
  private readonly runId: string
  private batch: NewDocument[] = []
  private files: ImportedFile[] = []
  private passedOver: ImportedFile[] = []
  private documents = 0
  private observations = 0
  private rows = 0
  private known = 0
  private readonly refused: RefusedItem[] = []
  private readonly notes: { file: string; problem: Problem }[] = []
  private readonly second: ReturnType<typeof tallySecond> | null

  constructor(options: TakeInOptions, runId: string) {
    this.options = options
    this.runId = runId
    this.second = options.second ? tallySecond(options.second) : null
  }

  hear(event: IntakeEvent): void {
    if (event.type === 'known') {
      this.known++
      this.passedOver.push({ file: event.file, originalHash: event.originalHash, outcome: 'known' })
    }
    this.options.onEvent?.(event)
  }

  /** Reads what came in: several at once, while others are written. */
  async read(item: Intake): Promise<Read> {
    if (!item.ok || item.kind !== 'document') return item
    return { ...item, coded: await codeDocument(this.options.readers, item.document) }
  }

  async take(item: Read): Promise<void> {
    if (!item.ok) this.refuse(item.file, item.problem)
    else if (item.kind === 'document') await this.takeDocument(item)
    else await this.takeTable(item)
    if (this.batch.length >= (this.second ? 1 : BATCH)) await this.flush()
  }

  private refuse(file: string, problem: Problem): void {
    this.refused.push({ file, line: null, problem })
    const { code, details } = problem
    this.passedOver.push({ file, originalHash: null, outcome: 'refused', problem: { code, details } })
  }

  private async takeDocument(item: Extract<Read, { coded: CodedText }>): Promise<void> {
    const { file, document, facts, notes, coded } = item
    const { readers, intake } = this.options
    const read = await this.second?.read(document, coded, intake.signal)
    if (read?.problem) this.notes.push({ file, problem: read.problem })
    this.batch.push({ document, facts, ...coded, maker: `reader/${readers.version}`, ...read?.claims })
    this.files.push({ file, originalHash: document.originalHash, outcome: 'added', documentId: document.id })
    for (const problem of notes) this.notes.push({ file, problem })
  }

  private async takeTable({ file, originalHash, rows, refused, notes }: TableIntake): Promise<void> {
    const { store, actor } = this.options
    for (const { line, problem } of refused) this.refused.push({ file, line, problem })
    for (const problem of notes) this.notes.push({ file, problem })
    const ledger = { runId: this.runId, files: [{ file, originalHash, outcome: 'added' as const }] }
    if (rows.table === 'observations') {
      const batch = rows.documents.map((coded) => ({ ...coded, offers: [], maker: actor }))
      const { added, known } = await store.addDocuments(batch, actor, ledger)
      this.documents += added.length
      this.known += known.length
      this.observations += rows.documents.reduce((sum, { observations }) => sum + observations.length, 0)
    } else {
      const { table, ...content } = rows
      const { added, known } = await store.addRows(content, actor, ledger)
      this.rows += added.length
      this.known += known.length
    }
  }

  /** Writes what waits. */
  async flush(): Promise<void> {
    const { store, actor } = this.options
    const [batch, files, passedOver] = [this.batch, this.files, this.passedOver]
    this.batch = []
    this.files = []
    this.passedOver = []
    if (passedOver.length) await store.imports.record(this.runId, passedOver)
    if (!batch.length) return
    const { added, known } = await store.addDocuments(batch, actor, { runId: this.runId, files })
    const isNew = new Set(added)
    this.documents += added.length
    this.known += known.length
    for (const { document, observations } of batch)
      if (isNew.has(document.id)) this.observations += observations.length
  }

  result(): Omit<TakenIn, 'relinked' | 'resumed' | 'stopped'> {
    const { documents, observations, rows, known, refused, notes } = this
    return { documents, observations, rows, known, refused, notes, second: this.second?.result() ?? null }
  }
}
