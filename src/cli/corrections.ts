/** `vigie corrections`: what people accepted, edited and rejected, as coded texts to measure the reader and to learn from. */
import { writeFile } from 'node:fs/promises'
import { type CorrectedText, corrections } from '../observatory/corrections.ts'
import { EXIT } from './exit.ts'
import { fileProblem } from './inputs.ts'
import { type FolderOption, withStore } from './observatory.ts'
import type { Terminal } from './terminal.ts'

interface Options extends FolderOption {
  readonly out?: string
}

export async function writeCorrections(options: Options, terminal: Terminal): Promise<number> {
  const lines: string[] = []
  const counts = await withStore(options, (store) =>
    corrections(store, (text: CorrectedText) => void lines.push(JSON.stringify(text))),
  )
  const { complete, unfinished, untouched } = counts
  if (options.out)
    await writeFile(options.out, lines.map((line) => `${line}\n`).join('')).catch((error: unknown) => {
      throw fileProblem(error, options.out ?? '')
    })
  else for (const line of lines) terminal.print(line)
  terminal.complain(
    terminal.language === 'fr'
      ? `Documents relus en entier : ${complete}. Laissés : ${unfinished} où une suggestion attend encore, ${untouched} sans rien de suggéré ni d’ajouté.`
      : `Documents reviewed whole: ${complete}. Left out: ${unfinished} where a suggestion still waits, ${untouched} with nothing suggested or added.`,
  )
  return EXIT.ok
}
