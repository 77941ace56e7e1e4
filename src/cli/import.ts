/** `vigie import`: takes material in with progress, can be stopped and taken up again, ends with what was refused and why. */
import { writeFile } from 'node:fs/promises'
import { progress } from '@clack/prompts'
import type { SourceKind } from '../core/codes.ts'
import type { IntakeEvent, Metadata } from '../intake/intake.ts'
import { type RefusedItem, type TakenIn, takeIn } from '../observatory/take-in.ts'
import type { SecondTaking } from '../observatory/tally-second.ts'
import { csvCell } from '../protect/csv-cell.ts'
import { openReaders } from '../reader/reading-threads.ts'
import type { SecondRun } from '../second-reader/second-run.ts'
import { packageVersion } from '../vocabulary/package-files.ts'
import { EXIT } from './exit.ts'
import { fileProblem } from './inputs.ts'
import { type FolderOption, withStore } from './observatory.ts'
import { type Terminal, table } from './terminal.ts'

interface Options extends FolderOption {
  readonly map?: string
  readonly date?: string
  readonly publisher?: string
  readonly relays?: string
  readonly source?: SourceKind
  readonly site?: string
  readonly refused?: string
  readonly second?: boolean
  readonly format?: 'json' | 'human'
}

export async function importPaths(
  paths: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<number> {
  const second = options.second ? await startSecond() : undefined
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const readers = openReaders()
  const taken = await withStore(options, (store) => {
    const showing = terminal.isInteractive && options.format !== 'json' ? showProgress() : undefined
    return takeIn(paths, {
      store,
      readers,
      actor: `vigie ${packageVersion()}`,
      intake: {
        metadata: metadataOf(options),
        signal: stop.signal,
        ...(options.map ? { mapping: options.map } : {}),
      },
      ...(second ? { second } : {}),
      ...(showing ? { onEvent: showing.onEvent } : {}),
    }).finally(() => showing?.end())
  }).finally(() => readers.close())
  if (options.refused) await writeRefused(options.refused, taken.refused, terminal)
  if ((options.format ?? (terminal.isInteractive ? 'human' : 'json')) === 'json')
    terminal.print(asJson(taken))
  else describe(taken, terminal)
  const isWhole = taken.refused.length === 0 && !taken.stopped && !taken.second?.without
  return isWhole ? EXIT.ok : EXIT.failed
}

/** Before anything is taken in: a second reader that is not set up is said at once. */
async function startSecond(): Promise<SecondRun> {
  const { loadSecondReader } = await import('../second-reader/load.ts')
  const { startSecondRun } = await import('../second-reader/second-run.ts')
  const { extractor, knowledge } = loadSecondReader()
  return startSecondRun(extractor, knowledge)
}

function metadataOf(options: Options): Metadata {
  const { date, publisher, relays, source, site } = options
  return {
    ...(date ? { publishedOn: date } : {}),
    ...(publisher ? { publisher } : {}),
    ...(relays ? { authority: relays } : {}),
    ...(source ? { sourceKind: source } : {}),
    ...(site ? { site } : {}),
  }
}

function showProgress() {
  const bar = progress({ max: 1 })
  let max = 1
  let done = 0
  bar.start('')
  const onEvent = (event: IntakeEvent): void => {
    if (event.type === 'found') max = event.files
    else if (event.type === 'read' || event.type === 'known') {
      done++
      bar.advance(1 / Math.max(1, max), `${done} / ${max}`)
    }
  }
  return { onEvent, end: () => bar.stop(`${done} / ${max}`) }
}

function asJson({ refused, notes, ...counts }: TakenIn): string {
  return JSON.stringify({
    ...counts,
    refused: refused.map(({ file, line, problem }) => ({
      file,
      line,
      code: problem.code,
      message: problem.inLanguage('en'),
    })),
    notes: notes.map(({ file, problem }) => ({ file, code: problem.code })),
  })
}

function describe(taken: TakenIn, terminal: Terminal): void {
  const french = terminal.language === 'fr'
  const line = (count: number, en: string, fr: string) =>
    count > 0 && terminal.print(`${String(count).padStart(7)}  ${french ? fr : en}`)
  line(taken.documents, 'documents added', 'documents ajoutés')
  line(taken.observations, 'observations suggested', 'observations suggérées')
  line(taken.rows, 'rows of tables added', 'lignes de tableaux ajoutées')
  line(taken.known, 'already known', 'déjà connus')
  line(
    taken.relinked,
    'documents moved to the chain they relay',
    'documents rattachés à la chaîne qu’ils relaient',
  )
  line(taken.refused.length, 'refused', 'refusés')
  if (taken.refused.length) terminal.print(`\n${refusedTable(taken.refused, terminal)}`)
  if (taken.second) describeSecond(taken.second, line)
  for (const { file, problem } of taken.notes.slice(0, 20))
    terminal.print(terminal.paint('dim', `${file}: ${problem.inLanguage(terminal.language)}`))
  if (taken.stopped)
    terminal.print(
      french
        ? '\nArrêté. La même commande reprend où elle en était.'
        : '\nStopped. The same command goes on from here.',
    )
}

function describeSecond(
  { agreed, suggested, dropped, without }: SecondTaking,
  line: (count: number, en: string, fr: string) => void,
): void {
  line(agreed, 'also made by the second reader', 'faites aussi par le second lecteur')
  line(suggested, 'suggested by the second reader alone', 'suggérées par le seul second lecteur')
  const count = Object.values(dropped).reduce((sum, one) => sum + one, 0)
  line(
    count,
    'of the second reader not borne out by the text, dropped',
    'du second lecteur non étayées par le texte, écartées',
  )
  line(without, 'documents read by the rules alone', 'documents lus par les seules règles')
}

function refusedTable(refused: readonly RefusedItem[], terminal: Terminal): string {
  const french = terminal.language === 'fr'
  const rows = refused
    .slice(0, 40)
    .map(({ file, line, problem }) => [
      line === null ? file : `${file}:${line}`,
      problem.inLanguage(terminal.language),
    ])
  if (refused.length > rows.length) rows.push(['…', `+ ${refused.length - rows.length} (--refused FILE)`])
  return table(
    terminal,
    [{ title: french ? 'fichier' : 'file' }, { title: french ? 'motif' : 'why', stretches: true }],
    rows,
  )
}

async function writeRefused(
  file: string,
  refused: readonly RefusedItem[],
  terminal: Terminal,
): Promise<void> {
  const lines = refused.map(({ file: where, line, problem }) =>
    [where, line === null ? '' : String(line), problem.code, problem.inLanguage(terminal.language)]
      .map((cell) => csvCell(cell))
      .join(','),
  )
  await writeFile(file, `${['file,line,code,message', ...lines].join('\r\n')}\r\n`).catch(
    (error: unknown) => {
      throw fileProblem(error, file)
    },
  )
}
