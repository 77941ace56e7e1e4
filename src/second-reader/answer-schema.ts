/** The JSON schema a model must answer in: every slot of a claim, each closed list closed. Both protocols take it as it is. */
import { CERTAINTIES, DIRECTIONS, LEVELS, MEASURE_KINDS, MODES, SOURCE_KINDS } from '../core/codes.ts'
import type { ClaimCodes } from './candidate.ts'

type Schema = Readonly<Record<string, unknown>>

/** Every property is required and none is foreseen beyond them: what strict structured output asks for. */
const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})
const list = (items: Schema): Schema => ({ type: 'array', items })
const oneOf = (codes: readonly string[]): Schema => ({ type: 'string', enum: codes })
const oneOfOrNothing = (codes: readonly string[]): Schema => ({
  type: ['string', 'null'],
  enum: [...codes, null],
})

const TEXT: Schema = { type: 'string' }
const TEXT_OR_NOTHING: Schema = { type: ['string', 'null'] }
const NUMBER_OR_NOTHING: Schema = { type: ['number', 'null'] }

/** The schema for the codes of a vocabulary. The quote comes first, so that a model looks at the words before it names what they say. */
export function answerSchema({ phenomena, substances }: ClaimCodes): Schema {
  const measure = object({
    kind: oneOf(MEASURE_KINDS),
    value: NUMBER_OR_NOTHING,
    min: NUMBER_OR_NOTHING,
    max: NUMBER_OR_NOTHING,
    currency: TEXT_OR_NOTHING,
    quantity: NUMBER_OR_NOTHING,
    free: NUMBER_OR_NOTHING,
    unit: TEXT_OR_NOTHING,
  })
  const claim = object({
    quote: TEXT,
    phenomenon: oneOf([...phenomena]),
    substances: list(oneOf([...substances])),
    other: TEXT_OR_NOTHING,
    places: list(TEXT),
    from: list(TEXT),
    to: list(TEXT),
    mode: oneOfOrNothing(MODES),
    direction: oneOf(DIRECTIONS),
    level: oneOfOrNothing(LEVELS),
    certainty: oneOf(CERTAINTIES),
    period: TEXT_OR_NOTHING,
    source: oneOfOrNothing(SOURCE_KINDS),
    measures: list(measure),
    drivers: list(oneOf([...phenomena])),
  })
  return object({ claims: list(claim) })
}
