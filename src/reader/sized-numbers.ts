/** Numbers as they can be set against each other: with what each measures, without those of dates, hours, spans of time and parts of others. */
import { foldText } from './fold.ts'
import { type At, type NumberAt, overlap, type Sentence } from './sentence.ts'

export interface Size {
  readonly kind: string
  readonly value: number
}

/** What a number measures, as far as the sign or unit beside it says; weights in grams. */
function sizeOf({ start, end, num }: NumberAt, text: string): Size {
  const before = text.slice(Math.max(0, start - 2), start)
  const behind = foldText(text.slice(end, end + 12))
  if (
    /[€£$]\s?$/.test(before) ||
    /^ ?(?:€|£|\$|euros?\b|pounds?\b|quid\b|dollars?\b|balles\b|francs?\b)/.test(behind)
  )
    return { kind: 'money', value: num.value }
  if (/^ ?(?:p|pence|cents?|centimes?)(?![a-z])/.test(behind))
    return { kind: 'money', value: num.value / 100 }
  if (/^ ?(?:%|pour ?cent|per ?cent|percent)/.test(behind)) return { kind: 'share', value: num.value }
  const unit = /^ ?(tonnes?|tons?|t|kilos?|kilogram\w*|kg|grammes?|grams?|g|mg|milligram\w*)(?![a-z])/.exec(
    behind,
  )?.[1]
  if (!unit) return { kind: '', value: num.value }
  if (unit.startsWith('m')) return { kind: 'weight', value: num.value / 1000 }
  return { kind: 'weight', value: num.value * (unit.startsWith('t') ? 1e6 : unit.startsWith('k') ? 1000 : 1) }
}

/** A number with what it measures. */
export type Sized = NumberAt & Size

/** The numbers of a sentence within the words of a claim. */
export function sizedNumbers(sentence: Sentence, evidence: At, text: string): Sized[] {
  let behind = 0
  return sentence.numbers.flatMap((one, at): Sized[] => {
    if (one.start < Math.max(behind, evidence.start) || one.end > evidence.end) return []
    const share = shareOf(one, sentence.numbers[at + 1], text)
    if (share) behind = share.end
    if (!isFree(one, sentence, share !== undefined, text) || isOfTime(text, one) || isPart(text, one))
      return []
    return [share ?? { ...one, ...sizeOf(one, text) }]
  })
}

/** Ends what stands before a part of the number before, or what that number is counted by: "312, dont 97", "38 per 1000". */
const PART =
  /(?:\d|[a-z])[^.;]* (?:per|pour|for every) (?:each |chaque )?$|\/ ?$|(?:dont|including|of (?:which|whom|these|them)|among (?:which|whom|them)|parmi (?:lesquel\w+|eux)) (?:[a-z']+ )?$/
/** "Of the 41 people interviewed, 26 …": what those behind are a part of. */
const WHOLE =
  /(?:^|[.;:,(–—] ?)(?:of|among|parmi|sur)(?: (?:the|its|our|their|these|those|some|les|ces|nos|leurs|ses|quelque))? $/

function isPart(text: string, { start }: At): boolean {
  const before = foldText(text.slice(Math.max(0, start - 24), start))
  return PART.test(before) || WHOLE.test(before)
}

/** "Trois adolescents sur dix", "one in five": a share, in parts of a hundred. */
function shareOf(one: NumberAt, next: NumberAt | undefined, text: string): Sized | undefined {
  const { end, num } = one
  if (!next || next.num.isYear || next.num.value <= 1 || next.num.value < num.value) return undefined
  return /^(?: \p{L}+){0,3}(?: (?:sur|in|out of)(?: every)? |\/)$/u.test(text.slice(end, next.start))
    ? { ...one, to: next.to, end: next.end, kind: 'share', value: (100 * num.value) / next.num.value }
    : undefined
}

/** Ages and spans of time. */
const SPAN =
  /^(?:\s|-)?(?:ans|années?|mois|semaines?|jours?|heures?|minutes?|years?|yrs?|yo|months?|weeks?|wks?|days?|hours?|hrs?|mins?|nights?|nuits?)(?!\p{L})/iu

/** "12 months", "August 3", "le 3 août", "14 h", "at 18:00", "9am". */
function isOfTime(text: string, { start, end }: At): boolean {
  const behind = text.slice(end, end + 12)
  if (SPAN.test(behind)) return true
  if (/\d:$/.test(text.slice(Math.max(0, start - 2), start))) return true
  return (
    HOUR.test(behind) ||
    MONTH_BEHIND.test(behind) ||
    MONTH_BEFORE.test(text.slice(Math.max(0, start - 12), start))
  )
}
const HOUR = /^(?::\d\d| ?h(?:\d\d|\b)| ?[ap]\.?m\b)/i
const MONTHS =
  'jan(?:vier|uary)?|f[ée]v(?:rier)?|feb(?:ruary)?|mars|march|avr(?:il)?|apr(?:il)?|mai|may|juin|june?|juil(?:let)?|july?|ao[uû]t|aug(?:ust)?|sept?(?:embre|ember)?|oct(?:obre|ober)?|nov(?:embre|ember)?|d[ée]c(?:embre|ember)?'
const MONTH_BEHIND = new RegExp(`^(?:st|nd|rd|th|er|ᵉʳ)? (?:of )?(?:${MONTHS})(?!\\p{L})`, 'iu')
const MONTH_BEFORE = new RegExp(`(?:^|\\P{L})(?:${MONTHS})\\.? (?:the )?$`, 'iu')

/** A number of its own (or a part, as in "one in five"): no article, no part of something ("half what it was"), no part of a date or of the name of a product. */
const isFree = (one: NumberAt, { substances, periods }: Sentence, isShare: boolean, text: string): boolean =>
  !one.num.isYear &&
  !/^both$/i.test(text.slice(one.start, one.end)) &&
  (isShare || !(one.num.isWord && one.num.value <= 1)) &&
  !substances.some((other) => overlap(one, other)) &&
  !periods.some((other) => overlap(one, other))
