/** *Read*: a document with its marks, and each suggestion waiting for a person to decide. */
import type { Document } from '../core/document.ts'
import type { KeptObservation } from '../core/observation.ts'
import { AddClaim } from './add-claim.tsx'
import { KeyHelp } from './key-help.tsx'
import { ObservationCard } from './observation-card.tsx'
import { Page } from './page.tsx'
import { type Known, type Paragraph, paragraphsOf, type Segment } from './text-segments.ts'
import { linkTo, type Ui, writtenDate } from './ui.ts'

export interface ReadView {
  readonly document: Document
  readonly observations: readonly KeptObservation[]
  readonly known: readonly Known[]
  readonly headings: readonly { readonly start: number; readonly end: number }[]
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Id of the observation whose slots are open for correction. */
  readonly edit: string | null
  /** The document after this one that still waits for decisions. */
  readonly nextDocument: string | null
}

export function ReadPage({ ui, view }: { ui: Ui; view: ReadView }) {
  const { document, observations } = view
  const documentPath = `/documents/${document.id}`
  const waiting = observations.filter(({ review }) => review === 'suggested').length
  const paragraphs = paragraphsOf(document.text, {
    claims: observations.filter(({ review }) => review !== 'rejected'),
    known: view.known,
    headings: view.headings,
    boilerplate: document.boilerplate,
  })
  return (
    <Page ui={ui} title={document.title ?? document.name} islands={['coding-desk', 'tips']}>
      <p class="trail">
        <a href={linkTo(ui, '/documents')}>{ui.say('web.nav.documents')}</a>
      </p>
      <h1 lang={document.language}>{document.title ?? document.name}</h1>
      <Origin ui={ui} document={document} />
      <p role="status" class="visually-hidden" data-live />
      <div
        class="desk"
        data-desk
        data-path={documentPath}
        data-code-words
        data-title={ui.say('web.keys.code')}
        data-hint={ui.say('web.keys.code-hint')}
      >
        <div class="text">
          <h2>{ui.say('web.read.text')}</h2>
          <p class="legend">
            <span class="mark review-suggested">{ui.say('web.review.suggested')}</span>{' '}
            <span class="mark review-accepted">{ui.say('web.review.accepted')}</span>{' '}
            <span class="known">{ui.say('web.read.known')}</span>
          </p>
          <section
            class="prose"
            lang={document.language}
            data-text
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the text takes the keys of the coding desk.
            tabIndex={0}
            aria-label={ui.say('web.read.text-region')}
          >
            {paragraphs.map((paragraph) => (
              <Line key={paragraph.start} paragraph={paragraph} observations={observations} ui={ui} />
            ))}
          </section>
        </div>
        <section class="claims" aria-labelledby="claims-heading">
          <h2 id="claims-heading">{ui.say('web.read.claims', { count: observations.length })}</h2>
          <p class="status" data-status>
            {ui.say('web.read.waiting', { count: waiting })}
          </p>
          <div class="toolbar">
            <OneButton ui={ui} action={`${documentPath}/undo`} label="web.read.undo" isOn={view.canUndo} />
            <OneButton ui={ui} action={`${documentPath}/redo`} label="web.read.redo" isOn={view.canRedo} />
            {view.nextDocument && (
              <a class="button" href={linkTo(ui, `/documents/${view.nextDocument}`)} data-next-document>
                {ui.say('web.read.next-document')}
              </a>
            )}
          </div>
          <KeyHelp ui={ui} />
          {observations.length === 0 && <p class="empty">{ui.say('web.read.no-claims')}</p>}
          <ol class="cards">
            {[...observations]
              .sort((a, b) => a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end)
              .map((observation) => (
                <ObservationCard
                  key={observation.id}
                  ui={ui}
                  observation={observation}
                  documentPath={documentPath}
                  textLang={document.language}
                  isEdited={view.edit === observation.id}
                />
              ))}
          </ol>
          <AddClaim ui={ui} documentPath={documentPath} />
        </section>
      </div>
    </Page>
  )
}

function Origin({ ui, document }: { ui: Ui; document: Document }) {
  const { chain } = document
  const facts = [
    ui.say(`web.genre.${document.genre}`),
    chain.publisher,
    chain.authority && ui.say('web.read.relays', { name: chain.authority }),
    ui.label('source-kinds', chain.kind),
    document.site && ui.placeName(document.site),
    document.publishedOn && writtenDate(ui.lang, document.publishedOn),
    document.period && ui.say('web.read.about-period', { period: writtenDate(ui.lang, document.period) }),
  ].filter(Boolean)
  return <p class="origin">{facts.join(' · ')}</p>
}

interface LineProps {
  readonly ui: Ui
  readonly paragraph: Paragraph
  readonly observations: readonly KeptObservation[]
}

function Line({ ui, paragraph, observations }: LineProps) {
  const kind = paragraph.isBoilerplate ? 'boilerplate' : paragraph.isHeading ? 'heading' : undefined
  return (
    <p class={kind} data-at={paragraph.start}>
      {paragraph.segments.map((segment) => (
        <Run key={segment.start} ui={ui} segment={segment} observations={observations} />
      ))}
    </p>
  )
}

/** A run of the text: a link to the claim it carries, a known word, or plain words. */
function Run({
  ui,
  segment,
  observations,
}: {
  ui: Ui
  segment: Segment
  observations: LineProps['observations']
}) {
  const known = segment.known ? `known known-${segment.known}` : undefined
  const [first] = segment.claims
  const claim = observations.find(({ id }) => id === first)
  if (!claim)
    return known ? (
      <span class={known} data-at={segment.start}>
        {segment.text}
      </span>
    ) : (
      segment.text
    )
  const starts = claim.evidence.start === segment.start
  return (
    <mark
      class={`mark review-${claim.review}`}
      data-at={segment.start}
      data-claims={segment.claims.join(' ')}
    >
      <a
        id={starts ? `at-${segment.start}` : undefined}
        href={`#obs-${claim.id}`}
        class={known}
        tabIndex={starts ? undefined : -1}
        data-tip={`${ui.label('phenomena', claim.phenomenon)} · ${claim.rule === 'person' ? ui.say('web.read.person') : claim.rule}`}
      >
        {segment.text}
      </a>
    </mark>
  )
}

function OneButton({ ui, action, label, isOn }: { ui: Ui; action: string; label: string; isOn: boolean }) {
  return (
    <form method="post" action={linkTo(ui, action)} data-action={action.slice(action.lastIndexOf('/') + 1)}>
      <button type="submit" disabled={!isOn}>
        {ui.say(label)}
      </button>
    </form>
  )
}
