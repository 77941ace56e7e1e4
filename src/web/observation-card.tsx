/** One observation beside its text: what it says, in which words, who made it, and the buttons to decide. */

import { isBySecondReader, type KeptObservation, type SaidOtherwise } from '../core/observation.ts'
import { secondDiffers } from '../core/second-differs.ts'
import { tierOf } from '../core/tier.ts'
import { DirectionSign, ReviewBadge } from './badges.tsx'
import { EditForm } from './edit-form.tsx'
import { measureText } from './measure-text.ts'
import { linkTo, type Ui, writtenDate } from './ui.ts'

export interface CardProps {
  readonly ui: Ui
  readonly observation: KeptObservation
  readonly documentPath: string
  readonly textLang: string
  readonly isEdited: boolean
}

export function ObservationCard({ ui, observation, documentPath, textLang, isEdited }: CardProps) {
  const { id, review, phenomenon, direction, evidence } = observation
  return (
    <li>
      <article
        id={`obs-${id}`}
        class={`card review-${review}`}
        data-observation={id}
        data-review={review}
        tabIndex={-1}
      >
        <h3>{ui.label('phenomena', phenomenon)}</h3>
        <p class="card-signs">
          <DirectionSign ui={ui} direction={direction} />
          {observation.level && <span class="badge">{ui.label('levels', observation.level)}</span>}
          {observation.certainty !== 'asserted' && (
            <span class="badge">{ui.label('certainties', observation.certainty)}</span>
          )}
          {isBySecondReader(observation) && <span class="badge">{ui.say('web.read.second')}</span>}
          <ReviewBadge ui={ui} review={review} />
        </p>
        <Slots ui={ui} observation={observation} />
        <blockquote lang={textLang}>
          <a href={`#at-${evidence.start}`}>{evidence.quote}</a>
        </blockquote>
        <p class="maker">
          {madeBy(ui, observation)}
          {observation.confidence === undefined
            ? ''
            : ` · ${ui.say(`web.read.tier-${tierOf(observation.confidence)}`)} · ${ui.say('web.read.likely', { share: observation.confidence })}`}
        </p>
        <Seconded ui={ui} observation={observation} documentPath={documentPath} />
        {isEdited ? (
          <EditForm ui={ui} observation={observation} documentPath={documentPath} />
        ) : (
          <Decide ui={ui} observation={observation} documentPath={documentPath} />
        )}
      </article>
    </li>
  )
}

function madeBy(ui: Ui, { rule, maker, review }: KeptObservation): string {
  if (rule === 'person') return ui.say('web.read.by-person', { maker })
  if (isBySecondReader({ rule }))
    return ui.say(review === 'suggested' ? 'web.read.by-second-waiting' : 'web.read.by-second', { maker })
  if (rule.includes('/learned/')) return ui.say('web.read.learned', { maker })
  return ui.say('web.read.by-rule', { rule, maker })
}

/** Who else made the claim, and what it says otherwise, to be taken over with one press: agreement on the words is not yet agreement on all of it. */
function Seconded({ ui, observation, documentPath }: Pick<CardProps, 'ui' | 'observation' | 'documentPath'>) {
  const { id, seconded, phenomenon, review } = observation
  if (!seconded) return null
  const { by, says = {} } = seconded
  const left = secondDiffers(observation)
  if (left.length === 0) return <p class="maker">✓ {ui.say('web.read.seconded', { by })}</p>
  const slots = left.map((slot) => ui.say(`web.slot.${slot}`).toLowerCase()).join(', ')
  return (
    <div class="seconded">
      <p class="maker">✓ {ui.say('web.read.seconded-but', { by, slots })}</p>
      {seconded.says && (
        <>
          <SlotList ui={ui} slots={left.flatMap((slot) => saidIn(ui, slot, says))} />
          {review !== 'rejected' && (
            <form method="post" action={linkTo(ui, `${documentPath}/decide`)}>
              <input type="hidden" name="observation" value={id} />
              <button
                type="submit"
                name="decision"
                value="take"
                aria-label={`${ui.say('web.read.take')}: ${ui.label('phenomena', phenomenon)}`}
              >
                {ui.say('web.read.take')}
              </button>
            </form>
          )}
        </>
      )}
    </div>
  )
}

type Said = [name: string, value: string]

/** What stands in each slot that both readers fill; '' for nothing. */
function textsOf(ui: Ui, said: SaidOtherwise): Readonly<Record<string, string>> {
  const { direction, certainty, substances = [], other, measures = [], drivers = [] } = said
  return {
    direction: direction ? ui.label('directions', direction) : '',
    certainty: certainty ? ui.label('certainties', certainty) : '',
    substances: substances
      .map((code) => (code === 'other' && other ? other : ui.label('substances', code)))
      .join(', '),
    places: namesText(said.places),
    from: namesText(said.from),
    to: namesText(said.to),
    measures: measures.map((measure) => measureText(ui, measure)).join(' · '),
    drivers: drivers.map((code) => ui.label('phenomena', code)).join(', '),
  }
}

const namesText = (places: KeptObservation['from'] = []): string => places.map(({ text }) => text).join(', ')

/** What a second reader says in a slot, one of the names that `seconded` tells: where it holds, with where it comes from and goes to. */
function saidIn(ui: Ui, slot: string, says: SaidOtherwise): Said[] {
  const texts = textsOf(ui, says)
  const flow = (slot === 'places' ? ['from', 'to'] : []).flatMap((name): Said[] =>
    texts[name] ? [[name, texts[name]]] : [],
  )
  return texts[slot] || flow.length === 0 ? [[slot, texts[slot] || ui.say('web.read.none')], ...flow] : flow
}

/** The slots that hold something, as a list of names and values. */
function Slots({ ui, observation }: { ui: Ui; observation: KeptObservation }) {
  const { period, source } = observation
  const texts = textsOf(ui, observation)
  const slots: Said[] = [
    ...['substances', 'places', 'from', 'to'].map((name): Said => [name, texts[name] ?? '']),
    ['period', period ? writtenDate(ui.lang, period) : ''],
    ['source', source ? ui.label('source-kinds', source) : ''],
    ...['measures', 'drivers'].map((name): Said => [name, texts[name] ?? '']),
  ]
  return <SlotList ui={ui} slots={slots.filter(([, value]) => value !== '')} />
}

function SlotList({ ui, slots }: { ui: Ui; slots: readonly Said[] }) {
  if (slots.length === 0) return null
  return (
    <dl class="slots">
      {slots.map(([name, value]) => (
        <div key={name}>
          <dt>{ui.say(`web.slot.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Decide({ ui, observation, documentPath }: Pick<CardProps, 'ui' | 'observation' | 'documentPath'>) {
  const { id, review, phenomenon } = observation
  const about = ui.label('phenomena', phenomenon)
  return (
    <form class="decide" method="post" action={linkTo(ui, `${documentPath}/decide`)}>
      <input type="hidden" name="observation" value={id} />
      {review !== 'accepted' && review !== 'edited' && (
        <button
          type="submit"
          name="decision"
          value="accept"
          aria-label={`${ui.say('web.read.accept')}: ${about}`}
        >
          {ui.say('web.read.accept')}
        </button>
      )}
      {review !== 'rejected' && (
        <button
          type="submit"
          name="decision"
          value="reject"
          aria-label={`${ui.say('web.read.reject')}: ${about}`}
        >
          {ui.say('web.read.reject')}
        </button>
      )}
      <a
        class="button"
        data-edit
        href={`${linkTo(ui, documentPath, { edit: id })}#obs-${id}`}
        aria-label={`${ui.say('web.read.edit')}: ${about}`}
      >
        {ui.say('web.read.edit')}
      </a>
    </form>
  )
}
