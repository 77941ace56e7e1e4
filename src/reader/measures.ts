/** Which numbers of a clause a claim carries, by what it is about: weights for a seizure, cases for a harm, shares for a use. */
import type { Measure } from '../core/observation.ts'
import type { Num } from './block.ts'
import { deathsOf } from './deaths.ts'
import { isRateOfChange } from './no-measure.ts'
import { type At, type HitAt, isWithin, type NumberAt, overlap, type Sentence } from './sentence.ts'

type Wanted = 'weight' | 'count' | 'share' | 'deaths' | 'cases' | 'purity' | 'price'

/** What each phenomenon may carry; others carry nothing. */
const WANTED: Readonly<Record<string, readonly Wanted[]>> = {
  'flow.seizure': ['weight', 'count'],
  'flow.trafficking': ['weight', 'count'],
  'flow.courier': ['weight', 'count'],
  'harm.death': ['deaths', 'share'],
  'harm.overdose': ['cases', 'share'],
  'harm.health': ['cases', 'share'],
  'harm.dependence': ['cases', 'share'],
  'harm.infection': ['cases', 'share'],
  'context.response': ['count', 'share'],
  'context.enforcement': ['count'],
  'context.violence': ['cases', 'deaths', 'count'],
  'use.level': ['share', 'count'],
  'use.profile': ['share', 'count'],
  'use.route': ['share', 'count'],
  'use.context': ['share', 'count'],
  'use.combination': ['share'],
  'use.procurement': ['share', 'weight'],
  'use.perception': ['share'],
  'market.purity': ['purity'],
  'market.accessibility': ['share'],
  'place.scene': ['count'],
  'market.adulteration': ['share', 'count'],
  'market.form': ['weight', 'share'],
  'market.production': ['count', 'weight'],
  'market.organisation': ['count', 'share'],
  'market.new-substance': ['count'],
  'supply.fixed-point': ['count'],
  'supply.delivery': ['count'],
  'supply.call-centre': ['count'],
  'supply.micro': ['count', 'weight'],
  'supply.public-space': ['count'],
  'supply.messaging': ['share'],
  'supply.darkweb': ['share'],
  'supply.web': ['share'],
  'supply.diversion': ['share', 'count'],
}

/** The measures of a claim, among the numbers of its words; deaths only by the words of its rule. */
export function measuresFor(
  phenomenon: string,
  sentence: Sentence,
  evidence: At,
  text: string,
  hit?: HitAt,
): Measure[] {
  const measures: Measure[] = []
  const { quantities, counted, percents, prices } = sentence
  if (
    phenomenon !== 'harm.death' &&
    quantities.length + counted.length + percents.length + prices.length === 0
  )
    return measures
  const wanted = WANTED[phenomenon] ?? []
  for (const kind of wanted) {
    const found = within(sentence, evidence, kind, phenomenon, text, hit)
    for (const measure of found)
      if (!measures.some((known) => isSameMeasure(known, measure))) measures.push(measure)
  }
  if (phenomenon.startsWith('marketing.'))
    for (const price of sentence.prices)
      if (price.measure.kind === 'offer' && isWithin(price, evidence)) measures.push(price.measure)
  return measures
}

/** Claims that sums of money belong to: pay, turnover, debts, cash found, what is spent. */
const MONEYED = new Set([
  'market.organisation',
  'market.competition',
  'flow.seizure',
  'flow.courier',
  'use.level',
  'context.violence',
])
/** Claims that doses and tablets are counted for. */
const DOSED = /^(?:flow\.|use\.|context\.response|market\.production|supply\.(?:micro|diversion|post))/
/** People are no part of a quantity that was seized or moved. */
const PEOPLELESS = new Set(['flow.seizure', 'flow.trafficking', 'market.adulteration', 'supply.call-centre'])
const MONEY = /^[A-Z]{3}(?:\/|$)/
const DOSES = /^(?:dose|tablet|bag|joint|plaquette|pack|bottle|bar|plant|sheet|bundle)(?:\/|$)/

function mayCount(unit: string, phenomenon: string): boolean {
  if (MONEY.test(unit)) return MONEYED.has(phenomenon)
  if (DOSES.test(unit)) return DOSED.test(phenomenon)
  if (/^(?:deaths|cases|overdoses|shootings|stabbings)/.test(unit)) return false
  return !(unit.startsWith('people') && PEOPLELESS.has(phenomenon))
}

/** What a harm is counted in. */
const CASES =
  /^(?:people|cases|overdoses|calls|visits|admissions|presentations|call-outs|diagnoses|notifications|reports|shootings|stabbings)(?:\/|$)/

/** Counts of plants are told in the plural. */
const countUnit = (unit: string): string => (unit === 'plant' ? 'plants' : unit)

/** Whether two measures say the same. */
export const isSameMeasure = (a: Measure, b: Measure): boolean =>
  a.kind === b.kind &&
  a.value === b.value &&
  a.min === b.min &&
  a.max === b.max &&
  a.currency === b.currency &&
  a.quantity === b.quantity &&
  a.free === b.free &&
  a.unit === b.unit

function within(
  sentence: Sentence,
  evidence: At,
  kind: Wanted,
  phenomenon: string,
  text: string,
  hit: HitAt | undefined,
): Measure[] {
  const isArticle = (one: NumberAt): boolean =>
    one.num.isWord && one.num.value === 1 && one.num.end - one.num.start === 1
  const inside = (list: readonly NumberAt[]): NumberAt[] =>
    list.filter(
      (one) =>
        isWithin(one, evidence) &&
        !isArticle(one) &&
        !sentence.prices.some((price) => isWithin(one, price)) &&
        !sentence.percents.some((percent) => percent !== one && overlap(percent, one)),
    )
  const shares = (): NumberAt[] => inside(sentence.percents).filter((one) => !isRateOfChange(text, one))
  switch (kind) {
    case 'weight':
      return inside(sentence.quantities)
        .filter((one) => isWeight(one.unit) || (phenomenon === 'flow.seizure' && isVolume(one.unit)))
        .map((one) => measured('weight', one))
    case 'count':
      return [
        ...inside(sentence.quantities).filter(
          (one) => !isWeight(one.unit) && !/^(?:ml|l|cl|mg)$/.test(one.unit),
        ),
        ...inside(sentence.counted),
      ]
        .filter((one) => mayCount(one.unit, phenomenon))
        .map((one) => measured('count', one, countUnit(one.unit)))
    case 'cases':
      return inside(sentence.counted)
        .filter((one) => CASES.test(one.unit))
        .map((one) => measured('cases', one))
    case 'deaths':
      if (!hit) return []
      return deathsOf(
        sentence,
        hit,
        inside(sentence.counted).filter(({ unit }) => phenomenon === 'harm.death' || unit === 'deaths'),
        text,
      )
    case 'share':
      return shares().map((one) => measured('share', one, '%'))
    case 'purity':
      return [
        ...shares().map((one) => measured('purity', one, '%')),
        ...inside(sentence.quantities)
          .filter((one) => one.unit === 'mg')
          .map((one) => measured('purity', one, PER_TABLET)),
      ]
    case 'price':
      return sentence.prices.filter((one) => isWithin(one, evidence)).map((one) => one.measure)
  }
}

/** A number as what it measures, in its own unit if no other is given. */
export const measured = (kind: Measure['kind'], { num, unit: own }: NumberAt, unit = own): Measure => ({
  kind,
  ...sum(num),
  unit,
})

/** What milligrams of a drug are told for. */
export const PER_TABLET = 'mg/tablet'

/** What is liquid is seized by the litre. */
export const isVolume = (unit: string): boolean => /^(?:l|ml|cl)$/.test(unit)

export const isWeight = (unit: string): boolean => /^(?:g|kg|t|lb)(?:\/|$)/.test(unit)

export function sum(num: Num): Pick<Measure, 'value' | 'min' | 'max'> {
  if (num.max !== undefined) return { min: num.value, max: num.max }
  if (num.bound === 'min') return { min: num.value }
  if (num.bound === 'max') return { max: num.value }
  return { value: num.value }
}
