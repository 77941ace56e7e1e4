/** `vigie db`: the state of the store, its upgrade, backup and restore, the check of its audit chain, and its server's end. */
import { basename, resolve } from 'node:path'
import { Problem } from '../core/problem.ts'
import { defaultFolder } from '../store/embedded/folder.ts'
import { runningServer, stopServer } from '../store/embedded/launch.ts'
import { packageVersion } from '../vocabulary/package-files.ts'
import { EXIT } from './exit.ts'
import { type FolderOption, placeOf, withStore } from './observatory.ts'
import { type Terminal, table } from './terminal.ts'

interface Options extends FolderOption {
  readonly replace?: boolean
}

const ACTIONS = ['status', 'migrate', 'export', 'import', 'verify', 'stop'] as const

export async function database(
  action: string,
  file: string | undefined,
  options: Options,
  terminal: Terminal,
): Promise<number> {
  switch (action) {
    case 'status':
    // Opening brings an older schema up to date; what follows shows where it stands.
    case 'migrate':
      return status(options, terminal)
    case 'export':
      return exportTo(needed(file), options, terminal)
    case 'import':
      return importFrom(needed(file), options, terminal)
    case 'verify':
      return verify(options, terminal)
    case 'stop':
      return stop(options, terminal)
    default:
      throw new Problem('db-action-unknown', { known: ACTIONS.join(', ') })
  }
}

function needed(file: string | undefined): string {
  if (!file) throw new Problem('db-file-needed')
  return file
}

function status(options: Options, terminal: Terminal): Promise<number> {
  return withStore(options, async (store) => {
    const stats = await store.stats()
    const { observations } = stats
    const french = terminal.language === 'fr'
    const rows: [string, string | number][] = [
      [french ? 'où' : 'where', store.where],
      [french ? 'serveur' : 'server', stats.serverVersion],
      [french ? 'schéma' : 'schema', stats.schemaVersion],
      [french ? 'documents' : 'documents', stats.documents],
      [french ? 'chaînes indépendantes' : 'independent chains', stats.chains],
      [
        'observations',
        `${observations.suggested} + ${observations.accepted} + ${observations.edited} (${french ? 'suggérées, acceptées, corrigées' : 'suggested, accepted, edited'})`,
      ],
      [french ? 'offres' : 'offers', stats.offers],
      [french ? 'échantillons' : 'samples', stats.samples],
      [french ? 'comptages' : 'counts', stats.counts],
      [french ? 'période' : 'period', `${stats.firstDay ?? '—'} / ${stats.lastDay ?? '—'}`],
      [french ? 'lignes d’audit' : 'audit lines', stats.auditEntries],
      [french ? 'taille' : 'size', `${(stats.bytes / 1e6).toFixed(1)} MB`],
    ]
    terminal.print(
      table(
        terminal,
        [{ title: '' }, { title: '', stretches: true }],
        rows.map(([name, value]) => [name, String(value)]),
      ),
    )
    return EXIT.ok
  })
}

function exportTo(file: string, options: Options, terminal: Terminal): Promise<number> {
  return withStore(options, async (store) => {
    const { rows, sha256 } = await store.exportTo(file)
    terminal.print(
      `${basename(file)}: ${rows} ${terminal.language === 'fr' ? 'lignes' : 'rows'}, SHA-256 ${sha256}`,
    )
    return EXIT.ok
  })
}

function importFrom(file: string, options: Options, terminal: Terminal): Promise<number> {
  return withStore(options, async (store) => {
    const { rows } = await store.importFrom(file, {
      actor: `vigie ${packageVersion()}`,
      ...(options.replace ? { replace: true } : {}),
    })
    terminal.print(
      `${basename(file)}: ${rows} ${terminal.language === 'fr' ? 'lignes reprises' : 'rows taken in'}`,
    )
    return EXIT.ok
  })
}

function verify(options: Options, terminal: Terminal): Promise<number> {
  return withStore(options, async (store) => {
    const found = await store.audit.verify()
    if (!found.whole) throw new Problem('audit-broken', { seq: found.brokenAt })
    const { head, entries } = found
    terminal.print(
      terminal.language === 'fr'
        ? `Chaîne d’audit entière : ${entries} lignes. Notez sa tête ailleurs : ${head.seq} ${head.hash}`
        : `Audit chain whole: ${entries} lines. Note its head elsewhere: ${head.seq} ${head.hash}`,
    )
    return EXIT.ok
  })
}

async function stop(options: Options, terminal: Terminal): Promise<number> {
  const { folder, databaseUrl } = placeOf(options)
  if (databaseUrl) throw new Problem('db-not-ours')
  const server = runningServer(resolve(folder ?? defaultFolder()))
  if (server) await stopServer(server)
  const french = terminal.language === 'fr'
  if (server) terminal.print(french ? 'Arrêté.' : 'Stopped.')
  else terminal.print(french ? 'Rien ne tournait.' : 'Nothing was running.')
  return EXIT.ok
}
