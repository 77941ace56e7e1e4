/** Work on several items at once, its results in the order of the items. */

/**
 * Works on items as they come, up to `ahead` of them beyond the one given out, and gives the results in order. Where work on an item
 * fails, or an item does not come, the results before it are given first.
 *
 * @param ahead asked again before each result: 0 works on one item at a time
 * @example
 * inOrder(['a', 'bc'], async (word) => word.length, () => 1).next() // => { value: 1, done: false }
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>,
  work: (item: Item) => Promise<Result>,
  ahead: () => number,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = []
  let end: { readonly error: unknown } | undefined
  try {
    for await (const item of items) {
      const result = work(item)
      // A failure is told in its turn, not as one that nobody waited for.
      result.catch(() => {})
      begun.push(result)
      while (begun.length > ahead()) yield await (begun.shift() as Promise<Result>)
    }
  } catch (error) {
    end = { error }
  }
  for (const result of begun) yield await result
  if (end) throw end.error
}
