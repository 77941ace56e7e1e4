/** `vigie doctor`: is this machine ready, and if not, what to do. */
import { Problem } from '../core/problem.ts'
import { createReader } from '../reader/load.ts'
import { loadGazetteer } from '../vocabulary/gazetteer.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { EXIT } from './exit.ts'
import { type FolderOption, withStore } from './observatory.ts'
import type { Wiring } from './wiring.ts'

interface Check {
  readonly name: { readonly en: string; readonly fr: string }
  /** What was found, or a Problem thrown. */
  readonly look: () => Promise<string> | string
}

export async function doctor(options: FolderOption, { terminal, version }: Wiring): Promise<number> {
  const { paint, print, language } = terminal
  print(paint('bold', `vigie ${version}`))
  let code: number = EXIT.ok
  for (const check of checksFor(options)) {
    try {
      print(`${paint('green', '✓')} ${check.name[language]}: ${await check.look()}`)
    } catch (error) {
      code = EXIT.failed
      const why =
        error instanceof Problem
          ? error.inLanguage(language)
          : String(error instanceof Error ? error.name : error)
      print(`${paint('red', '✗')} ${check.name[language]}: ${why}`)
    }
  }
  return code
}

function checksFor(options: FolderOption): Check[] {
  return [
    { name: { en: 'Node', fr: 'Node' }, look: () => process.versions.node },
    {
      name: { en: 'vocabulary', fr: 'vocabulaire' },
      look: () => `${loadVocabulary().terms.length} × ${[...loadVocabulary().schemes.keys()].join(', ')}`,
    },
    { name: { en: 'gazetteer', fr: 'lieux' }, look: () => loadGazetteer().get('FR')?.name ?? '?' },
    {
      name: { en: 'reader', fr: 'lecteur' },
      look: () => {
        const reader = createReader()
        reader.read('', { language: 'fr' })
        return `${reader.id} ${reader.version}`
      },
    },
    {
      name: { en: 'store', fr: 'base' },
      look: () =>
        withStore(options, async (store) => {
          const { serverVersion, schemaVersion, documents } = await store.stats()
          return `${store.where} · PostgreSQL ${serverVersion} · schema ${schemaVersion} · ${documents} documents`
        }),
    },
    {
      name: { en: 'audit chain', fr: 'chaîne d’audit' },
      look: () =>
        withStore(options, async (store) => {
          const found = await store.audit.verify()
          if (!found.whole) throw new Problem('audit-broken', { seq: found.brokenAt })
          return `${found.entries}`
        }),
    },
  ]
}
