/** `vigie serve` and `vigie demo`: the observatory in a browser, until Ctrl-C. */
import { loadAlerts } from '../observatory/alert-files.ts'
import { takeIn } from '../observatory/take-in.ts'
import { keepSignals } from '../observatory/watch.ts'
import { openReaders } from '../reader/reading-threads.ts'
import { defaultFolder } from '../store/embedded/folder.ts'
import type { Store } from '../store/store.ts'
import { packageFile, packageVersion } from '../vocabulary/package-files.ts'
import { EXIT } from './exit.ts'
import { type FolderOption, withStore } from './observatory.ts'
import { knowledgeOfAll } from './signals.ts'
import type { Terminal } from './terminal.ts'
import type { Wiring } from './wiring.ts'

interface Options extends FolderOption {
  readonly port?: number
  readonly host: string
}

const PORT = 4321

export function serve(
  name: 'serve' | 'demo',
  options: Options,
  { terminal, startServer }: Wiring,
): Promise<number> {
  const isDemo = name === 'demo'
  const place = isDemo && !options.folder ? { folder: `${defaultFolder()}-demo` } : options
  return withStore(place, async (store) => {
    if (isDemo) await fillDemo(store, terminal)
    const server = await startServer({ store, host: options.host, port: options.port ?? PORT, isDemo })
    announce(server.url, store.where, isDemo, terminal)
    await untilStopped()
    await server.close()
    return EXIT.ok
  })
}

/** The invented material, taken in the first time. A run that was cut short goes on. */
async function fillDemo(store: Store, terminal: Terminal): Promise<void> {
  const name = 'demo-is-whole'
  if ((await store.setting<boolean>(name)) === true) return
  terminal.print(
    terminal.language === 'fr'
      ? 'Préparation de l’observatoire inventé…'
      : 'Preparing the invented observatory…',
  )
  const actor = `vigie ${packageVersion()}`
  const readers = openReaders()
  const material = [packageFile('examples/observatory')]
  await takeIn(material, { store, readers, actor, intake: {} }).finally(() => readers.close())
  await lookBack(store, actor)
  await store.setSetting(name, true, actor)
}

/** The watch as it would have run: at the end of each quarter of the invented second year. */
async function lookBack(store: Store, actor: string): Promise<void> {
  const watch = { rules: loadAlerts(), knowledge: knowledgeOfAll(), today: '2025-12-31' }
  for (const on of ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'])
    await keepSignals(store, { ...watch, on }, actor)
}

function announce(url: string, where: string, isDemo: boolean, { print, paint, language }: Terminal): void {
  const french = language === 'fr'
  print('')
  print(`  ${paint('bold', 'Vigie')}  ${paint(['cyan', 'underline'], url)}`)
  if (isDemo)
    print(
      french
        ? '  Observatoire inventé : rien de ce qu’il dit n’a été observé.'
        : '  An invented observatory: nothing it says was observed.',
    )
  print(
    paint(
      'dim',
      french
        ? `  Sur cette machine seulement, sans compte. Données : ${where}`
        : `  On this machine only, without an account. Kept in: ${where}`,
    ),
  )
  print(paint('dim', french ? '  Ctrl-C pour arrêter.' : '  Ctrl-C to stop.'))
}

/** Ends when the process is asked to. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
