/** The figures of a claim as fields: those it has, and one more to add; one without a kind is left out. */
import { MEASURE_KINDS } from '../core/codes.ts'
import type { Measure } from '../core/observation.ts'
import type { Ui } from './ui.ts'

/** The fields of a measure that hold numbers, and all beside its kind in the order people fill them. */
export const MEASURE_NUMBERS = ['value', 'min', 'max', 'quantity', 'free'] as const
const FIELDS = ['value', 'min', 'max', 'unit', 'quantity', 'free', 'currency'] as const
const NUMBERS: ReadonlySet<string> = new Set(MEASURE_NUMBERS)

export interface MeasureFieldsProps {
  readonly ui: Ui
  readonly measures: readonly Measure[]
  readonly id: string
}

export function MeasureFields({ ui, measures, id }: MeasureFieldsProps) {
  return (
    <fieldset class="measures">
      <legend>{ui.say('web.slot.measures')}</legend>
      {[...measures, undefined].map((measure, at) => {
        const nth = `${id}-${at}`
        return (
          <div key={nth} class="measure">
            <span>
              <label for={`measure-kind-${nth}`}>{ui.say('web.measure.kind')}</label>
              <select id={`measure-kind-${nth}`} name="measure-kind">
                <option value="" selected={!measure}>
                  {ui.say('web.measure.leave-out')}
                </option>
                {MEASURE_KINDS.map((kind) => (
                  <option key={kind} value={kind} selected={kind === measure?.kind}>
                    {ui.say(`web.measure.${kind}`)}
                  </option>
                ))}
              </select>
            </span>
            {FIELDS.map((name) => (
              <span key={name}>
                <label for={`measure-${name}-${nth}`}>{ui.say(`web.measure.${name}`)}</label>
                <input
                  id={`measure-${name}-${nth}`}
                  name={`measure-${name}`}
                  value={measure?.[name] ?? ''}
                  inputMode={NUMBERS.has(name) ? 'decimal' : 'text'}
                  autocomplete="off"
                  maxLength={40}
                />
              </span>
            ))}
          </div>
        )
      })}
    </fieldset>
  )
}
