/** `vigie check --against --second`: how often claims are right by who made them: the rules, a second reader, or both. */
import type { Language } from '../core/codes.ts'
import { isMissing, type OrMissing } from '../core/missing.ts'
import type { Observation } from '../core/observation.ts'
import type { Problem } from '../core/problem.ts'
import { allowedNames } from '../observatory/allowed-names.ts'
import { type DocumentWords, deidentifyWords } from '../protect/deidentified.ts'
import { deidentify } from '../protect/deidentify.ts'
import { redactedSpan } from '../protect/redaction.ts'
import { createReader } from '../reader/load.ts'
import type { CodedText } from '../reader/measured/coded-text.ts'
import { DEPTHS, figuresOf, readAgainst, type Tally } from '../reader/measured/figures.ts'
import { ratesOf } from '../reader/measured/rates.ts'
import { oneReader } from '../reader/readers.ts'
import { loadSecondReader } from '../second-reader/load.ts'
import { type SecondRun, startSecondRun } from '../second-reader/second-run.ts'
import { codedTexts, readAsImported } from './check-against.ts'
import { EXIT } from './exit.ts'
import { chosenFormat, type Format, type OutputColumn, printRows } from './output.ts'
import type { Terminal } from './terminal.ts'
import { type Word, word } from './words.ts'

interface Options {
  readonly against: readonly string[]
  readonly format?: Format
}

/** A coded text with both readings of it, all three without names. */
interface TwiceRead {
  readonly coded: CodedText
  readonly language: Language
  readonly rules: readonly Observation[]
  /** Of the second reader: all it claims, and what it alone does. */
  readonly second: readonly Observation[]
  readonly only: readonly Observation[]
}

/** Whose claims a row counts. */
const MAKERS = [
  'allRules',
  'allSecond',
  'bothReaders',
  'rulesOnly',
  'secondOnly',
  'eitherReader',
] as const satisfies Word[]
type Maker = (typeof MAKERS)[number]

export async function checkSecond(options: Options, terminal: Terminal): Promise<number> {
  const { extractor, knowledge } = loadSecondReader()
  const run = startSecondRun(extractor, knowledge)
  const { texts, isWhole } = await codedTexts(options.against, terminal)
  const read: TwiceRead[] = []
  for (const text of texts) {
    const twice = await readTwice(text, run)
    if ('problem' in twice) terminal.complain(`${text.id}: ${twice.problem.inLanguage(terminal.language)}`)
    else read.push(twice)
  }
  const format = chosenFormat(options.format, terminal, 'json')
  const nameOf = (maker: Maker): string => (format === 'human' ? word(maker, terminal.language) : maker)
  const rows = MAKERS.map((maker) => ({ maker: nameOf(maker), ...ratesIn(tallyOf(maker, read)) }))
  if (format === 'human')
    terminal.print(`${terminal.paint('dim', `${run.by} · ${read.length} / ${texts.length}`)}\n`)
  printRows(terminal, format, columnsIn(terminal.language), rows)
  return isWhole && read.length === texts.length ? EXIT.ok : EXIT.failed
}

/** The text loses its names, and what people coded moves with it: a claim lies where its words went. */
async function readTwice(text: CodedText, run: SecondRun): Promise<TwiceRead | { problem: Problem }> {
  const raw: DocumentWords = { name: '', title: text.title, text: text.text, boilerplate: text.boilerplate }
  const words = deidentifyWords(raw, { allow: allowedNames() })
  const { redactions } = deidentify(text.text, { allow: allowedNames() })
  const coded: CodedText = {
    ...text,
    text: words.text,
    title: words.title,
    boilerplate: words.boilerplate,
    observations: text.observations.map((claim) => ({
      ...claim,
      evidence: redactedSpan(redactions, claim.evidence),
    })),
  }
  const { language, observations } = await readAsImported(oneReader(createReader()), coded)
  const { opinion, problem } = await run.read(words, language, observations)
  if (problem) return { problem }
  return { coded, language, rules: opinion.observations, second: opinion.claims, only: opinion.only }
}

function claimsOf(maker: Maker, { rules, second, only }: TwiceRead): readonly Observation[] {
  switch (maker) {
    case 'allRules':
      return rules
    case 'allSecond':
      return second
    case 'bothReaders':
      return rules.filter(({ seconded }) => seconded)
    case 'rulesOnly':
      return rules.filter(({ seconded }) => !seconded)
    case 'secondOnly':
      return only
    case 'eitherReader':
      return [...rules, ...only].sort((a, b) => a.evidence.start - b.evidence.start)
  }
}

function tallyOf(maker: Maker, read: readonly TwiceRead[]): Tally {
  const claims = new Map(
    read.map((one) => [one.coded, { language: one.language, observations: claimsOf(maker, one) }]),
  )
  const nothing = { language: '', observations: [] }
  return figuresOf(readAgainst([...claims.keys()], (text) => claims.get(text) ?? nothing)).total
}

function columnsIn(language: Language): OutputColumn[] {
  const say = (name: Word): string => word(name, language)
  const number = (key: string, title: string): OutputColumn => ({ key, title, align: 'right' })
  return [
    { key: 'maker', title: '', stretches: true },
    number('coded', say('coded')),
    number('read', say('read')),
    ...DEPTHS.flatMap((depth) => [
      number(`${depth}_precision`, `${say(depth)} P`),
      number(`${depth}_recall`, `${say(depth)} R`),
      number(`${depth}_f1`, `${say(depth)} F1`),
    ]),
  ]
}

/** Rates in per cent, to a tenth; empty where there is nothing to share. */
function ratesIn(tally: Tally) {
  const percent = (rate: OrMissing<number>): number | null =>
    isMissing(rate) ? null : Math.round(rate * 1000) / 10
  const rates = DEPTHS.flatMap((depth) => {
    const { precision, recall, f1 } = ratesOf(tally, depth)
    return [
      [`${depth}_precision`, percent(precision)],
      [`${depth}_recall`, percent(recall)],
      [`${depth}_f1`, percent(f1)],
    ] as const
  })
  return { coded: tally.coded, read: tally.read, ...Object.fromEntries(rates) }
}
