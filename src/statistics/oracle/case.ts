/** A case of an authority: input, settings, and what it answered. */

// biome-ignore lint/suspicious/noExplicitAny: the shapes differ by algorithm, and what does not fit shows as a difference
export type Loose = any

export interface OracleCase {
  readonly id: string
  readonly algorithm: string
  readonly input: Loose
  readonly control: Loose
  readonly expected: Loose
}

/** Runs one case: the differences found, or `undefined` when it asks for something not covered. */
export type OracleRun = (oracle: OracleCase) => string[] | undefined

/** Positions evaluated, from 0. */
export const positions = ({ input }: OracleCase): number[] =>
  (input.evaluateIndex as number[]).map((index) => index - 1)

/** A field of every point, in a column. */
export const column = <T, K extends keyof T>(
  points: readonly (T | undefined)[],
  key: K,
): (T[K] | undefined)[] => points.map((point) => point?.[key])
