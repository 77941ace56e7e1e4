/** *Prices*: every product side by side, then one closely: its curve, its course, who quotes what, and the offers behind. */
import type { PricesView, QuoteItem } from '../publish/number-views.ts'
import { Scroll } from './data-table.tsx'
import { Drawing, Files } from './figure.tsx'
import { FigureTable } from './figure-table.tsx'
import { type Choices, FiltersForm } from './filters-form.tsx'
import { Page } from './page.tsx'
import { inLang, linkTo, type Ui, writtenDate, writtenNumber } from './ui.ts'
import { VIEW_FILTERS } from './view-filters.ts'

export interface PricesPageProps {
  readonly ui: Ui
  readonly view: PricesView
  readonly choices: Choices
  /** SVG of each figure by its id. */
  readonly drawings: ReadonlyMap<string, string>
}

export function PricesPage({ ui, view, choices, drawings }: PricesPageProps) {
  return (
    <Page ui={ui} title={inLang(ui, view.title)} islands={['tips']}>
      <h1>{inLang(ui, view.title)}</h1>
      <p class="lead">{ui.say('prices.page.lead')}</p>
      <FiltersForm ui={ui} filters={view.filters} choices={choices} shown={VIEW_FILTERS.prices} />
      {view.subject === null ? (
        <>
          <p class="empty">{ui.say('prices.page.none')}</p>
          <p>{ui.say('prices.page.none-next')}</p>
        </>
      ) : (
        <>
          <h2>{ui.say('prices.page.overview', { period: writtenDate(ui.lang, view.filters.period) })}</h2>
          <Overview ui={ui} view={view} />
          <Subject ui={ui} view={view} drawings={drawings} />
          <Quotes ui={ui} quotes={view.quotes} total={view.quotesTotal} />
        </>
      )}
      <Files ui={ui} formats={['csv', 'json', 'svg', 'png']} />
    </Page>
  )
}

/** By name, never by price. For the public the ends are quartiles: an interval is made of two prices. */
function Overview({ ui, view }: { ui: Ui; view: PricesView }) {
  const label = (key: string) => ui.say(`prices.head.${key}`)
  const isPublic = ui.audience === 'public'
  return (
    <>
      <FigureTable
        ui={ui}
        title={inLang(ui, view.title)}
        table={view.overview}
        columns={[
          {
            key: 'substance',
            label: label('product'),
            below: 'unit',
            link: ({ substance, unit }) =>
              `${linkTo(ui, '/prices', { ...ui.query, substance: String(substance), unit: String(unit) })}#product`,
          },
          { key: 'family', label: label('family') },
          {
            key: 'median',
            label: label('median'),
            ends: isPublic ? ['q1', 'q3'] : ['median_low', 'median_high'],
          },
          { key: 'change', label: label('change'), ends: ['change_low', 'change_high'] },
          { key: 'n', label: label('n') },
          { key: 'sources', label: label('sources') },
        ]}
      />
      <p class="hint">{ui.say(isPublic ? 'prices.head.ends-public' : 'prices.head.ends')}</p>
    </>
  )
}

function Subject({ ui, view, drawings }: Omit<PricesPageProps, 'choices'>) {
  return (
    <>
      <h2 id="product">{view.heading && inLang(ui, view.heading)}</h2>
      <ul class="story">
        {view.sentences.map((sentence) => (
          <li key={sentence.en}>{inLang(ui, sentence)}</li>
        ))}
      </ul>
      {view.figures.map((figure) => (
        <Drawing
          key={figure.id}
          ui={ui}
          figure={{ ...figure, table: view.behind.get(figure.id) ?? figure.table }}
          svg={drawings.get(figure.id) ?? ''}
        />
      ))}
      {view.families && view.families.rows.length > 0 && (
        <>
          <h2>{ui.say('prices.page.families')}</h2>
          <FigureTable
            ui={ui}
            title={ui.say('prices.page.families')}
            table={view.families}
            columns={[
              { key: 'family', label: ui.say('prices.column.family') },
              { key: 'with', label: ui.say('prices.column.with') },
              { key: 'ratio', label: ui.say('prices.head.ratio'), ends: ['low', 'high'] },
              { key: 'n', label: ui.say('prices.column.n') },
            ]}
          />
        </>
      )}
    </>
  )
}

function Quotes({ ui, quotes, total }: { ui: Ui; quotes: readonly QuoteItem[]; total: number }) {
  if (quotes.length === 0) return null
  const heading = ui.say('prices.page.rows')
  return (
    <details class="behind">
      <summary>
        {heading} ({ui.say('prices.page.rows-count', { shown: quotes.length, total })})
      </summary>
      <Scroll label={heading}>
        <table>
          <caption class="visually-hidden">{heading}</caption>
          <thead>
            <tr>
              {['date', 'place', 'family'].map((key) => (
                <th key={key} scope="col">
                  {ui.say(`prices.column.${key}`)}
                </th>
              ))}
              {['asked', 'each', 'discount'].map((key) => (
                <th key={key} scope="col" class="number">
                  {ui.say(`prices.column.${key}`)}
                </th>
              ))}
              <th scope="col">{ui.say('prices.column.source')}</th>
            </tr>
          </thead>
          <tbody>
            {quotes.map((item) => (
              <QuoteRow key={item.id} ui={ui} item={item} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  )
}

/** As reported, and as compared. */
function QuoteRow({ ui, item }: { ui: Ui; item: QuoteItem }) {
  const number = (value: number) => writtenNumber(ui.lang, value, 2)
  return (
    <tr>
      <td>{writtenDate(ui.lang, item.day)}</td>
      <td>{item.place ? ui.placeName(item.place) : '–'}</td>
      <td>{ui.label('offer-families', item.family)}</td>
      <td class="number">
        {number(item.amount)} {item.currency} / {number(item.quantity)} {ui.label('units', item.unit)}
        {item.free > 0 && ` ${ui.say('prices.page.free', { quantity: number(item.free) })}`}
        {item.isPromotion && <span class="badge promotion">{ui.say('prices.page.promotion')}</span>}
      </td>
      <td class="number">{number(item.each)}</td>
      <td class="number">{item.discount === null ? '–' : `${number(item.discount * 100)} %`}</td>
      <td>
        {item.documentId === null ? (
          ui.say('prices.page.table-row')
        ) : (
          <a href={linkTo(ui, `/documents/${item.documentId}`)}>{ui.say('prices.page.read')}</a>
        )}
        {item.quote && <q class="words">{item.quote}</q>}
      </td>
    </tr>
  )
}
