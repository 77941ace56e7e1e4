/** Choosing among candidates: what must hold whatever is learned. */
import { describe, expect, it } from 'vitest'
import { alone } from './chords.ts'
import { stepOn } from './ladder.ts'
import { learnChoices, RANK_OPTIONS } from './learn-ranker.ts'
import { Phrases } from './phrases.ts'
import { best, type Candidates, signsOfEach } from './ranker.ts'
import { inSteps } from './sign-steps.ts'

const said = alone(new Phrases('choice', (name, which) => `${name} ${which}`, 8), 8)
const [NEAR, FAR, PLACE, COLOUR, TASTE] = [0, 1, 2, 3, 4]

/** Candidates by their signs. */
function offered(...signs: readonly (readonly number[])[]): Candidates {
  let end = 0
  return {
    count: signs.length,
    signs: Int32Array.from(signs.flat()),
    ends: signs.map((own) => {
      end += own.length
      return end
    }),
  }
}

describe('a choice', () => {
  it('follows the sign that the right ones share', () => {
    const three = (right: number): Candidates =>
      offered(...[0, 1, 2].map((at) => [said.placeOf(at === right ? NEAR : FAR), said.placeOf(PLACE, at)]))
    const weights = learnChoices(
      [0, 1, 2, 1, 0, 2].map((right) => ({ right, candidates: signsOfEach(three(right)) })),
    )
    expect([0, 1, 2].map((right) => best(weights, three(right)))).toEqual([0, 1, 2])
  })

  it('hears what two signs say together and neither says alone', () => {
    // Right is the candidate whose colour and taste are of one number: no sum over single signs tells it.
    const pair = (colour: number, taste: number) => [said.placeOf(COLOUR, colour), said.placeOf(TASTE, taste)]
    const lessons = [0, 1].flatMap((colour) => [0, 1].map((other) => ({ right: colour, wrong: other })))
    const candidates = lessons.map(({ right, wrong }) => offered(pair(right, right), pair(wrong, 1 - wrong)))
    const choices = Array.from({ length: 300 }, (_, at) => ({
      right: 0,
      candidates: signsOfEach(candidates[at % candidates.length]!),
    }))
    const weights = learnChoices(choices, { ...RANK_OPTIONS, rounds: 30, batch: 4, step: 0.01 })
    expect(candidates.map((one) => best(weights, one))).toEqual([0, 0, 0, 0])
  })

  it('goes to the favoured of two that say the same', () => {
    const weights = learnChoices([
      { right: 0, candidates: signsOfEach(offered([said.placeOf(NEAR)], [said.placeOf(FAR)])) },
    ])
    const same = offered([said.placeOf(PLACE, 6)], [said.placeOf(PLACE, 7)])
    expect(best(weights, same)).toBe(0)
    expect(best(weights, same, 1, 0.5)).toBe(1)
  })

  it('comes out the same for the same choices', () => {
    const choices = [0, 1].map((right) => ({
      right,
      candidates: signsOfEach(offered([said.placeOf(PLACE, right)], [said.placeOf(FAR)])),
    }))
    const options = { ...RANK_OPTIONS, leastSeen: 1 }
    expect(learnChoices(choices, options).rows).toEqual(learnChoices(choices, options).rows)
  })
})

it.each([
  [
    [1, -0.5],
    [127, -63],
  ],
  [
    [0.002, 0.001],
    [127, 64],
  ],
  [
    [0, 0],
    [0, 0],
  ],
])('a row %j is kept as steps of its largest', (values, rows) => {
  const steps = inSteps(Float32Array.from(values), 2)
  expect([...steps.rows]).toEqual(rows)
  for (const [at, value] of values.entries()) expect(steps.rows[at]! * steps.scale[0]!).toBeCloseTo(value, 2)
})

it.each([
  [-1, 0],
  [0, 0],
  [3, 1],
  [4, 2],
  [9, 3],
])('%d stands on step %d of a ladder of 0, 3 and 8', (number, step) => {
  expect(stepOn([0, 3, 8], number)).toBe(step)
})
