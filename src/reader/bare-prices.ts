/** Sums without a currency, and sums that follow a price: "le gramme c'est 50", "contre 60 sur place", "coke : 60". */
import type { Language } from '../core/codes.ts'
import { type Block, type Num, type Quantity, senseOf } from './block.ts'
import { type Around, isSingular, priceMeasure } from './prices.ts'
import { unitOf } from './quantities.ts'
import { BREAK } from './tokens.ts'

const isTaken = (block: Block, num: Num): boolean => {
  const holds = (list: readonly { start: number; end: number }[]): boolean =>
    list.some((one) => one.start <= num.start && num.end <= one.end)
  return (
    holds(block.prices) ||
    holds(block.amounts) ||
    holds(block.quantities) ||
    holds(block.percents) ||
    holds(block.counted)
  )
}

const FOLLOWS: Record<Language, RegExp> = {
  fr: /^(?:contre|lieu de|lieu|parfois|voire|meme|ou|puis|a|et|jusqu a|autour de|vers|est|entre|de|fourchette|relevee|monte|descend|plutot|pour|maintenant|ici|d habitude|normalement)$/,
  en: /^(?:or|then|now|to|at|sometimes|even|from|versus|vs|against|of|for|and|was|is|before|maybe|usually|even|were)$/,
}

/** Sums that follow a price and share its unit: "(fourchette relevée : 30 à 50)", "contre 60 sur place", "au lieu de 150". */
export function findFollowers(block: Block, language: Language): void {
  const { tokens } = block
  const found: typeof block.prices = []
  for (const num of block.numbers) {
    if (num.isYear || num.value < 1 || num.value > 100_000 || isTaken(block, num)) continue
    if (num.value < 2 && num.isWord) continue
    const price = block.prices
      .filter((one) => one.end <= num.start && num.start - one.end <= 16 && one.measure.kind === 'price')
      .at(-1)
    if (!price || !sameSentence(block, price.end, num.start)) continue
    const next = block.word(num.end)
    const isEnd =
      num.end >= tokens.count ||
      tokens.before[num.end]! > BREAK.quote ||
      /^(?:en|sur|dans|chez|si|quand|a|au|aux|et|ou|in|on|at|if|when|and|or|for|now|maintenant|ici|la|here|livre|max|maximum|le|tops?)$/.test(
        next,
      )
    const link = block.word(num.start - 1)
    const isLinked =
      FOLLOWS[language].test(link) ||
      tokens.before[num.start]! === BREAK.clause ||
      block.word(num.start - 1) === '/'
    if (!isEnd || !isLinked || block.sense(num.end, 'counted') || block.sense(num.end, 'unit')) continue
    const sum = (price.measure.value ?? price.measure.max ?? 0) / (price.measure.quantity ?? 1)
    if (sum > 0 && (num.value > sum * 12 || num.value < sum / 12)) continue
    found.push({
      start: num.start,
      end: num.end,
      measure: priceMeasure(
        { num, currency: price.measure.currency ?? 'EUR' },
        price.measure.quantity ?? 1,
        price.measure.unit,
      ),
      hasUnit: price.hasUnit,
    })
  }
  block.prices.push(...found)
}

/** "coke : 60", "beuh : 10", "K aiguille 35": a drug, a sum, and nothing else, in a text that names prices elsewhere. */
export function findListed(block: Block, language: Language): void {
  if (block.prices.length === 0) return
  const { tokens } = block
  for (const num of block.numbers) {
    if (num.isYear || num.isWord || num.value < 2 || num.value > 500 || isTaken(block, num)) continue
    const isEnd = num.end >= tokens.count || tokens.before[num.end]! > BREAK.quote
    if (!isEnd) continue
    for (let at = num.start - 1; at >= Math.max(0, num.start - 3); at--) {
      if (tokens.before[at + 1]! > BREAK.clause) break
      const term = block.termEndingAt(at + 1)
      if (!term || !senseOf(term, 'substance')) continue
      if (num.start - term.end > 1 && tokens.before[num.start]! > BREAK.quote) break
      block.prices.push({
        start: num.start,
        end: num.end,
        measure: priceMeasure({ num, currency: language === 'fr' ? 'EUR' : 'GBP' }, 1, undefined),
        hasUnit: false,
      })
      break
    }
  }
}

function sameSentence(block: Block, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (block.tokens.before[at]! >= BREAK.sentence) return false
  return true
}

const BARE_BEFORE: Record<Language, ReadonlySet<string>> = {
  fr: new Set([
    'a',
    'est',
    'pour',
    'pr',
    'c',
    '=',
    'autour',
    'vers',
    'coute',
    'vaut',
    'entre',
    'de',
    'dit',
    'disent',
  ]),
  en: new Set(['at', 'for', 'is', 'was', '=', 'around', 'about', 'costs', 'still', 's', 'from']),
}

/** Sums without a currency beside a quantity: "le gramme c'est 50", "1g C a 60 / 2g 100", "10 la petite". */
export function findBarePrices(block: Block, language: Language, used: Set<Quantity>): void {
  const { tokens } = block
  const taken = (num: Num): boolean =>
    block.amounts.some((one) => one.start <= num.start && num.end <= one.end) ||
    block.quantities.some((one) => one.start <= num.start && num.end <= one.end) ||
    block.percents.some((one) => one.start <= num.start && num.end <= one.end) ||
    block.counted.some((one) => one.start <= num.start && num.end <= one.end)
  for (const num of block.numbers) {
    if (num.isYear || num.value < 2 || num.value > 20_000 || taken(num) || (num.isWord && num.value < 5))
      continue
    const after = block.word(num.end)
    const ends =
      num.end >= tokens.count ||
      tokens.before[num.end]! > BREAK.quote ||
      [
        'et',
        'and',
        'si',
        'if',
        'mais',
        'but',
        'partout',
        '+',
        '/',
        'quand',
        'when',
        'max',
        'du',
        'a',
        'en',
        'au',
        'in',
        'sur',
        'pas',
        'now',
        'on',
      ].includes(after)
    const currency = language === 'fr' ? 'EUR' : 'GBP'
    // "10 le g", "20 la demi", "15 le pochon"
    if (language === 'fr' && ['le', 'la', 'les', 'l'].includes(after) && block.isTight(num.end)) {
      const quantity = block.quantityFrom(num.end + 1)
      const unit = block.sense(num.end + 1, 'unit')
      if (quantity && !used.has(quantity)) {
        used.add(quantity)
        block.prices.push({
          start: num.start,
          end: quantity.end,
          measure: priceMeasure({ num, currency }, quantity.num.value, quantity.unit),
          hasUnit: true,
        })
      } else if (unit) {
        const read = unitOf(unit.code)
        block.prices.push({
          start: num.start,
          end: num.end + 2,
          measure: priceMeasure({ num, currency }, read.factor, read.unit),
          hasUnit: true,
        })
      } else if (/^(?:petite|grosse|petit|gros|demi|demie)$/.test(block.word(num.end + 1)))
        block.prices.push({
          start: num.start,
          end: num.end + 2,
          measure: /^demi/.test(block.word(num.end + 1))
            ? priceMeasure({ num, currency }, 0.5, 'g')
            : priceMeasure({ num, currency }, 1, 'dose'),
          hasUnit: true,
        })
      continue
    }
    if (
      language === 'en' &&
      (after === 'a' || after === 'per' || after === 'each') &&
      block.sense(num.end + 1, 'unit') &&
      block.isTight(num.end)
    ) {
      const read = unitOf(block.sense(num.end + 1, 'unit')?.code ?? '')
      if (!/^(?:mg|ml)$/.test(read.unit))
        block.prices.push({
          start: num.start,
          end: num.end + 2,
          measure: priceMeasure({ num, currency }, read.factor, read.unit),
          hasUnit: true,
        })
      continue
    }
    if (!ends) continue
    const around = bareUnitBefore(block, num, language, used)
    if (around)
      block.prices.push({
        start: around.start,
        end: num.end,
        measure: priceMeasure({ num, currency }, around.quantity.value, around.quantity.unit),
        hasUnit: true,
      })
  }
}

function bareUnitBefore(block: Block, num: Num, language: Language, used: Set<Quantity>): Around | undefined {
  let linked = BARE_BEFORE[language].has(block.word(num.start - 1))
  let words = 0
  for (let at = num.start - 1; at >= 0 && words < 6; at--, words++) {
    if (
      block.tokens.before[at + 1]! > BREAK.clause ||
      (block.number(at)?.start === at && !block.quantityFrom(at))
    )
      return undefined
    if (BARE_BEFORE[language].has(block.word(at))) linked = true
    const quantity = block.quantityEndingAt(at + 1)
    if (
      quantity &&
      !/^(?:mg|ml|cl|l|t)$/.test(quantity.unit) &&
      !used.has(quantity) &&
      (linked || words <= 2)
    ) {
      used.add(quantity)
      return {
        start: quantity.start,
        end: num.end,
        quantity: { value: quantity.num.value, unit: quantity.unit },
      }
    }
    const term = block.termEndingAt(at + 1)
    const unit = term && senseOf(term, 'unit')
    if (
      term &&
      unit &&
      linked &&
      isSingular(block, term.start, language) &&
      !/^(?:mg|ml|cl|l|t)$/.test(unit.code)
    ) {
      const read = unitOf(unit.code)
      return { start: term.start, end: num.end, quantity: { value: read.factor, unit: read.unit } }
    }
  }
  return undefined
}
