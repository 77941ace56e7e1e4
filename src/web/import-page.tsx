/** *Import*: a text pasted in, shown as it would be kept, and only then kept. */
import { SOURCE_KINDS, SPACES } from '../core/codes.ts'
import { GENRES } from '../core/document.ts'
import type { KeptObservation } from '../core/observation.ts'
import { DirectionSign } from './badges.tsx'
import { Page } from './page.tsx'
import { paragraphsOf } from './text-segments.ts'
import { linkTo, type Ui } from './ui.ts'

/** What the form holds, as typed. */
export interface ImportFields {
  readonly text: string
  readonly title: string
  readonly date: string
  readonly publisher: string
  readonly relays: string
  readonly source: string
  readonly genre: string
  readonly site: string
  readonly space: string
}

export interface ImportView {
  readonly fields: ImportFields
  /** The text without names and what the reader finds in it; null before the first look. */
  readonly preview: {
    readonly text: string
    readonly language: string
    readonly observations: readonly KeptObservation[]
    readonly placeholders: readonly string[]
    readonly notes: readonly string[]
  } | null
}

export function ImportPage({ ui, view }: { ui: Ui; view: ImportView }) {
  const { fields, preview } = view
  return (
    <Page ui={ui} title={ui.say('web.import.title')} islands={['drop-text', 'tips']}>
      <p class="trail">
        <a href={linkTo(ui, '/documents')}>{ui.say('web.nav.documents')}</a>
      </p>
      <h1>{ui.say('web.import.title')}</h1>
      <p class="lead">{ui.say('web.import.lead')}</p>
      {preview && <Preview ui={ui} preview={preview} />}
      <form class="import" method="post" action={linkTo(ui, '/import')}>
        <div class="whole">
          <label for="text">{ui.say('web.import.text')}</label>
          <textarea
            id="text"
            name="text"
            rows={12}
            required
            maxLength={120_000}
            data-drop
            aria-describedby="text-hint"
          >
            {fields.text}
          </textarea>
          <p id="text-hint" class="because">
            {ui.say('web.import.text-hint')}
          </p>
        </div>
        <Line ui={ui} name="title" value={fields.title} />
        <Line ui={ui} name="date" value={fields.date} placeholder="2025-03-14" />
        <Choice
          ui={ui}
          name="source"
          value={fields.source}
          codes={SOURCE_KINDS}
          labelOf={(code) => ui.label('source-kinds', code)}
        />
        <Choice
          ui={ui}
          name="genre"
          value={fields.genre}
          codes={GENRES}
          labelOf={(code) => ui.say(`web.genre.${code}`)}
        />
        <Line ui={ui} name="publisher" value={fields.publisher} />
        <Line ui={ui} name="relays" value={fields.relays} />
        <Line ui={ui} name="site" value={fields.site} placeholder="FR-59350" />
        <Choice
          ui={ui}
          name="space"
          value={fields.space}
          codes={SPACES}
          labelOf={(code) => ui.label('spaces', code)}
        />
        <p class="decide whole">
          <button type="submit" name="step" value="preview" class={preview ? undefined : 'primary'}>
            {ui.say('web.import.preview')}
          </button>
          {preview && (
            <button type="submit" name="step" value="keep" class="primary">
              {ui.say('web.import.keep')}
            </button>
          )}
        </p>
      </form>
    </Page>
  )
}

function Preview({ ui, preview }: { ui: Ui; preview: NonNullable<ImportView['preview']> }) {
  const { text, observations, placeholders, notes } = preview
  const paragraphs = paragraphsOf(text, { claims: observations, known: [], headings: [], boilerplate: [] })
  return (
    <section aria-labelledby="preview-heading">
      <h2 id="preview-heading">{ui.say('web.import.as-kept')}</h2>
      <p role="status">
        {ui.say('web.import.found', { claims: observations.length, placeholders: placeholders.length })}
      </p>
      {placeholders.length > 0 && <p class="because">{placeholders.join(' · ')}</p>}
      {notes.map((note) => (
        <p key={note} class="because">
          {note}
        </p>
      ))}
      <div class="prose" lang={preview.language}>
        {paragraphs.map(({ start, segments }) => (
          <p key={start}>
            {segments.map((segment) =>
              segment.claims.length > 0 ? (
                <mark class="mark review-suggested">{segment.text}</mark>
              ) : (
                segment.text
              ),
            )}
          </p>
        ))}
      </div>
      <ul class="found">
        {observations.map((observation) => (
          <li key={observation.id}>
            {ui.label('phenomena', observation.phenomenon)}{' '}
            {observation.substances.map((code) => ui.label('substances', code)).join(', ')}{' '}
            <DirectionSign ui={ui} direction={observation.direction} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({
  ui,
  name,
  value,
  placeholder,
}: {
  ui: Ui
  name: string
  value: string
  placeholder?: string
}) {
  return (
    <div>
      <label for={name}>{ui.say(`web.import.${name === 'title' ? 'doc-title' : name}`)}</label>
      <input
        id={name}
        name={name}
        value={value}
        placeholder={placeholder}
        maxLength={200}
        autocomplete="off"
      />
    </div>
  )
}

interface ChoiceProps {
  readonly ui: Ui
  readonly name: string
  readonly value: string
  readonly codes: readonly string[]
  readonly labelOf: (code: string) => string
}

function Choice({ ui, name, value, codes, labelOf }: ChoiceProps) {
  return (
    <div>
      <label for={name}>{ui.say(`web.import.${name}`)}</label>
      <select id={name} name={name}>
        <option value="">{ui.say('web.import.unsaid')}</option>
        {codes.map((code) => (
          <option key={code} value={code} selected={code === value}>
            {labelOf(code)}
          </option>
        ))}
      </select>
    </div>
  )
}
