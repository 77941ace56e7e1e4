/** Reads the forms of the reading desk: each value is checked against the lists before anything is changed. */
import { CERTAINTIES, DIRECTIONS, LEVELS, SOURCE_KINDS } from '../core/codes.ts'
import { evidenceAt } from '../core/evidence.ts'
import type { Observation } from '../core/observation.ts'
import { daysOf } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { Decision } from '../store/store.ts'
import type { Vocabulary } from '../vocabulary/concept.ts'

/** The fields of a form; anything else that was sent is refused. */
export async function fieldsOf(request: { formData(): Promise<FormData> }): Promise<FormData> {
  try {
    return await request.formData()
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('form-incomplete', { name: 'form' }, { cause: error })
  }
}

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

/** The slots of the correction form. */
export function editOf(form: FormData, vocabulary: Vocabulary): Decision {
  return {
    edit: {
      phenomenon: phenomenonOf(form, vocabulary),
      substances: substancesOf(form, vocabulary),
      direction: oneOf(form, 'direction', DIRECTIONS),
      level: optional(form, 'level', LEVELS),
      certainty: oneOf(form, 'certainty', CERTAINTIES),
      source: optional(form, 'source', SOURCE_KINDS),
      period: periodOf(form),
    },
  }
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

function phenomenonOf(form: FormData, vocabulary: Vocabulary): string {
  const code = wordOf(form, 'phenomenon', /^[\w.-]{1,80}$/)
  const concept = vocabulary.concept('phenomena', code)
  if (!concept || concept.isGroup) throw new Problem('form-incomplete', { name: 'phenomenon' })
  return code
}

function substancesOf(form: FormData, vocabulary: Vocabulary): string[] {
  const codes = form.getAll('substances').map(String)
  if (codes.some((code) => !vocabulary.concept('substances', code)))
    throw new Problem('form-incomplete', { name: 'substances' })
  return [...new Set(codes)]
}

function periodOf(form: FormData): string | null {
  const period = String(form.get('period') ?? '').trim()
  if (period === '') return null
  if (!daysOf(period)) throw new Problem('form-incomplete', { name: 'period' })
  return period
}

function oneOf<T extends string>(form: FormData, name: string, list: readonly T[]): T {
  const value = form.get(name)
  const found = list.find((one) => one === value)
  if (!found) throw new Problem('form-incomplete', { name })
  return found
}

const optional = <T extends string>(form: FormData, name: string, list: readonly T[]): T | null =>
  form.get(name) ? oneOf(form, name, list) : null

function wordOf(form: FormData, name: string, pattern: RegExp): string {
  const value = form.get(name)
  if (typeof value !== 'string' || !pattern.test(value)) throw new Problem('form-incomplete', { name })
  return value
}
