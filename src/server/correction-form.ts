/** The form that corrects a claim: every slot it has, read and checked. */
import { CERTAINTIES, DIRECTIONS, LEVELS, MEASURE_KINDS, SOURCE_KINDS } from '../core/codes.ts'
import type { Measure, Observation, PlaceMention } from '../core/observation.ts'
import { daysOf } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { TypedText } from '../reader/typed-text.ts'
import type { Decision } from '../store/store.ts'
import type { Vocabulary } from '../vocabulary/concept.ts'
import { MEASURE_NUMBERS } from '../web/measure-fields.tsx'
import { codesIn, isClaimCode, oneOf, optional, phenomenonOf, wordOf } from './form-fields.ts'

/** What the names in a correction are held against. */
export interface Held {
  readonly text: TypedText
  /** Places the claim has already: they stay as they are. */
  readonly known: readonly PlaceMention[]
  /** The code of a place's name, where it is known. */
  readonly placeCode: (name: string) => string | undefined
}

/**
 * The slots of the correction form; places, figures and causes where it has them.
 *
 * @throws Problem `form-not-in-text` when a place does not stand in the text, `form-incomplete` for any other value that does not exist
 */
export function editOf(form: FormData, vocabulary: Vocabulary, held: Held): Decision {
  return {
    edit: {
      ...(form.has('places') ? furtherSlots(form, vocabulary, held) : {}),
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

function furtherSlots(form: FormData, vocabulary: Vocabulary, held: Held): Partial<Observation> {
  return {
    places: placesIn(form, 'places', held),
    from: placesIn(form, 'from', held),
    to: placesIn(form, 'to', held),
    measures: measuresIn(form),
    drivers: codesIn(form, 'drivers', (code) => isClaimCode(code, vocabulary)),
  }
}

/** Names parted by semicolons, each as the text writes it: typography and capitals are forgiven, parts of words are not. */
function placesIn(form: FormData, field: string, { text, known, placeCode }: Held): PlaceMention[] {
  const said = wordOf(form, field, /^[^\0]{0,1000}$/).split(';')
  const names = [...new Set(said.map((name) => name.trim()).filter(Boolean))]
  return names.map((name) => {
    const kept = known.find((mention) => mention.text === name)
    if (kept) return kept
    const written = text.asWritten(name)
    if (written === null) throw new Problem('form-not-in-text', { name })
    const code = placeCode(written)
    return code ? { text: written, code } : { text: written }
  })
}

/** The figures whose kind is said, in their order. */
function measuresIn(form: FormData): Measure[] {
  const kinds = form.getAll('measure-kind')
  return kinds.flatMap((said, at) => {
    const sayOf = (name: string): string => String(form.getAll(`measure-${name}`)[at] ?? '').trim()
    return said === '' ? [] : [measureOf(String(said), sayOf)]
  })
}

function measureOf(said: string, sayOf: (name: string) => string): Measure {
  const kind = MEASURE_KINDS.find((one) => one === said)
  const unit = sayOf('unit')
  const currency = sayOf('currency').toUpperCase()
  if (!kind || unit.length > 40) throw new Problem('form-incomplete', { name: 'measures' })
  if (!/^(?:[A-Z]{3})?$/.test(currency)) throw new Problem('form-incomplete', { name: 'currency' })
  const numbers: Partial<Record<(typeof MEASURE_NUMBERS)[number], number>> = {}
  for (const name of MEASURE_NUMBERS) {
    const number = numberIn(sayOf(name))
    if (number !== undefined) numbers[name] = number
  }
  const { value, min, max, free } = numbers
  const isRange = min !== undefined && max !== undefined
  if ((value ?? min ?? max ?? free) === undefined || (isRange && min > max))
    throw new Problem('form-incomplete', { name: 'measures' })
  return { kind, ...numbers, ...(unit ? { unit } : {}), ...(currency ? { currency } : {}) }
}

/** A number as French or English writes it, none below nothing; "1,000", which is one here and a thousand there, is refused. */
function numberIn(said: string): number | undefined {
  const plain = said.replace(/\s/g, '').replace(',', '.')
  if (plain === '') return undefined
  const isEither = /^[1-9]\d{0,2},\d{3}$/.test(said.trim())
  if (isEither || !/^\d{1,12}(?:\.\d{1,6})?$/.test(plain))
    throw new Problem('form-incomplete', { name: said })
  return Number(plain)
}

const substancesOf = (form: FormData, vocabulary: Vocabulary): string[] =>
  codesIn(form, 'substances', (code) => vocabulary.concept('substances', code) !== undefined)

function periodOf(form: FormData): string | null {
  const period = String(form.get('period') ?? '').trim()
  if (period === '') return null
  if (!daysOf(period)) throw new Problem('form-incomplete', { name: 'period' })
  return period
}
