/** The marks of a reading: every run of the text that was recognised, in order. */
import type { Measure } from '../core/observation.ts'
import type { Mark, MarkKind } from './reading.ts'
import type { NumberAt, Sentence } from './sentence.ts'

/** All marks of the sentences, by start, of those that begin together the longest first. */
export function marksOf(sentences: readonly Sentence[]): Mark[] {
  const marks: Mark[] = []
  for (const sentence of sentences) {
    // Marks keep to their sentence: to put each in its place among those of its own is enough.
    const first = marks.length
    for (const { start, end, code } of sentence.substances)
      insert(marks, first, { kind: 'substance', start, end, code })
    for (const { start, end } of sentence.drugs) insert(marks, first, { kind: 'drug', start, end })
    for (const { start, end, code } of sentence.places)
      insert(marks, first, code ? { kind: 'place', start, end, code } : { kind: 'place', start, end })
    for (const { start, end } of sentence.people) insert(marks, first, { kind: 'people', start, end })
    for (const { start, end, source } of sentence.sources)
      insert(marks, first, { kind: 'source', start, end, code: source })
    for (const { start, end, iso } of sentence.periods)
      insert(marks, first, iso ? { kind: 'period', start, end, label: iso } : { kind: 'period', start, end })
    for (const { start, end, measure } of sentence.prices)
      insert(marks, first, { kind: 'price', start, end, label: labelOfPrice(measure) })
    for (const one of sentence.quantities) insert(marks, first, markOfNumber('quantity', one))
    for (const one of sentence.counted) insert(marks, first, markOfNumber('number', one))
    for (const one of sentence.percents) insert(marks, first, markOfNumber('percent', one))
    for (const { start, end, rule } of sentence.hits)
      insert(marks, first, { kind: 'trigger', start, end, code: rule.id })
  }
  return marks
}

const markOfNumber = (kind: MarkKind, { start, end, num, unit }: NumberAt): Mark => ({
  kind,
  start,
  end,
  label: `${num.value} ${unit}`,
})

function labelOfPrice({ value, min, max, currency, quantity, free, unit }: Measure): string {
  const sum = value ?? (min === undefined && max === undefined ? '' : `${min ?? ''}–${max ?? ''}`)
  return `${sum} ${currency ?? ''} / ${quantity ?? ''}${free ? ` + ${free}` : ''} ${unit ?? ''}`.trim()
}

/** Puts a mark behind those, from `first` on, that do not come after it. */
function insert(marks: Mark[], first: number, mark: Mark): void {
  let at = marks.length
  marks.push(mark)
  for (; at > first; at--) {
    const before = marks[at - 1]!
    if (before.start < mark.start || (before.start === mark.start && before.end >= mark.end)) break
    marks[at] = before
  }
  marks[at] = mark
}
