/** The measures a number may be to a claim, each once with the ways of looking that offer it; the first is that it is nothing of it, unless its rule knows better. */
import type { Measure } from '../../core/observation.ts'
import type { Num } from '../block.ts'
import { isWeight, sum } from '../measures.ts'
import type { PriceAt } from '../sentence.ts'
import type { ClaimNumber } from './claim-numbers.ts'
import { numbered } from './phrases.ts'
import { itemsBeside, type Seen } from './seen.ts'
import { UNITS } from './signs.ts'
import type { UnitWords } from './unit-words.ts'
import { nounBehind, rateBehind } from './words-behind.ts'

export const KINDS = ['nothing', 'share', 'purity', 'weight', 'count', 'cases', 'deaths', 'price'] as const
export type Kind = (typeof KINDS)[number]
export const KIND = numbered(KINDS)

/** Ways of looking that offer a measure. */
export const MEASURE_WAYS = [
  'read',
  'other number',
  'next',
  'second',
  'third',
  'before',
  'sentence',
  'said last',
  'people',
  'usual',
  'noun',
  'rounded',
  'priced',
  'other unit',
  'sum',
  'bare',
] as const
const WAY = numbered(MEASURE_WAYS)

export interface MeasureOffer {
  readonly kind: number
  /** Among `UNITS`. */
  readonly unit: number
  readonly measure: Measure | undefined
  /** Bits of `MEASURE_WAYS`. */
  ways: number
}

/** What the claims before, and the numbers before of this one, were found to carry: a bare number goes on in the unit named last. */
export interface LastSaid {
  counted: string | undefined
  priced: string | undefined
  weighed: string | undefined
  currency: string
}

/** What is asked of a number. */
export interface Asked {
  readonly number: ClaimNumber
  readonly phenomenon: string
  /** Whether the claim's rule holds it for its price: then only the unit is asked for. */
  readonly isPriced: boolean
  readonly text: string
  readonly seen: Seen
  readonly last: LastSaid
}

/** Claims in which a bare number may be a price. */
const PRICED: ReadonlySet<string> = new Set([
  'market.price',
  'market.availability',
  'market.form',
  'marketing.promotion',
  'supply.delivery',
])
const PRICE_UNITS = ['g', 'dose', 'tablet', 'bag', 'kg', 'joint', 'ml']
/** Containers that coders also take for what they hold, or for a dose. */
const OTHER_UNITS: Readonly<Record<string, readonly string[]>> = {
  bar: ['tablet', 'dose', 'bag'],
  plaquette: ['tablet', 'dose', 'bag'],
  pack: ['tablet', 'dose', 'bag'],
  bag: ['dose'],
  dose: ['bag', 'tablet'],
}
/** « 14 mg/g ». */
const isPerGram = ({ number, text }: Asked): boolean =>
  /^(?:mg)?\s?\/\s?g(?!\p{L})/u.test(text.slice(number.at.end, number.at.end + 5))

const POTENCIES = ['mg/tablet', 'mg/dose', 'mg/g']
/** Things that coders count in the singular and in the plural. */
const THING = /^(?:tablet|dose|bag|plant|joint|bottle|pack|line|plaquette)s?$/
const VOLUME = /^(?:ml|cl|l)(?:\/|$)/
/** Words behind a number in which its unit is looked for, and before it. */
const AFTER = [WAY.next, WAY.second, WAY.third]
const BEFORE = 3

export class MeasureOffers {
  readonly #words: UnitWords
  readonly all: MeasureOffer[] = []
  /** The units offered for a count, with bits of `MEASURE_WAYS`. */
  readonly #units = new Map<string, number>()
  /** The sentence whose units were gathered last, and those. */
  #gathered: Seen | undefined
  readonly #sentenceUnits = new Map<string, number>()

  constructor(words: UnitWords) {
    this.#words = words
  }

  /** Lays out what a number may be. */
  lay(asked: Asked): void {
    this.all.length = 0
    if (!asked.isPriced) this.#add(KIND.nothing, '', undefined, WAY.read)
    const { price, num, written } = asked.number
    if (price) this.#layPrice(price, asked.last)
    else if (num && written === 'percent') this.#layShare(num)
    else if (num) this.#layNumber(num, asked)
  }

  #add(kind: number, unitName: string, measure: Measure | undefined, way: number): void {
    const unit = UNITS.numberOf(unitName)
    const { all } = this
    for (let at = 0; at < all.length; at++) {
      const known = all[at]!
      if (known.kind !== kind || known.unit !== unit || known.measure?.value !== measure?.value) continue
      known.ways |= 1 << way
      return
    }
    all.push({ kind, unit, measure, ways: 1 << way })
  }

  /** A price as its grammar read it; where no words say for how much, the units it may be for. */
  #layPrice({ measure, hasUnit }: PriceAt, last: LastSaid): void {
    const { unit = '', value, currency } = measure
    this.#add(KIND.price, unit, measure, WAY.priced)
    const offer = (other: string, way: number): void =>
      this.#add(KIND.price, other, { ...measure, unit: other }, way)
    if (!hasUnit) {
      if (last.priced) offer(last.priced, WAY['said last'])
      for (const other of PRICE_UNITS) offer(other, WAY['other unit'])
    } else for (const other of OTHER_UNITS[unit] ?? []) offer(other, WAY['other unit'])
    if (value !== undefined && currency)
      this.#add(KIND.count, currency, { kind: 'count', value, unit: currency }, WAY.sum)
  }

  #layShare(num: Num): void {
    const said = sum(num)
    this.#add(KIND.share, '%', { kind: 'share', ...said, unit: '%' }, WAY.read)
    this.#add(KIND.purity, '%', { kind: 'purity', ...said, unit: '%' }, WAY.read)
    // "A third" is coded as 33 and as 33.3.
    if (num.isWord && said.value !== undefined && !Number.isInteger(said.value))
      for (const value of [Math.floor(said.value), Math.ceil(said.value)])
        this.#add(KIND.share, '%', { kind: 'share', value, unit: '%' }, WAY.rounded)
  }

  #layNumber(num: Num, asked: Asked): void {
    const { number, last, phenomenon } = asked
    const { unit, written } = number
    const said = sum(num)
    const [head = ''] = unit.split('/')
    if (written === 'quantity' && (isWeight(unit) || head === 'mg' || VOLUME.test(unit)))
      this.#add(KIND.weight, unit, { kind: 'weight', ...said, unit }, WAY.read)
    if (head === 'mg')
      if (isPerGram(asked))
        // What is said per gram is none per tablet, and is chosen as that would be: lessons have too few of it.
        this.#add(KIND.purity, POTENCIES[0]!, { kind: 'purity', ...said, unit: 'mg/g' }, WAY.read)
      else
        for (const potency of POTENCIES)
          this.#add(KIND.purity, potency, { kind: 'purity', ...said, unit: potency }, WAY.read)
    if (!unit && last.weighed)
      this.#add(KIND.weight, last.weighed, { kind: 'weight', ...said, unit: last.weighed }, WAY['said last'])
    this.#gatherUnits(asked)
    const isHarm = phenomenon.startsWith('harm.') || phenomenon.startsWith('context.')
    for (const [name, ways] of this.#units) {
      if (isWeight(name)) continue
      this.#addNew(KIND.count, name, { kind: 'count', ...said, unit: name }, ways)
      if (isHarm) this.#addNew(KIND.cases, name, { kind: 'cases', ...said, unit: name }, ways)
    }
    if (isHarm) {
      this.#add(KIND.cases, 'cases', { kind: 'cases', ...said, unit: 'cases' }, WAY.people)
      this.#add(KIND.deaths, 'people', { kind: 'deaths', ...said, unit: 'people' }, WAY.people)
      if (head === 'deaths') this.#add(KIND.deaths, unit, { kind: 'deaths', ...said, unit }, WAY.read)
    }
    if (written !== 'bare') return
    if (num.value <= 100 && (num.max ?? 0) <= 100) {
      this.#add(KIND.purity, '%', { kind: 'purity', ...said, unit: '%' }, WAY.bare)
      this.#add(KIND.share, '%', { kind: 'share', ...said, unit: '%' }, WAY.bare)
    } else if (phenomenon === 'market.purity')
      // "Range 96 to 271", where milligrams were said before: more than a hundred is no share.
      for (const potency of POTENCIES)
        this.#add(KIND.purity, potency, { kind: 'purity', ...said, unit: potency }, WAY.read)
    if (!PRICED.has(phenomenon)) return
    const { currency } = last
    for (const name of PRICE_UNITS)
      this.#add(KIND.price, name, { kind: 'price', ...said, currency, quantity: 1, unit: name }, WAY.bare)
    if (last.priced)
      this.#add(
        KIND.price,
        last.priced,
        { kind: 'price', ...said, currency, quantity: 1, unit: last.priced },
        WAY['said last'],
      )
  }

  /** Adds a measure whose unit none before it has. */
  #addNew(kind: number, unit: string, measure: Measure, ways: number): void {
    this.all.push({ kind, unit: UNITS.numberOf(unit), measure, ways })
  }

  /** The units a count may be in: as read and as the words behind it say, and where the next does not name one, what else there is. */
  #gatherUnits(asked: Asked): void {
    const { number, text, seen, last } = asked
    const { unit, at } = number
    this.#units.clear()
    if (unit && !isWeight(unit)) this.#offerRead(unit)
    const { items } = seen
    const { after, before } = itemsBeside(at, seen)
    for (let item = after; item < seen.end && item < after + AFTER.length; item++) {
      if (items.isMark[item] === 1 && item > after) break
      this.#offerWord(seen, item, AFTER[item - after]!)
    }
    // "300 trousses" are no samples, whatever else the sentence counts.
    const isNamed =
      after < seen.end && items.isMark[after] === 0 && this.#words.of(items.hash[after]!).length > 0
    if (!isNamed) this.#gatherOthers(asked, before)
    this.#offer('people', WAY.people)
    this.#rate(text, at.end, last.counted)
  }

  /** Units that words before a number, its sentence, the last number, an English plural or custom suggest. */
  #gatherOthers({ number, phenomenon, text, seen, last }: Asked, before: number): void {
    const { unit, at } = number
    for (let item = before; item >= seen.first && item > before - BEFORE; item--)
      this.#offerWord(seen, item, WAY.before)
    // A unit that this number alone counts in is no other's.
    const own = number.written === 'counted' ? unit : ''
    for (const [name, times] of this.#unitsIn(seen))
      if (times > 1 || name !== own) this.#offer(name, WAY.sentence)
    if (last.counted) this.#offer(last.counted, WAY['said last'])
    const noun = unit ? undefined : nounBehind(text, at.end)
    if (noun) this.#offer(noun, WAY.noun)
    for (const usual of this.#words.usual(phenomenon)) this.#offer(usual, WAY.usual)
  }

  /** The units that the words and numbers of a sentence suggest, with how often; those that a word does stand for any number. Gathered once. */
  #unitsIn(seen: Seen): ReadonlyMap<string, number> {
    if (this.#gathered === seen) return this.#sentenceUnits
    this.#gathered = seen
    const units = this.#sentenceUnits
    units.clear()
    const { items, sentence } = seen
    for (let item = seen.first; item < seen.end; item++) {
      const [unit] = items.isMark[item] === 1 ? [] : this.#words.of(items.hash[item]!)
      if (unit !== undefined) units.set(unit, Number.POSITIVE_INFINITY)
    }
    for (const { unit } of sentence.counted) if (unit) units.set(unit, (units.get(unit) ?? 0) + 1)
    return units
  }

  #offer(unit: string, way: number): void {
    this.#units.set(unit, (this.#units.get(unit) ?? 0) | (1 << way))
  }

  #offerRead(unit: string): void {
    this.#offer(unit, WAY.read)
    const slash = unit.indexOf('/')
    const head = slash < 0 ? unit : unit.slice(0, slash)
    const rest = slash < 0 ? '' : unit.slice(slash)
    if (THING.test(head))
      this.#offer((head.endsWith('s') ? head.slice(0, -1) : `${head}s`) + rest, WAY['other number'])
    if (head === 'pack') this.#offer(`boxes${rest}`, WAY['other number'])
    if (rest) this.#offer(head, WAY['other number'])
  }

  #offerWord({ items }: Seen, item: number, way: number): void {
    if (items.isMark[item] === 1) return
    const units = this.#words.of(items.hash[item]!)
    for (let at = 0; at < units.length; at++) this.#offer(units[at]!, way)
  }

  /** "Eight a day", and "eight, then twelve" where the eight were a day's: what is counted is counted so too. */
  #rate(text: string, end: number, counted: string | undefined): void {
    const per = rateBehind(text, end)
    const slash = counted?.indexOf('/') ?? -1
    if (per === undefined && slash < 0) return
    for (const [unit, ways] of [...this.#units]) {
      if (unit.includes('/')) continue
      if (per !== undefined) this.#units.set(`${unit}/${per}`, ways)
      else if ((ways >> WAY.read) & 1) this.#offer(unit + counted!.slice(slash), WAY['said last'])
    }
  }
}
