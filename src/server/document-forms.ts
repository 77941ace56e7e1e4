/** Reads the forms of the reading desk: which claim, what was decided of it, another code for it, a claim to add. */
import { DIRECTIONS } from '../core/codes.ts'
import { evidenceAt } from '../core/evidence.ts'
import type { Observation } from '../core/observation.ts'
import { Problem } from '../core/problem.ts'
import type { Decision } from '../store/store.ts'
import type { Vocabulary } from '../vocabulary/concept.ts'
import { oneOf, phenomenonOf, wordOf } from './form-fields.ts'

/** Which observation a form speaks of. */
export function observationOf(form: FormData): string {
  return wordOf(form, 'observation', /^[\w.:-]{1,120}$/)
}

/**
 * What was decided of an observation; `take` takes over what a second reader says of it.
 *
 * @throws Problem `form-incomplete` when no second reader says otherwise.
 */
export function decisionOf(form: FormData, { seconded }: Pick<Observation, 'seconded'>): Decision {
  const said = wordOf(form, 'decision', /^(?:accept|reject|take)$/)
  if (said !== 'take') return said === 'accept' ? { accept: true } : { reject: true }
  if (!seconded?.says) throw new Problem('form-incomplete', { name: 'decision' })
  return { edit: seconded.says }
}

/** Another code for the same words, by the keyboard. */
export function codeOf(form: FormData, vocabulary: Vocabulary): Decision {
  return { edit: { phenomenon: phenomenonOf(form, vocabulary) } }
}

/**
 * A claim a person adds: exact words of the text and a code.
 *
 * @throws Problem `form-incomplete` when the words do not stand in the text.
 */
export function addedObservation(form: FormData, text: string, vocabulary: Vocabulary): Observation {
  const quote = wordOf(form, 'quote', /^[\s\S]{1,4000}$/).replace(/\r\n/g, '\n')
  const said = Number(form.get('start') || Number.NaN)
  const start = text.startsWith(quote, said) && Number.isInteger(said) ? said : text.indexOf(quote)
  if (start < 0 || quote.trim() === '') throw new Problem('form-incomplete', { name: 'quote' })
  return {
    phenomenon: phenomenonOf(form, vocabulary),
    substances: [],
    places: [],
    direction: oneOf(form, 'direction', DIRECTIONS),
    level: null,
    certainty: 'asserted',
    period: null,
    source: null,
    measures: [],
    drivers: [],
    evidence: evidenceAt(text, start, start + quote.length),
    rule: 'person',
  }
}
