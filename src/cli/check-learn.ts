/** `vigie check --learn`: fits the confidence on what people accepted, edited and rejected, and shows the rules that were most often wrong. */
import { isMissing, type OrMissing } from '../core/missing.ts'
import { Problem } from '../core/problem.ts'
import { keepConfidence } from '../observatory/own-reader.ts'
import { type LearnedConfidence, learnConfidence } from '../reader/learned/learn-confidence.ts'
import type { Reliability } from '../reader/learned/reliability.ts'
import { figuresOf } from '../reader/measured/figures.ts'
import { type RejectedRule, rejectedRules } from '../reader/measured/rejections.ts'
import { type WrongRule, wrongRules } from '../reader/measured/wrong-rules.ts'
import type { Readers } from '../reader/readers.ts'
import { openReaders } from '../reader/reading-threads.ts'
import { packageVersion } from '../vocabulary/package-files.ts'
import { codedTexts, outcomesOf, today } from './check-against.ts'
import { EXIT } from './exit.ts'
import { type FolderOption, withStore } from './observatory.ts'
import { chosenFormat, type Format } from './output.ts'
import { ruleBlock } from './show-figures.ts'
import { type Terminal, table } from './terminal.ts'

interface Options extends FolderOption {
  readonly learn: readonly string[]
  readonly format?: Format
}

/** Rules shown, and sentences of each. */
const RULES = 10
const SENTENCES = 3

export async function checkLearn(
  options: Options,
  terminal: Terminal,
  readers: Readers = openReaders(),
): Promise<number> {
  const { texts, isWhole } = await codedTexts(options.learn, terminal)
  const outcomes = await outcomesOf(texts, readers).finally(() => readers.close())
  const learned = learnConfidence(outcomes)
  const rules = wrongRules(figuresOf(outcomes), outcomes, SENTENCES)
  const rejected = rejectedRules(outcomes, SENTENCES)
  const format = chosenFormat(options.format, terminal, 'json')
  if (format === 'csv') throw new Problem('option-wrong', { name: '--format', expected: 'json, human' })
  const isKept = !isMissing(learned) && learned.isBetter
  if (!isMissing(learned) && isKept)
    await withStore(options, (store) =>
      keepConfidence(
        store,
        { reader: readers.version, date: today(), claims: learned.claims, calibration: learned.calibration },
        `vigie ${packageVersion()}`,
      ),
    )
  if (format === 'human') show({ learned, isKept, rules, rejected }, terminal)
  else
    terminal.print(
      JSON.stringify({ texts: texts.length, isKept, confidence: learned, rules, rejected }, null, 2),
    )
  if (isMissing(learned))
    throw new Problem(learned.missing === 'too-few' ? 'learn-too-few' : 'learn-no-confidence')
  return isWhole ? EXIT.ok : EXIT.failed
}

interface Told {
  readonly learned: OrMissing<LearnedConfidence>
  readonly isKept: boolean
  readonly rules: readonly WrongRule[]
  readonly rejected: readonly RejectedRule[]
}

function show({ learned, isKept, rules, rejected }: Told, terminal: Terminal): void {
  const french = terminal.language === 'fr'
  const blocks: string[] = []
  if (!isMissing(learned)) {
    blocks.push(reliabilityTable(learned, terminal))
    const kept = french
      ? 'La nouvelle confiance est plus juste sur des textes mis de côté : elle est gardée et vaudra pour ce qui sera importé.'
      : 'The new confidence is truer on texts held back: it is kept, and holds for what is imported from now on.'
    const left = french
      ? 'La nouvelle confiance n’est pas plus juste sur des textes mis de côté : rien n’est changé.'
      : 'The new confidence is no truer on texts held back: nothing was changed.'
    blocks.push(isKept ? kept : left)
  }
  if (rejected.length) {
    const title = french ? 'Règles rejetées, encore appliquées' : 'Rules rejected, still applied'
    const told = rejected.slice(0, RULES).map(({ rule, rejected: count, stillMade, readings }) => ({
      rule,
      counts: `${count}, ${stillMade}`,
      readings,
    }))
    blocks.push(ruleBlock(title, told, terminal))
  }
  if (rules.length) {
    const title = french ? 'Règles le plus souvent à tort' : 'Rules most often wrong'
    const told = rules
      .slice(0, RULES)
      .map(({ rule, wrong, tally, readings }) => ({ rule, counts: `${wrong} / ${tally.read}`, readings }))
    blocks.push(ruleBlock(title, told, terminal))
  }
  terminal.print(blocks.join('\n\n'))
}

/** What was promised and what came, before and after, one line a tenth of confidence. */
function reliabilityTable({ before, after, claims, right }: LearnedConfidence, terminal: Terminal): string {
  const french = terminal.language === 'fr'
  const number = new Intl.NumberFormat(terminal.language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  const say = (value: OrMissing<number>): string => (isMissing(value) ? '–' : number.format(value))
  const titles = french
    ? ['confiance', 'constats', 'promis', 'tenu', 'constats après', 'promis après', 'tenu après']
    : ['confidence', 'claims', 'promised', 'kept', 'claims after', 'promised after', 'kept after']
  const cells = ({ bins }: Reliability, at: number): string[] => {
    const bin = bins[at]
    return bin ? [String(bin.count), say(bin.promised), say(bin.kept)] : []
  }
  const rows = before.bins.map(({ from, to }, at) => [
    `${say(from)}–${say(to)}`,
    ...cells(before, at),
    ...cells(after, at),
  ])
  const head = french
    ? `${claims} constats jugés, ${right} justes. Écart moyen entre promis et tenu : ${say(before.error)}, après : ${say(after.error)}. Brier : ${say(before.brier)}, après : ${say(after.brier)}.`
    : `${claims} claims judged, ${right} right. Mean gap between promised and kept: ${say(before.error)}, after: ${say(after.error)}. Brier: ${say(before.brier)}, after: ${say(after.brier)}.`
  const columns = titles.map((title, at) => ({ title, align: at ? ('right' as const) : ('left' as const) }))
  return `${head}\n\n${table(terminal, columns, rows)}`
}
