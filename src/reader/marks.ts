/** The marks of a reading: every run of the text that was recognised, in order. */
import type { Measure } from '../core/observation.ts'
import type { Mark, MarkKind } from './reading.ts'
import type {
  At,
  HitAt,
  NumberAt,
  PeriodAt,
  PlaceAt,
  PriceAt,
  Sentence,
  SourceAt,
  SubstanceAt,
} from './sentence.ts'

/** All marks of the sentences, by start, of those that begin together the longest first. */
export function marksOf(sentences: readonly Sentence[]): Mark[] {
  const marks: Mark[] = []
  for (const sentence of sentences) {
    // Marks keep to their sentence: to put each in its place among those of its own is enough.
    const first = marks.length
    insertAll(marks, first, sentence.substances, markOfSubstance)
    insertAll(marks, first, sentence.drugs, markOfDrug)
    insertAll(marks, first, sentence.places, markOfPlace)
    insertAll(marks, first, sentence.people, markOfPeople)
    insertAll(marks, first, sentence.sources, markOfSource)
    insertAll(marks, first, sentence.periods, markOfPeriod)
    insertAll(marks, first, sentence.prices, markOfPrice)
    insertAll(marks, first, sentence.quantities, markOfQuantity)
    insertAll(marks, first, sentence.counted, markOfCount)
    insertAll(marks, first, sentence.percents, markOfPercent)
    insertAll(marks, first, sentence.hits, markOfHit)
  }
  return marks
}

/** Most lists are empty, and one walk over all of a text is worth doing without iterators. */
function insertAll<T>(marks: Mark[], first: number, list: readonly T[], markOf: (one: T) => Mark): void {
  for (let at = 0; at < list.length; at++) insert(marks, first, markOf(list[at]!))
}

const markOfSubstance = ({ start, end, code }: SubstanceAt): Mark => ({ kind: 'substance', start, end, code })
const markOfDrug = ({ start, end }: At): Mark => ({ kind: 'drug', start, end })
const markOfPlace = ({ start, end, code }: PlaceAt): Mark =>
  code ? { kind: 'place', start, end, code } : { kind: 'place', start, end }
const markOfPeople = ({ start, end }: At): Mark => ({ kind: 'people', start, end })
const markOfSource = ({ start, end, source }: SourceAt): Mark => ({
  kind: 'source',
  start,
  end,
  code: source,
})
const markOfPeriod = ({ start, end, iso }: PeriodAt): Mark =>
  iso ? { kind: 'period', start, end, label: iso } : { kind: 'period', start, end }
const markOfPrice = ({ start, end, measure }: PriceAt): Mark => ({
  kind: 'price',
  start,
  end,
  label: labelOfPrice(measure),
})
const markOfHit = ({ start, end, rule }: HitAt): Mark => ({ kind: 'trigger', start, end, code: rule.id })
const markOfQuantity = (one: NumberAt): Mark => markOfNumber('quantity', one)
const markOfCount = (one: NumberAt): Mark => markOfNumber('number', one)
const markOfPercent = (one: NumberAt): Mark => markOfNumber('percent', one)

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
