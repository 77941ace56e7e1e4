/** `vigie doctor`: is this machine ready, and if not, what to do. */
import { Problem } from '../core/problem.ts'
import { deidentifyWords } from '../protect/deidentified.ts'
import { createReader } from '../reader/load.ts'
import { loadSettings, secondReaderOf } from '../second-reader/load.ts'
import { readSecond } from '../second-reader/second-reading.ts'
import { loadGazetteer } from '../vocabulary/gazetteer.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { EXIT } from './exit.ts'
import { type FolderOption, withStore } from './observatory.ts'
import type { Terminal } from './terminal.ts'
import type { Wiring } from './wiring.ts'

interface Check {
  readonly name: { readonly en: string; readonly fr: string }
  /** What was found, or a Problem thrown. */
  readonly look: () => Promise<string> | string
}

/** One invented sentence, so that no text of anybody leaves; and what the answer to it holds. */
const INVENTED = 'À Lille, le gramme de cocaïne vaut 60 €.'

/** Whether one is set up, and whether its answer to an invented sentence can be used. */
async function askSecondReader({ language }: Terminal): Promise<string> {
  const settings = loadSettings()
  if (!settings) return language === 'fr' ? 'aucun, et aucun n’est nécessaire' : 'none, and none is needed'
  const { extractor, knowledge } = secondReaderOf(settings)
  const text = deidentifyWords({ name: '', title: null, text: INVENTED, boilerplate: [] })
  const { claims, dropped } = await readSecond(extractor, text, 'fr', knowledge)
  const lost = Object.values(dropped).reduce((sum, count) => sum + count, 0)
  const counts =
    language === 'fr'
      ? `répond : ${claims.length} constat(s) étayé(s), ${lost} écarté(s)`
      : `answers: ${claims.length} claim(s) borne out, ${lost} dropped`
  return `${extractor.id} · ${new URL(settings.url).host} · ${counts}`
}

export async function doctor(options: FolderOption, { terminal, version }: Wiring): Promise<number> {
  const { paint, print, language } = terminal
  print(paint('bold', `vigie ${version}`))
  let code: number = EXIT.ok
  for (const check of checksFor(options, terminal)) {
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

function checksFor(options: FolderOption, terminal: Terminal): Check[] {
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
      name: { en: 'second reader', fr: 'second lecteur' },
      look: () => askSecondReader(terminal),
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
