/** *Samples*: what was expected and what was found, on how many samples, and whether the mix of reasons changed. */
import type { SampleItem, SamplesView } from '../publish/number-views.ts'
import { Scroll } from './data-table.tsx'
import { Drawing, Files } from './figure.tsx'
import { FigureTable } from './figure-table.tsx'
import { type Choices, FiltersForm } from './filters-form.tsx'
import { Page } from './page.tsx'
import { inLang, linkTo, type Ui, writtenDate, writtenNumber } from './ui.ts'
import { VIEW_FILTERS } from './view-filters.ts'

export interface SamplesPageProps {
  readonly ui: Ui
  readonly view: SamplesView
  readonly choices: Choices
  /** SVG of each figure by its id. */
  readonly drawings: ReadonlyMap<string, string>
}

export function SamplesPage({ ui, view, choices, drawings }: SamplesPageProps) {
  return (
    <Page ui={ui} title={inLang(ui, view.title)} islands={['tips']}>
      <h1>{inLang(ui, view.title)}</h1>
      <p class="lead">{ui.say('samples.page.lead')}</p>
      <FiltersForm ui={ui} filters={view.filters} choices={choices} shown={VIEW_FILTERS.samples} />
      {view.subject === null ? (
        <>
          <p class="empty">{ui.say('samples.page.none')}</p>
          <p>{ui.say('samples.page.none-next')}</p>
        </>
      ) : (
        <>
          <h2>{ui.say('samples.page.overview', { period: writtenDate(ui.lang, view.filters.period) })}</h2>
          <Overview ui={ui} view={view} />
          <h2 id="product">{view.heading && inLang(ui, view.heading)}</h2>
          <Mix ui={ui} warnings={view.warnings} />
          <ul class="story">
            {view.sentences.map((sentence) => (
              <li key={sentence.en}>{inLang(ui, sentence)}</li>
            ))}
          </ul>
          {[...view.figures].reverse().map((figure) => (
            <Drawing
              key={figure.id}
              ui={ui}
              figure={{ ...figure, table: view.behind.get(figure.id) ?? figure.table }}
              svg={drawings.get(figure.id) ?? ''}
            />
          ))}
          <h2>{ui.say('samples.page.amounts')}</h2>
          <Amounts ui={ui} view={view} />
          <Rows ui={ui} samples={view.samples} total={view.samplesTotal} />
        </>
      )}
      <Files ui={ui} formats={['csv', 'json', 'svg', 'png']} />
    </Page>
  )
}

function Overview({ ui, view }: { ui: Ui; view: SamplesView }) {
  const column = (key: string) => ({
    key,
    label: ui.say(`samples.column.${key}`),
    ends: [`${key}_low`, `${key}_high`] as const,
  })
  return (
    <>
      <FigureTable
        ui={ui}
        title={inLang(ui, view.title)}
        table={view.overview}
        columns={[
          {
            key: 'expected',
            label: ui.say('samples.column.expected'),
            link: ({ expected }) =>
              `${linkTo(ui, '/samples', { ...ui.query, substance: String(expected) })}#product`,
          },
          column('other'),
          column('adjusted'),
          column('mismatch'),
          { key: 'tests', label: ui.say('samples.column.tests') },
          { key: 'sources', label: ui.say('samples.column.sources') },
        ]}
      />
      <p class="hint">
        {ui.say(ui.audience === 'public' ? 'samples.page.ends-public' : 'samples.page.ends')}
      </p>
    </>
  )
}

/** Median with its interval inside the organisation, with the quartiles for the public. */
function Amounts({ ui, view }: { ui: Ui; view: SamplesView }) {
  const column = (key: string) => ({ key, label: ui.say(`samples.column.${key}`) })
  return (
    <FigureTable
      ui={ui}
      title={inLang(ui, view.amounts.about.title)}
      table={view.amounts}
      columns={[
        column('found'),
        column('measure'),
        { ...column('median'), ends: ui.audience === 'public' ? ['q1', 'q3'] : ['low', 'high'] },
        column('measured'),
        column('below_limit'),
        column('not_measured'),
      ]}
    />
  )
}

/** What a reader must know before comparing shares. */
function Mix({ ui, warnings }: { ui: Ui; warnings: SamplesView['warnings'] }) {
  if (warnings.length === 0) return null
  return (
    <details class="warnings" open={warnings.length < 3}>
      <summary>
        <h2>{ui.say('samples.page.warnings')}</h2> ({warnings.length})
      </summary>
      <ul>
        {warnings.map((warning) => (
          <li key={warning.en}>{inLang(ui, warning)}</li>
        ))}
      </ul>
    </details>
  )
}

const HEADS = ['date', 'place', 'expected', 'found', 'verdict', 'form', 'method', 'reason'] as const

function Rows({ ui, samples, total }: { ui: Ui; samples: readonly SampleItem[]; total: number }) {
  if (samples.length === 0) return null
  const heading = ui.say('samples.page.rows')
  const head = (key: (typeof HEADS)[number]) =>
    ui.say(key === 'expected' || key === 'found' ? `samples.column.${key}` : `samples.page.${key}`)
  return (
    <details class="behind">
      <summary>
        {heading} ({ui.say('samples.page.rows-count', { shown: samples.length, total })})
      </summary>
      <Scroll label={heading}>
        <table>
          <caption class="visually-hidden">{heading}</caption>
          <thead>
            <tr>
              {HEADS.map((key) => (
                <th key={key} scope="col">
                  {head(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {samples.map((item) => (
              <tr key={item.id}>
                <td>{item.day ? writtenDate(ui.lang, item.day) : '–'}</td>
                <td>{item.place ? ui.placeName(item.place) : '–'}</td>
                <td>{item.expected ? ui.label('substances', item.expected) : '–'}</td>
                <td>{item.found.map((one) => foundWords(ui, one)).join(' ; ')}</td>
                <td>{ui.label('verdicts', item.verdict)}</td>
                <td>{item.form ?? '–'}</td>
                <td>{item.method ?? '–'}</td>
                <td>{item.reason ?? ui.say('samples.page.unknown-reason')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  )
}

/** « kétamine 37 % », « fentanyl sous 0,1 mg »: below the limit is said, never shown as zero. */
function foundWords(
  ui: Ui,
  { substance, amount, unit, limit, isBelowLimit }: SampleItem['found'][number],
): string {
  const name = ui.label('substances', substance)
  const number = (value: number) => writtenNumber(ui.lang, value, 2)
  if (isBelowLimit && limit !== null)
    return `${name}, ${ui.say('samples.page.below-of', { limit: number(limit), unit: unit ?? '' })}`
  if (isBelowLimit) return `${name}, ${ui.say('samples.page.below')}`
  return amount === null ? name : `${name} ${number(amount)} ${unit ?? ''}`.trim()
}
