/** The slots of one observation as a form: what a person may correct. */
import { CERTAINTIES, DIRECTIONS, LEVELS, SOURCE_KINDS } from '../core/codes.ts'
import type { KeptObservation } from '../core/observation.ts'
import { MeasureFields } from './measure-fields.tsx'
import { linkTo, type Ui } from './ui.ts'

export interface EditFormProps {
  readonly ui: Ui
  readonly observation: KeptObservation
  readonly documentPath: string
}

export function EditForm({ ui, observation, documentPath }: EditFormProps) {
  const { id } = observation
  return (
    <form class="edit" method="post" action={linkTo(ui, `${documentPath}/edit`)}>
      <input type="hidden" name="observation" value={id} />
      <CodeSelect
        ui={ui}
        name="phenomenon"
        scheme="phenomena"
        codes={ui.phenomena}
        value={observation.phenomenon}
        id={id}
      />
      <CodeList
        ui={ui}
        name="substances"
        scheme="substances"
        codes={ui.substances}
        chosen={observation.substances}
        id={id}
      />
      {PLACE_SLOTS.map((name) => (
        <NamesInput key={name} ui={ui} name={name} names={observation[name] ?? []} id={id} />
      ))}
      <CodeSelect
        ui={ui}
        name="direction"
        scheme="directions"
        codes={DIRECTIONS}
        value={observation.direction}
        id={id}
      />
      <CodeSelect
        ui={ui}
        name="level"
        scheme="levels"
        codes={LEVELS}
        value={observation.level ?? ''}
        id={id}
        mayBeEmpty
      />
      <CodeSelect
        ui={ui}
        name="certainty"
        scheme="certainties"
        codes={CERTAINTIES}
        value={observation.certainty}
        id={id}
      />
      <CodeSelect
        ui={ui}
        name="source"
        scheme="source-kinds"
        codes={SOURCE_KINDS}
        value={observation.source ?? ''}
        id={id}
        mayBeEmpty
      />
      <label for={`period-${id}`}>{ui.say('web.slot.period')}</label>
      <input
        id={`period-${id}`}
        name="period"
        value={observation.period ?? ''}
        placeholder="2025-03, 2025-Q1, 2014/"
        autocomplete="off"
        maxLength={40}
      />
      <MeasureFields ui={ui} measures={observation.measures} id={id} />
      <CodeList
        ui={ui}
        name="drivers"
        scheme="phenomena"
        codes={ui.phenomena}
        chosen={observation.drivers}
        id={id}
      />
      <p class="decide">
        <button type="submit" class="primary">
          {ui.say('web.read.save')}
        </button>
        <a class="button" data-cancel href={`${linkTo(ui, documentPath)}#obs-${id}`}>
          {ui.say('web.read.cancel')}
        </a>
      </p>
    </form>
  )
}

const PLACE_SLOTS = ['places', 'from', 'to'] as const

interface NamesInputProps {
  readonly ui: Ui
  readonly name: (typeof PLACE_SLOTS)[number]
  readonly names: KeptObservation['places']
  readonly id: string
}

/** Names of places as the text writes them, one behind the other. */
function NamesInput({ ui, name, names, id }: NamesInputProps) {
  return (
    <>
      <label for={`${name}-${id}`}>{ui.say(`web.slot.${name}`)}</label>
      <input
        id={`${name}-${id}`}
        name={name}
        value={names.map(({ text }) => text).join(' ; ')}
        placeholder={ui.say('web.read.names-hint')}
        autocomplete="off"
        maxLength={1000}
      />
    </>
  )
}

interface CodeListProps {
  readonly ui: Ui
  readonly name: string
  readonly scheme: string
  readonly codes: readonly string[]
  readonly chosen: readonly string[]
  readonly id: string
}

/** A list of which any number may be chosen. */
function CodeList({ ui, name, scheme, codes, chosen, id }: CodeListProps) {
  return (
    <>
      <label for={`${name}-${id}`}>{ui.say(`web.slot.${name}`)}</label>
      <select id={`${name}-${id}`} name={name} multiple size={6}>
        {codes.map((code) => (
          <option key={code} value={code} selected={chosen.includes(code)}>
            {ui.label(scheme, code)}
          </option>
        ))}
      </select>
    </>
  )
}

interface CodeSelectProps {
  readonly ui: Ui
  readonly name: string
  readonly scheme: string
  readonly codes: readonly string[]
  readonly value: string
  readonly id: string
  readonly mayBeEmpty?: boolean
}

export function CodeSelect({ ui, name, scheme, codes, value, id, mayBeEmpty = false }: CodeSelectProps) {
  return (
    <>
      <label for={`${name}-${id}`}>{ui.say(`web.slot.${name}`)}</label>
      <select id={`${name}-${id}`} name={name}>
        {mayBeEmpty && (
          <option value="" selected={value === ''}>
            –
          </option>
        )}
        {codes.map((code) => (
          <option key={code} value={code} selected={code === value}>
            {ui.label(scheme, code)}
          </option>
        ))}
      </select>
    </>
  )
}
