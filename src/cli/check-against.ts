/** `vigie check --against`: how well the reader reads texts coded by hand, by rule, and what changed since. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { inOrder } from '../core/in-order.ts'
import { Problem } from '../core/problem.ts'
import { codeText } from '../observatory/code-document.ts'
import type { CodedText } from '../reader/measured/coded-text.ts'
import { countConfusions } from '../reader/measured/confusions.ts'
import { differencesIn } from '../reader/measured/differences.ts'
import { figuresOf, type Grouping, readAgainst, type TextOutcome } from '../reader/measured/figures.ts'
import { readCoded } from '../reader/measured/read-coded.ts'
import { parseFigures, type SavedFigures, writeFigures } from '../reader/measured/saved-figures.ts'
import { wrongRules } from '../reader/measured/wrong-rules.ts'
import type { Readers } from '../reader/readers.ts'
import { openReaders } from '../reader/reading-threads.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { packageFile } from '../vocabulary/package-files.ts'
import { EXIT } from './exit.ts'
import { type Measured, measuredJson, printFigureRows } from './figure-rows.ts'
import { bytesOf, fileProblem } from './inputs.ts'
import { chosenFormat, type Format } from './output.ts'
import { showFigures } from './show-figures.ts'
import type { Terminal } from './terminal.ts'

interface Options {
  readonly against: readonly string[]
  readonly by?: Grouping
  readonly errors?: number
  readonly save?: string
  readonly since?: string
  readonly format?: Format
}

/** Where the figures of the release lie. */
const RELEASED = 'docs/reading-figures.json'

/** Sentences kept of each rule that was wrong. */
const SENTENCES = 3

export async function checkAgainst(options: Options, terminal: Terminal): Promise<number> {
  const { texts, fingerprint, isWhole } = await codedTexts(options.against, terminal)
  const since = await figuresBefore(options.since)
  const readers = openReaders()
  const outcomes = await outcomesOf(texts, readers).finally(() => readers.close())
  const figures = figuresOf(outcomes)
  const saved: SavedFigures = { reader: readers.version, date: today(), texts: fingerprint, figures }
  const measured: Measured = {
    saved,
    since,
    confusions: countConfusions(outcomes.flatMap(({ confusions }) => confusions)),
    rules: wrongRules(figures, outcomes, SENTENCES),
    differences: differencesIn(outcomes).slice(0, options.errors ?? 0),
  }
  if (options.save) await write(options.save, writeFigures(saved))
  const format = chosenFormat(options.format, terminal, 'json')
  if (format === 'human') showFigures(measured, options.by, terminal)
  else if (format === 'csv') printFigureRows(measured, options.by, terminal)
  else terminal.print(JSON.stringify(measuredJson(measured, options.by), null, 2))
  return isWhole ? EXIT.ok : EXIT.failed
}

/** Reads the texts as an import would, and compares. */
export async function outcomesOf(texts: readonly CodedText[], readers: Readers): Promise<TextOutcome[]> {
  const read = new Map<CodedText, CodedReading>()
  const readOne = async (text: CodedText) => [text, await readAsImported(readers, text)] as const
  for await (const [text, reading] of inOrder(texts, readOne, () => readers.ahead)) read.set(text, reading)
  return readAgainst(texts, (text) => read.get(text) as CodedReading)
}

type CodedReading = Awaited<ReturnType<typeof readAsImported>>

/** What an import would keep of the text, were its language and its source not said. */
export const readAsImported = (readers: Readers, { id, text, title, boilerplate }: CodedText) =>
  codeText(readers, { text, title, boilerplate, language: null, source: null }, id)

/** The usable texts of all files; what is wrong with a line is said at once. */
export async function codedTexts(
  files: readonly string[],
  terminal: Terminal,
): Promise<{ texts: CodedText[]; fingerprint: string; isWhole: boolean }> {
  const codes = { phenomena: codesOf('phenomena'), substances: codesOf('substances') }
  const hash = createHash('sha256')
  const texts: CodedText[] = []
  let isWhole = true
  for (const file of files) {
    const bytes = await bytesOf(file)
    hash.update(bytes)
    const coded = readCoded(bytes.toString('utf8'), basename(file), codes)
    texts.push(...coded.texts)
    for (const problem of coded.problems)
      terminal.complain(`${terminal.paint('red', problem.code)}  ${problem.inLanguage(terminal.language)}`)
    isWhole &&= coded.problems.length === 0
  }
  if (!texts.length)
    throw new Problem('coded-nothing', { file: files.map((file) => basename(file)).join(', ') })
  return { texts, fingerprint: hash.digest('hex'), isWhole }
}

function codesOf(scheme: 'phenomena' | 'substances'): ReadonlySet<string> {
  const concepts = [...(loadVocabulary().schemes.get(scheme)?.concepts.values() ?? [])]
  return new Set(concepts.filter(({ isGroup }) => !isGroup).map(({ code }) => code))
}

async function figuresBefore(file: string | undefined): Promise<SavedFigures | null> {
  const released = packageFile(RELEASED)
  if (file === undefined && !existsSync(released)) return null
  const path = file ?? released
  return parseFigures((await bytesOf(path)).toString('utf8'), basename(path))
}

const write = (path: string, content: string): Promise<void> =>
  writeFile(path, content).catch((error: unknown) => {
    throw fileProblem(error, path)
  })

export const today = (): string => new Date().toISOString().slice(0, 10)
