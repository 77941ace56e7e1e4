/** Prices and offers as texts word them: "60 € le gramme et 70 € les 2 grammes", "three for £100", "1 g acheté, 0,2 offert". */
import type { Language } from '../core/codes.ts'
import type { Measure } from '../core/observation.ts'
import type { Amount, Block, Num, Quantity } from './block.ts'
import { unitOf } from './quantities.ts'
import { BREAK } from './tokens.ts'

const FOR: Record<Language, ReadonlySet<string>> = {
  fr: new Set([
    'le',
    'la',
    'les',
    'l',
    'par',
    'du',
    'de',
    'pour',
    'pr',
    'chaque',
    'un',
    'une',
    '/',
    'au',
    'a',
    'petit',
    'petite',
    'seul',
    'simple',
  ]),
  en: new Set(['a', 'an', 'per', 'each', 'the', 'for', '/', 'every', 'one', 'single', 'of']),
}

/** Words that may stand between a quantity and its price without meaning another thing. */
const SPANS = 12

/** Reads every price of the block. `fallback` is the unit last priced, for "elle reste à 15-20 euros". */
export function findPrices(block: Block, language: Language): void {
  if (block.amounts.length === 0 && block.quantities.length === 0 && block.numbers.length === 0) return
  const used = new Set<Quantity>()
  for (const amount of block.amounts) {
    if (
      isPerTime(block, amount, language) ||
      isAmountOfFine(block, amount) ||
      block.percents.some((one) => one.start === amount.start)
    )
      continue
    const priced =
      unitAfter(block, amount, language, used) ??
      unitBefore(block, amount, language, used) ??
      countAround(block, amount, language)
    const quantity = priced?.quantity
    block.prices.push({
      start: Math.min(amount.start, priced?.start ?? amount.start),
      end: Math.max(amount.end, priced?.end ?? amount.end),
      measure: priceMeasure(amount, quantity?.value ?? 1, quantity?.unit),
      hasUnit: quantity?.unit !== undefined,
    })
  }
  findOffers(block, language)
  findBarePrices(block, language, used)
  block.prices.sort((a, b) => a.start - b.start || a.end - b.end)
  findFollowers(block, language)
  findListed(block, language)
  block.prices.sort((a, b) => a.start - b.start || a.end - b.end)
}

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
function findFollowers(block: Block, language: Language): void {
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
function findListed(block: Block, language: Language): void {
  if (block.prices.length === 0) return
  const { tokens } = block
  for (const num of block.numbers) {
    if (num.isYear || num.isWord || num.value < 2 || num.value > 500 || isTaken(block, num)) continue
    const isEnd = num.end >= tokens.count || tokens.before[num.end]! > BREAK.quote
    if (!isEnd) continue
    for (let at = num.start - 1; at >= Math.max(0, num.start - 3); at--) {
      if (tokens.before[at + 1]! > BREAK.clause) break
      const term = block.terms.find((one) => one.end === at + 1)
      if (!term?.senses.some((sense) => sense.kind === 'substance')) continue
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

interface Around {
  start: number
  end: number
  quantity: { value: number; unit: string | undefined }
}

export function priceMeasure(
  amount: Pick<Amount, 'num' | 'currency'>,
  quantity: number,
  unit: string | undefined,
): Measure {
  const { num, currency } = amount
  const sum =
    num.max !== undefined
      ? { min: num.value, max: num.max }
      : num.bound === 'max'
        ? { max: num.value }
        : num.bound === 'min'
          ? { min: num.value }
          : { value: num.value }
  return { kind: 'price', ...sum, currency, quantity, ...(unit ? { unit } : {}) }
}

/** "… € le gramme", "… € les 2 grammes", "£40 a gram", "35 €/g", "£25 for an eighth", "20 € la boulette de 0,3 g". */
function unitAfter(
  block: Block,
  amount: Amount,
  language: Language,
  used: Set<Quantity>,
): Around | undefined {
  let at = amount.end
  for (
    let steps = 0;
    steps < 4 && block.isSameSentence(at) && block.tokens.before[at]! <= BREAK.quote;
    steps++
  ) {
    const quantity = block.quantities.find((one) => one.start === at)
    if (quantity && steps > 0) {
      used.add(quantity)
      return {
        start: amount.start,
        end: quantity.end,
        quantity: { value: quantity.num.value, unit: quantity.unit },
      }
    }
    const unit = block.sense(at, 'unit')
    if (unit && steps > 0) {
      const read = unitOf(unit.code)
      return {
        start: amount.start,
        end: block.term(at)?.end ?? at + 1,
        quantity: { value: read.factor, unit: read.unit },
      }
    }
    if (steps > 0 && (block.word(at) === 'piece' || block.word(at) === 'pop' || block.word(at) === 'unite'))
      return { start: amount.start, end: at + 1, quantity: { value: 1, unit: undefined } }
    if (block.word(at) === 'each' || block.word(at) === 'apiece')
      return {
        start: amount.start,
        end: at + 1,
        quantity: { value: 1, unit: nearestUnit(block, amount.start) },
      }
    if (!FOR[language].has(block.word(at)) && !(steps > 0 && !block.number(at) && !block.term(at)))
      return undefined
    at++
  }
  return undefined
}

/** "Le gramme se négocie autour de 40 euros", "2 g for £100", "un gramme à 50 €". */
function unitBefore(
  block: Block,
  amount: Amount,
  language: Language,
  used: Set<Quantity>,
): Around | undefined {
  let words = 0
  for (let at = amount.start - 1; at >= 0 && words < SPANS; at--, words++) {
    const before = block.tokens.before[at + 1]!
    if (before >= BREAK.sentence) return undefined
    const quantity = block.quantities.find((one) => one.end === at + 1)
    if (quantity && !/^(?:mg|ml|cl)$/.test(quantity.unit)) {
      if (used.has(quantity) && words > 3) return undefined
      used.add(quantity)
      return {
        start: quantity.start,
        end: amount.end,
        quantity: { value: quantity.num.value, unit: quantity.unit },
      }
    }
    const term = block.terms.find((one) => one.end === at + 1)
    const unit = term?.senses.find((sense) => sense.kind === 'unit')
    if (term && unit && isSingular(block, term.start, language) && unit.code !== 'mg') {
      const read = unitOf(unit.code)
      return { start: term.start, end: amount.end, quantity: { value: read.factor, unit: read.unit } }
    }
  }
  return undefined
}

const SINGULAR: Record<Language, ReadonlySet<string>> = {
  fr: new Set([
    'le',
    'la',
    'un',
    'une',
    'l',
    'du',
    'de',
    'par',
    'chaque',
    'petit',
    'petite',
    'd',
    'au',
    'les',
    'des',
  ]),
  en: new Set(['a', 'an', 'the', 'per', 'each', 'single', 'one', 'of', 'street', 'loose', 'half']),
}
function isSingular(block: Block, at: number, language: Language): boolean {
  return (
    SINGULAR[language].has(block.word(at - 1)) ||
    !block.isSameSentence(at) ||
    block.tokens.before[at]! > BREAK.quote
  )
}

/** "three for £100", "2 pour 70 €", "70 € les 2": a bare count, its unit the one named near. */
function countAround(block: Block, amount: Amount, language: Language): Around | undefined {
  const link = block.word(amount.start - 1)
  if (link === 'for' || link === 'pour' || link === 'pr') {
    const count = block.numbers.find((num) => num.end === amount.start - 1)
    if (count && !count.isYear && count.value <= 1000)
      return {
        start: count.start,
        end: amount.end,
        quantity: { value: count.value, unit: nearestUnit(block, amount.start) },
      }
  }
  const word = block.word(amount.end)
  if ((word === 'les' || word === 'for' || word === 'pour') && block.isTight(amount.end)) {
    const count = block.number(amount.end + 1)
    if (count && block.isTight(amount.end + 1) && !count.isYear && language && count.value <= 1000)
      return {
        start: amount.start,
        end: count.end,
        quantity: { value: count.value, unit: nearestUnit(block, amount.start) },
      }
  }
  return undefined
}

function nearestUnit(block: Block, before: number): string | undefined {
  let best: string | undefined
  for (const term of block.terms) {
    if (term.start >= before) break
    if (before - term.start > 60) continue
    const unit = term.senses.find((sense) => sense.kind === 'unit')
    if (unit && !/^(?:mg|ml|cl|l)$/.test(unit.code)) best = unitOf(unit.code).unit
  }
  return best
}

const TIMES = new Set([
  'jour',
  'jours',
  'mois',
  'semaine',
  'an',
  'annee',
  'heure',
  'nuit',
  'day',
  'days',
  'week',
  'month',
  'year',
  'hour',
  'night',
  'shift',
  'livraison',
  'delivery',
  'tete',
])

/** Wages and turnover are not prices. */
function isPerTime(block: Block, amount: Amount, language: Language): boolean {
  for (let at = amount.end; at < amount.end + 3 && block.isSameSentence(at); at++)
    if (TIMES.has(block.word(at)) && !(language === 'en' && block.word(at) === 'an')) return true
  return false
}

const NOT_PRICES = new Set(
  'amende amendes fine fined salaire paye payes payee remuneration remunere cachet subvention budget entree ticket billet loyer caution cash especes liquide numeraire valeur worth estimee value avoirs saisie chiffre affaires benefices turnover profits recettes fee deposit bail salary wages paid benefit rent million millions'.split(
    ' ',
  ),
)

function isAmountOfFine(block: Block, amount: Amount): boolean {
  if (amount.num.value >= 100_000) return true
  for (let at = Math.max(0, amount.start - 5); at < Math.min(block.tokens.count, amount.end + 4); at++)
    if (NOT_PRICES.has(block.word(at)) && !(at >= amount.start && at < amount.end)) return true
  return false
}

const BOUGHT = /^(?:achete(?:e|s|es)?|bought|paid|payee?s?)$/
const FREE = /^(?:offert(?:e|s|es)?|gratuit(?:e|s|es)?|free|cadeau)$/

/** « 1 g acheté, 0,2 offert », "buy 3 get 1 free", "+ 1 taz offert". */
function findOffers(block: Block, language: Language): void {
  for (const num of block.numbers) {
    if (num.isYear) continue
    const quantity = block.quantities.find((one) => one.start === num.start)
    const freeAt = wordWithin(block, quantity?.end ?? num.end, FREE, 3)
    if (freeAt < 0) continue
    const bought = boughtBefore(block, num.start, language)
    const unit = quantity?.unit ?? bought?.unit
    block.prices.push({
      start: bought?.start ?? num.start,
      end: freeAt + 1,
      measure: {
        kind: 'offer',
        ...(bought ? { quantity: bought.value } : {}),
        free: quantity?.num.value ?? num.value,
        ...(unit ? { unit } : {}),
      },
      hasUnit: unit !== undefined,
    })
  }
}

function wordWithin(block: Block, from: number, word: RegExp, most: number): number {
  for (let at = from; at < from + most && at < block.tokens.count; at++) {
    if (block.tokens.before[at]! > BREAK.quote || block.number(at)) return -1
    if (word.test(block.word(at))) return at
  }
  return -1
}

function boughtBefore(
  block: Block,
  before: number,
  _language: Language,
): { start: number; value: number; unit: string | undefined } | undefined {
  for (let at = before - 1; at >= Math.max(0, before - 9); at--) {
    if (block.tokens.before[at + 1]! >= BREAK.clause) return undefined
    const num = block.number(at)
    if (!num) continue
    const quantity = block.quantities.find((one) => one.start === at)
    for (let between = num.end; between < before; between++)
      if (
        BOUGHT.test(block.word(between)) ||
        block.word(between) === 'get' ||
        block.word(between) === '=' ||
        block.word(between) === '+'
      )
        return { start: at, value: quantity?.num.value ?? num.value, unit: quantity?.unit }
    const opener = block.word(at - 1)
    if (opener === 'buy' || opener === 'acheter')
      return { start: at - 1, value: quantity?.num.value ?? num.value, unit: quantity?.unit }
    return undefined
  }
  return undefined
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
function findBarePrices(block: Block, language: Language, used: Set<Quantity>): void {
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
      const quantity = block.quantities.find((one) => one.start === num.end + 1)
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
      (block.number(at)?.start === at && !block.quantities.some((one) => one.start === at))
    )
      return undefined
    if (BARE_BEFORE[language].has(block.word(at))) linked = true
    const quantity = block.quantities.find((one) => one.end === at + 1)
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
    const term = block.terms.find((one) => one.end === at + 1)
    const unit = term?.senses.find((sense) => sense.kind === 'unit')
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
