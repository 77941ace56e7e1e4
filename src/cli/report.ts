/** `vigie report`: the yearly report as one file that needs nothing beside it: styles inside, no script. */
import { writeFile } from 'node:fs/promises'
import { Problem } from '../core/problem.ts'
import { newestYear } from '../observatory/weigh-period.ts'
import { EXIT } from './exit.ts'
import { fileProblem } from './inputs.ts'
import { type FolderOption, withStore } from './observatory.ts'
import type { Wiring } from './wiring.ts'

interface Options extends FolderOption {
  readonly year?: number
  readonly out?: string
  readonly internal?: boolean
}

export function writeReport(options: Options, { terminal, renderPage }: Wiring): Promise<number> {
  return withStore(options, async (store) => {
    const year = options.year ?? (await newestYear(store))
    if (year === null) throw new Problem('nothing-kept')
    const query = new URLSearchParams({ period: String(year), lang: terminal.language })
    if (!options.internal) query.set('audience', 'public')
    const { status, body } = await renderPage(store, `/report?${query}`)
    if (status !== 200) throw new Problem('unforeseen', { what: `report ${status}` })
    const page = await standAlone(body, (address) => renderPage(store, address))
    if (!options.out) terminal.print(page)
    else
      await writeFile(options.out, page).catch((error: unknown) => {
        throw fileProblem(error, options.out ?? '')
      })
    return EXIT.ok
  })
}

/** The page with its style sheets inside and without its scripts and links to siblings of the server. */
async function standAlone(
  page: string,
  fetchAsset: (address: string) => Promise<{ readonly body: string }>,
): Promise<string> {
  const sheets = [...page.matchAll(/<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"[^>]*\/?>/g)]
  let whole = page
    .replace(/<script\b[^>]*src=[^>]*><\/script>/g, '')
    .replace(/<link[^>]*rel="(?:modulepreload|icon)"[^>]*\/?>/g, '')
  // What only leads about the server leads nowhere from a file.
  whole = whole.replace(/<header\b[\s\S]*?<\/header>/, '').replace(/<link[^>]*rel="alternate"[^>]*\/?>/g, '')
  whole = whole.replace(/<a\b[^>]*href="\/[^"]*"[^>]*>([\s\S]*?)<\/a>/g, '$1')
  for (const [tag, address = ''] of sheets) {
    const { body } = await fetchAsset(address)
    whole = whole.replace(tag, () => `<style>${body}</style>`)
  }
  return whole
}
