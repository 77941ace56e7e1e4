/** Sums that are no price of a drug: wages and turnover, fines, debts, discounts, the value of a seizure, what other goods cost. */
import type { Language } from '../core/codes.ts'
import type { Amount, Block } from './block.ts'
import { rateAt } from './rates.ts'
import { BREAK } from './tokens.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Never a price, whatever stands behind it. */
const OTHER_MONEY = words(
  'amende amendes fine fines fined salaire salaires salary wage wages remuneration remunere remuneree remuneres subvention subventions budget loyer rent caution bail deposit pension pro avoirs benefices turnover profits recettes benefit benefits fee fees dette dettes debt debts owe owes owed doit devait worth estime estimee estimes prime primes promis promise promised indemnite allocation aah rsa reduc reduction remise rabais discount grant grants funding financement revenu revenus income earnings minimum transactions auction auctions encheres adjuge',
)
/** No price unless what it is for stands behind it. */
const PERHAPS_OTHER = words(
  'paye payes payee paid entree entry ticket tickets billet billets cash especes liquide numeraire valeur value saisie saisis saisies seized chiffre affaires confisque confisques million millions milliard gagne gagner gagnait earn earns earned earning voles stolen perdu lost',
)
/** Goods and services a sum right beside is for. */
const OTHER_GOODS = words(
  'biere bieres beer beers pint pinte pintes cafe coffee sandwich kebab repas meal taxi uber train bus essence petrol gasoil hotel chambre room parking peage timbre stamp abonnement subscription cinema chips frites pizza burger lait pain bread cotisation adhesion consultation vignette carte forfait bouquet bouquets crisps fromage cheese pipes strips bandelettes grinder grinders',
)

/** Whether a sum with nothing behind it (`hasUnit` false), or even with, is no price. */
export function isNoPrice(block: Block, amount: Amount, hasUnit: boolean, language: Language): boolean {
  const { start, end, num } = amount
  if (rateAt(block, end, language) !== undefined) return true
  if (isTakenOff(block, start) || isDifference(block, end) || isThreshold(block, start)) return true
  if (isCashFound(block, amount)) return true
  if (!hasUnit && num.value >= 100_000) return true
  if (isGoods(block, start, end) || isLabelled(block, start) || isCostOfOther(block, start)) return true
  if ((!hasUnit || isAdded(block, amount)) && isSeized(block, start)) return true
  return (
    holds(block, start - 5, end + 4, amount, OTHER_MONEY) ||
    (!hasUnit && holds(block, start - 4, end + 4, amount, PERHAPS_OTHER))
  )
}

function holds(block: Block, from: number, to: number, own: Amount, list: ReadonlySet<string>): boolean {
  for (let at = own.start - 1; at >= Math.max(0, from); at--) {
    if (block.tokens.before[at + 1]! >= BREAK.clause) break
    if (list.has(block.word(at))) return true
  }
  for (let at = own.end; at < to && block.isSameSentence(at); at++) {
    if (block.tokens.before[at]! >= BREAK.clause) break
    if (list.has(block.word(at))) return true
  }
  return false
}

/** "Livraison offerte dès 100 €", "free delivery over £50": what one must spend, no price. */
function isThreshold(block: Block, start: number): boolean {
  const isFromOn = block.word(start - 1) === 'de' && block.word(start - 2) === 'partir'
  if (!isFromOn && !FROM_ON.has(block.word(start - 1))) return false
  const before = isFromOn ? start - 3 : start - 1
  for (let at = before - 1; at >= Math.max(0, before - 4) && block.isSameSentence(at + 1); at--)
    if (GIVEN.has(block.word(at))) return true
  return false
}
const FROM_ON = words('des over above from')
const GIVEN = words('offert offerte offerts offertes gratuit gratuite gratos free livraison delivery')

/** "Saisie de 90 g de cocaïne, de 4 150 euros": money found is one of the things found. */
function isSeized(block: Block, start: number): boolean {
  for (let at = start - 1; at >= 0 && block.tokens.before[at + 1]! < BREAK.sentence; at--)
    if (SEIZED.test(block.word(at))) return true
  return false
}
const SEIZED =
  /^(?:saisi(?:e|es|s|r|t)?|confisqu|seiz(?:ed|ure|ures|ing)|recovered|perquisitions?|decouvert|decouverte|confiscated|found|retrouve)/

/** "2 000 cachets et 300 euros": one more of the things told, whatever was counted before it. */
const isAdded = (block: Block, { start, end }: Amount): boolean =>
  /^(?:et|and|plus)$/.test(block.word(start - 1)) &&
  block.isTight(start) &&
  !/^(?:l|le|la|les|par|pour|piece|each|per|a|an|the|un|une|chacune?)$/.test(block.word(end))

/** "300 g de cocaïne et 12 000 euros en liquide ont été saisis": so much cash is found, not asked. */
function isCashFound(block: Block, { end, num }: Amount): boolean {
  if (num.value < MUCH_CASH) return false
  let at = /^(?:en|in)$/.test(block.word(end)) ? end + 1 : end
  // "$18,450 in U.S. currency", "£5,000 in counterfeit notes"
  while (at <= end + 3 && OF_CASH.test(block.word(at))) at++
  return CASH.test(block.word(at)) && block.isTight(end)
}
const MUCH_CASH = 1000
const OF_CASH = /^(?:u|s|us|united|states|counterfeit|fake|suspected|drug|faux|petits?)$/
const CASH = /^(?:liquide|especes|numeraire|cash|billets|notes|currency|bills|banknotes)$/

/** "5 € la bière", "la pinte à 7 euros". */
function isGoods(block: Block, start: number, end: number): boolean {
  for (let at = end; at < end + 2 && at < block.tokens.count && block.isTight(at); at++)
    if (OTHER_GOODS.has(block.word(at)) || isDrink(block, at)) return true
  for (let at = start - 1; at >= Math.max(0, start - 4); at--) {
    if (!block.isTight(at + 1)) return false
    if (OTHER_GOODS.has(block.word(at))) return true
  }
  return false
}

/** "Fines: £100 each", « Amendes : 200 € pour le cannabis, 300 € pour la cocaïne »: every sum behind the label is of its kind. */
function isLabelled(block: Block, start: number): boolean {
  const { tokens } = block
  for (let at = start; at > 0 && tokens.before[at]! < BREAK.sentence; at--) {
    if (!/^\s{0,2}:/.test(tokens.text.slice(tokens.end[at - 1], tokens.end[at - 1]! + 3))) continue
    const label = [block.word(at - 1), block.word(subjectOf(block, at - 1, 5))]
    return label.some((word) => !WARNS.test(word) && isOtherCost(word))
  }
  return false
}

/** "Entry to the rave cost £20", "test kits are sold at £5", « la consultation coûte 60 € »: what the clause begins with is what is paid for. */
function isCostOfOther(block: Block, start: number): boolean {
  const { tokens } = block
  let verb = start - 1
  while (verb > start - 4 && tokens.before[verb + 1]! < BREAK.clause && !COSTS.test(block.word(verb))) verb--
  if (!COSTS.test(block.word(verb)) || tokens.before[verb + 1]! >= BREAK.clause) return false
  const subject = subjectOf(block, verb, 10)
  return isOtherCost(block.word(subject)) || TOOLS.has(block.word(subject + 1))
}

/** The first word of the clause that goes on to here, behind its article, at most `reach` words back. */
function subjectOf(block: Block, at: number, reach: number): number {
  let first = at
  while (first > 0 && first > at - reach && block.tokens.before[first]! < BREAK.clause) first--
  return DETERMINERS.has(block.word(first)) ? first + 1 : first
}

/** « Caution : », « Pro : » say how to take what follows. */
const WARNS = /^(?:caution|pro)$/

const COSTS = /^(?:costs?|cost|coutent|coute|coutait|coutaient|sold|vendus?|vendues?|facturee?s?|charged)$/
const DETERMINERS = words('the a an la le l les un une des leur leurs our their')
/** Second words of what is sold beside drugs: "test kits", « kits de test ». */
const TOOLS = words('kit kits strips bandelettes treatment place')
const isOtherCost = (word: string): boolean =>
  OTHER_MONEY.has(word) || OTHER_GOODS.has(word) || OTHER_SUBJECTS.has(word)
/** What else may stand at the head of such a clause or label. */
const OTHER_SUBJECTS = words(
  'entry entree admission kit kits traitement treatment tickets billets transport livraison',
)

/** "Two pounds a glass": glass alone may be methamphetamine. */
const isDrink = (block: Block, at: number): boolean =>
  block.word(at) === 'glass' && block.word(at - 1) === 'a'

/** "Cinq euros de plus", "£5 more", "5 € moins cher", "$10 off". */
function isDifference(block: Block, end: number): boolean {
  const at = /^(?:de|en)$/.test(block.word(end)) ? end + 1 : end
  return (
    block.isTight(at) &&
    /^(?:plus|moins|more|less|extra|off|cheaper|dearer|reduc|reduction)$/.test(block.word(at))
  )
}

/** "−10 €", "-5 € pour les voisins": a discount. */
function isTakenOff(block: Block, start: number): boolean {
  const { tokens } = block
  const sign = tokens.text[tokens.start[start]! - 1]
  const before = tokens.text[tokens.start[start]! - 2]
  return sign === '−' || (sign === '-' && (before === undefined || /[\s(«"]/.test(before)))
}
