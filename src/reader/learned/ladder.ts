/** Numbers told by the steps of a ladder: signs are for what comes again, and no number does. */

/**
 * The first step of a ladder that a number does not pass, counted from 0; past the last, the number of steps.
 *
 * @example
 * stepOn([0, 3, 8], 5) // => 2
 */
export function stepOn(ladder: readonly number[], number: number): number {
  let at = 0
  while (at < ladder.length && number > ladder[at]!) at++
  return at
}
