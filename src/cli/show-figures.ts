/** Figures of the reader as a person reads them on a terminal: the whole, the groups, what changed, and where it goes wrong. */
import type { Language } from '../core/codes.ts'
import { isMissing, type OrMissing } from '../core/missing.ts'
import type { Differing } from '../reader/measured/differences.ts'
import {
  DEPTHS,
  type DepthName,
  type Figures,
  type Grouping,
  type Tally,
} from '../reader/measured/figures.ts'
import { ratesOf, share } from '../reader/measured/rates.ts'
import { SLOTS } from '../reader/measured/same-claim.ts'
import { comparedRate } from '../reader/measured/since.ts'
import type { WrongReading } from '../reader/measured/wrong-rules.ts'
import type { Measured } from './figure-rows.ts'
import { type Column, type Terminal, table, wrap } from './terminal.ts'
import { type Word, word } from './words.ts'

/** How many rules and confusions are shown where all were not asked for. */
const WORST = 5

export function showFigures(measured: Measured, by: Grouping | undefined, terminal: Terminal): void {
  const { saved, since, rules, confusions, differences } = measured
  const { figures } = saved
  const blocks = [
    headline(measured, terminal),
    groupTable(figures, since?.figures ?? null, by ?? 'language', terminal),
    slotLine(figures, terminal),
  ]
  if (confusions.length) blocks.push(confusionTable(measured, terminal))
  if (rules.length) {
    const title = terminal.language === 'fr' ? 'Règles le plus souvent à tort' : 'Rules most often wrong'
    const told = (by === 'rule' ? rules : rules.slice(0, WORST)).map(({ rule, wrong, tally, readings }) => ({
      rule,
      counts: `${wrong} / ${tally.read}`,
      readings,
    }))
    blocks.push(ruleBlock(title, told, terminal))
  }
  if (differences.length) blocks.push(differences.map((one) => differenceBlock(one, terminal)).join('\n\n'))
  terminal.print(blocks.join('\n\n'))
}

function headline({ saved, since }: Measured, terminal: Terminal): string {
  const { texts, total, silent, inexact, otherLanguage } = saved.figures
  const french = terminal.language === 'fr'
  const lines = french
    ? [
        `Lecteur ${saved.reader}. Textes : ${texts}. Constats codés : ${total.coded}, lus : ${total.read}.`,
        `Textes sans constat : ${silent.texts}, dont ${silent.broken} où il en a été lu. Citations inexactes : ${inexact}. Textes pris pour une autre langue : ${otherLanguage}.`,
      ]
    : [
        `Reader ${saved.reader}. Texts: ${texts}. Claims coded: ${total.coded}, read: ${total.read}.`,
        `Texts without a claim: ${silent.texts}, of which ${silent.broken} got one. Quotes not exact: ${inexact}. Texts taken for another language: ${otherLanguage}.`,
      ]
  if (since) {
    const other = since.texts !== saved.texts
    const than = `${since.reader} (${since.date})`
    if (french)
      lines.push(
        `Comparé au lecteur ${than}${other ? ', mesuré sur d’autres textes : comparez avec prudence.' : '.'}`,
      )
    else
      lines.push(
        `Compared with reader ${than}${other ? ', measured on other texts: compare with care.' : '.'}`,
      )
  }
  return lines.flatMap((line) => wrap(line, terminal.width)).join('\n')
}

function groupTable(figures: Figures, before: Figures | null, by: Grouping, terminal: Terminal): string {
  const say = (name: Word): string => word(name, terminal.language)
  const right = (title: string): Column => ({ title, align: 'right' })
  const rates = by === 'rule' ? (['precision'] as const) : (['precision', 'recall', 'f1'] as const)
  const short = { precision: 'P', recall: 'R', f1: 'F1' }
  const columns: Column[] = [
    { title: say(by), stretches: true },
    ...(by === 'rule' ? [] : [right(say('coded'))]),
    right(say('read')),
    ...rates.map((rate) => right(`${say('found')} ${short[rate]}`)),
    ...DEPTHS.slice(1).map((depth) => right(`${say(depth)} ${rates.length > 1 ? 'F1' : 'P'}`)),
  ]
  const row = (name: string, group: 'all' | Grouping, now: Tally, then: Tally | undefined): string[] => {
    const moved = (depth: DepthName): string => withChange(group, depth, now, then, terminal)
    const own = ratesOf(now, 'found')
    return [
      name,
      ...(by === 'rule' ? [] : [String(now.coded)]),
      String(now.read),
      ...rates.slice(0, -1).map((rate) => percent(own[rate], terminal.language)),
      ...DEPTHS.map(moved),
    ]
  }
  return table(terminal, columns, [
    row(say('all'), by === 'rule' ? 'rule' : 'all', figures.total, before?.total),
    ...Object.entries(figures.by[by]).map(([name, now]) => row(name, by, now, before?.by[by][name])),
  ])
}

/** The rate compared, and by how many points it moved. */
function withChange(
  group: 'all' | Grouping,
  depth: DepthName,
  now: Tally,
  then: Tally | undefined,
  terminal: Terminal,
): string {
  const [rate, earlier] = [comparedRate(group, now, depth), comparedRate(group, then, depth)]
  const said = percent(rate, terminal.language)
  if (isMissing(rate) || isMissing(earlier)) return said
  const points = 100 * (rate - earlier)
  if (Math.abs(points) < 0.05) return said
  const change = new Intl.NumberFormat(terminal.language, { ...ONE_DIGIT, signDisplay: 'always' }).format(
    points,
  )
  return `${said} ${terminal.paint(points > 0 ? 'green' : 'red', `(${change})`)}`
}

const ONE_DIGIT = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const

const percent = (value: OrMissing<number>, language: Language): string =>
  isMissing(value) ? '–' : new Intl.NumberFormat(language, ONE_DIGIT).format(100 * value)

function slotLine({ slots, total }: Figures, terminal: Terminal): string {
  const title =
    terminal.language === 'fr' ? 'Juste là où le constat est trouvé, % :' : 'Right where found, %:'
  const parts = SLOTS.map(
    (slot) =>
      `${word(slot, terminal.language)} ${percent(share(slots[slot], total.found), terminal.language)}`,
  )
  return wrap(`${title} ${parts.join(', ')}`, terminal.width).join('\n')
}

function confusionTable({ confusions }: Measured, terminal: Terminal): string {
  const say = (name: Word): string => word(name, terminal.language)
  return table(
    terminal,
    [{ title: say('coded') }, { title: say('read as') }, { title: say('times'), align: 'right' }],
    confusions.slice(0, WORST).map(({ coded, read, times }) => [coded, read, String(times)]),
  )
}

/** Rules under a title, each with its counts and the sentences that show it. */
export function ruleBlock(
  title: string,
  rules: readonly {
    readonly rule: string
    readonly counts: string
    readonly readings: readonly WrongReading[]
  }[],
  terminal: Terminal,
): string {
  const blocks = rules.map(({ rule, counts, readings }) =>
    [
      `${terminal.paint('bold', rule)}  ${counts}`,
      ...readings.flatMap(({ sentence, text }) => indented(`${sentence} (${text})`, terminal)),
    ].join('\n'),
  )
  return [terminal.paint('bold', title), ...blocks].join('\n')
}

function differenceBlock(
  { text, difference, slots, sentence, coded, read }: Differing,
  terminal: Terminal,
): string {
  const say = (name: Word): string => word(name, terminal.language)
  const what = difference === 'slots' ? slots.map(say).join(', ') : say(difference)
  const sides = [
    ...(coded ? [`${say('coded')}: ${described(coded)}`] : []),
    ...(read ? [`${say('read')}: ${described(read)}  ${terminal.paint('dim', read.rule)}`] : []),
  ]
  return [
    `${terminal.paint('bold', text)}  ${what}`,
    ...indented(sentence, terminal),
    ...sides.map((side) => `  ${side}`),
  ].join('\n')
}

type Described = NonNullable<Differing['coded'] | Differing['read']>

/** A claim on one line: its codes, places, measures and causes. */
function described(claim: Described): string {
  const names = (claim.places as readonly (string | { text: string })[]).map((place) =>
    typeof place === 'string' ? place : place.text,
  )
  return [
    claim.phenomenon,
    claim.direction,
    ...(claim.certainty === 'asserted' ? [] : [claim.certainty]),
    claim.substances.join('+') || '∅',
    ...(names.length ? [`@ ${names.join(', ')}`] : []),
    ...claim.measures.map((measure) => JSON.stringify(measure)),
    ...(claim.drivers.length ? [`← ${claim.drivers.join(', ')}`] : []),
  ].join(' ')
}

const indented = (text: string, terminal: Terminal): string[] =>
  wrap(text, terminal.width - 2).map((line) => `  ${line}`)
