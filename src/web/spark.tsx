/** A line the height of a word: how many sources a month. Gaps are months of silence. */
import type { OrMissing } from '../core/missing.ts'
import { isMissing } from '../core/missing.ts'

export function Spark({ values }: { values: readonly OrMissing<number>[] }) {
  const numbers = values.filter((value): value is number => !isMissing(value))
  if (numbers.length < 2) return null
  const highest = Math.max(1, ...numbers)
  const step = 56 / Math.max(1, values.length - 1)
  let path = ''
  let isBroken = true
  values.forEach((value, index) => {
    if (isMissing(value)) {
      isBroken = true
      return
    }
    path += `${isBroken ? 'M' : 'L'}${(index * step + 2).toFixed(1)} ${(14 - (value / highest) * 12).toFixed(1)}`
    isBroken = false
  })
  return (
    <svg class="spark" viewBox="0 0 60 16" width="60" height="16" aria-hidden="true" focusable="false">
      <path d={path} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />
    </svg>
  )
}
