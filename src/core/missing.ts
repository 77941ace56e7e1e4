/** What stands where a number is missing: never a bare null or NaN in a result. Zero is a number; silence is not. */

export type MissingReason = 'not-observed' | 'not-asked' | 'suppressed' | 'too-few'

export interface Missing {
  readonly missing: MissingReason
}

/** A value or the reason there is none. */
export type OrMissing<T> = T | Missing

export function isMissing(value: unknown): value is Missing {
  return typeof value === 'object' && value !== null && 'missing' in value
}
