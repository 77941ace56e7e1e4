import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inOrder } from './in-order.ts'

/** What is given, what is at work at once at most, and the error at the end. */
async function gather<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  work: (item: Item) => Promise<unknown>,
  ahead: number,
) {
  const given: unknown[] = []
  let busy = 0
  let most = 0
  const counted = async (item: Item): Promise<unknown> => {
    most = Math.max(most, ++busy)
    try {
      return await work(item)
    } finally {
      busy--
    }
  }
  try {
    for await (const one of inOrder(items, counted, () => ahead)) given.push(one)
  } catch (error) {
    return { given, most, error }
  }
  return { given, most }
}

test.each([0, 1, 3, 20])('results come in the order of the items, %i ahead', async (ahead) => {
  const slowFirst = async (item: number) => wait((9 - item) * 3, item * 10)
  const { given, most } = await gather([1, 2, 3, 4, 5, 6, 7, 8], slowFirst, ahead)
  expect(given).toEqual([10, 20, 30, 40, 50, 60, 70, 80])
  expect(most).toBe(Math.min(8, ahead + 1))
})

test('nothing more is asked for than is ahead', async () => {
  const asked: number[] = []
  const items = function* () {
    for (let at = 0; at < 100; at++) {
      asked.push(at)
      yield at
    }
  }
  for await (const one of inOrder(
    items(),
    async (item) => item,
    () => 2,
  )) {
    expect(asked.length).toBeLessThanOrEqual(one + 3)
    if (one === 5) break
  }
  expect(asked).toHaveLength(8)
})

test('work that fails is told in its turn', async () => {
  const failing = async (item: number) => {
    if (item === 3) throw new Error('third')
    return wait(5, item)
  }
  const { given, error } = await gather([1, 2, 3, 4], failing, 3)
  expect(given).toEqual([1, 2])
  expect(error).toEqual(new Error('third'))
})

test('where no more items come for an error, those that came are still given', async () => {
  const items = async function* () {
    yield 1
    yield 2
    throw new Error('gone')
  }
  const { given, error } = await gather(items(), async (item) => wait(5, item), 5)
  expect(given).toEqual([1, 2])
  expect(error).toEqual(new Error('gone'))
})
