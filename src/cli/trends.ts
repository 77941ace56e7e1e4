/** `vigie trends`: what the observations add up to, the surest and newest first, with the reason beside each. */
import { daysOf } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { NOVELTIES, TREND_STATUSES, type Trend, type TrendStatus } from '../core/trend.ts'
import { newestYear, weighPeriod } from '../observatory/weigh-period.ts'
import { loadGazetteer } from '../vocabulary/gazetteer.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { loadTexts } from '../vocabulary/texts.ts'
import { EXIT } from './exit.ts'
import { type FolderOption, withStore } from './observatory.ts'
import { chosenFormat, type Format, type OutputRow, printRows } from './output.ts'
import type { Terminal } from './terminal.ts'
import { word } from './words.ts'

interface Options extends FolderOption {
  readonly period?: string
  readonly substance?: string
  readonly phenomenon?: string
  readonly place?: string
  readonly status?: string
  readonly public?: boolean
  readonly format?: Format
}

export async function showTrends(options: Options, terminal: Terminal): Promise<number> {
  const isWanted = wanted(options)
  const tools = { gazetteer: loadGazetteer(), vocabulary: loadVocabulary(), texts: loadTexts() }
  const trends = await withStore(options, async (store) => {
    const period = options.period ?? (await newestYear(store))
    return period ? (await weighPeriod(store, period, tools)).trends : []
  })
  const rows = trends.filter(isWanted).sort(bySurenessThenNovelty).map(asRow(terminal, tools))
  const format = chosenFormat(options.format, terminal, 'json')
  printRows(
    terminal,
    format,
    format === 'human' ? SHOWN(terminal) : FIELDS.map((key) => ({ key, title: key })),
    rows,
  )
  return EXIT.ok
}

/** @throws Problem for a code no list holds, so that a slip of the pen does not read as "no trend". */
function wanted(options: Options): (trend: Trend) => boolean {
  const vocabulary = loadVocabulary()
  const gazetteer = loadGazetteer()
  const { period, substance, phenomenon, place, status } = options
  const refuse = (name: string, expected: string): never => {
    throw new Problem('option-wrong', { name, expected })
  }
  if (period && !daysOf(period)) refuse('--period', '2025, 2025-H1, 2025-Q3, 2025-03')
  if (substance && !vocabulary.concept('substances', substance))
    refuse('--substance', 'crack, cannabis-resin… (vigie vocabulary substances)')
  if (phenomenon && !vocabulary.concept('phenomena', phenomenon))
    refuse('--phenomenon', 'market.price… (vigie vocabulary phenomena)')
  if (place && !gazetteer.get(place)) refuse('--place', 'FR, FR-59, FR-59350…')
  if (status && !(TREND_STATUSES as readonly string[]).includes(status))
    refuse('--status', TREND_STATUSES.join(', '))
  const substances = substance ? new Set([substance, ...vocabulary.narrower('substances', substance)]) : null
  const phenomena = phenomenon ? new Set([phenomenon, ...vocabulary.narrower('phenomena', phenomenon)]) : null
  const least = status ? sureness(status as TrendStatus) : 0
  return (trend) =>
    (!substances || (trend.substance !== null && substances.has(trend.substance))) &&
    (!phenomena || phenomena.has(trend.phenomenon)) &&
    (!place ||
      trend.place === place ||
      (trend.place !== null && gazetteer.widerThan(trend.place).includes(place))) &&
    (!options.public || trend.place === null || gazetteer.publicPlace(trend.place) === trend.place) &&
    sureness(trend.status) >= least
}

/** `contested` is asked for by its name, and otherwise stands with the surest: both sides deserve a look. */
const sureness = (status: TrendStatus): number => TREND_STATUSES.indexOf(status)

function bySurenessThenNovelty(a: Trend, b: Trend): number {
  const novelty = (trend: Trend) => (trend.novelty ? NOVELTIES.indexOf(trend.novelty) : NOVELTIES.length)
  return (
    sureness(b.status) - sureness(a.status) ||
    novelty(a) - novelty(b) ||
    b.chains.length - a.chains.length ||
    `${a.phenomenon} ${a.substance}`.localeCompare(`${b.phenomenon} ${b.substance}`)
  )
}

const FIELDS = [
  'phenomenon',
  'substance',
  'place',
  'period',
  'direction',
  'status',
  'novelty',
  'certainty',
  'chains',
  'contrary',
  'sources',
  'sites',
  'documents',
  'because',
]

const SHOWN = ({ language }: Terminal) => [
  { key: 'phenomenonName', title: word('phenomenon', language) },
  { key: 'substanceName', title: word('substance', language) },
  { key: 'placeName', title: word('place', language) },
  { key: 'directionName', title: word('direction', language) },
  { key: 'statusName', title: word('status', language) },
  { key: 'noveltyName', title: word('novelty', language) },
  { key: 'because', title: word('why', language), stretches: true },
]

function asRow(
  { language }: Terminal,
  {
    gazetteer,
    vocabulary,
  }: { gazetteer: ReturnType<typeof loadGazetteer>; vocabulary: ReturnType<typeof loadVocabulary> },
) {
  return (trend: Trend): OutputRow => ({
    phenomenon: trend.phenomenon,
    substance: trend.substance,
    place: trend.place,
    period: trend.period,
    direction: trend.direction,
    status: trend.status,
    novelty: trend.novelty,
    certainty: trend.certainty,
    chains: trend.chains.length,
    contrary: trend.contraryChains.length,
    sources: trend.sourceKinds,
    sites: trend.sites,
    documents: trend.documents,
    because: trend.because[language],
    phenomenonName: vocabulary.label('phenomena', trend.phenomenon, language),
    substanceName: trend.substance ? vocabulary.label('substances', trend.substance, language) : '—',
    placeName: trend.place ? (gazetteer.get(trend.place)?.name ?? trend.place) : '—',
    directionName: vocabulary.label('directions', trend.direction, language),
    statusName: vocabulary.label('statuses', trend.status, language),
    noveltyName: trend.novelty ? vocabulary.label('novelties', trend.novelty, language) : '',
  })
}
