/** Which substances a claim is about: those of its words, of its clause, of what its sentence opens with, or of its text. */
import {
  type At,
  clauseOf,
  commasBetween,
  distance,
  isWithin,
  overlap,
  type Sentence,
  type SubstanceAt,
  stretchOf,
} from './sentence.ts'
import type { Surroundings } from './surroundings.ts'

/** Phenomena about drugs in general unless the words or the topic of the whole text name one. */
const GENERAL = new Set(
  'market.competition market.organisation context.violence context.precarity context.enforcement context.response supply.darkweb supply.messaging supply.post supply.delivery supply.fixed-point supply.drive supply.outreach supply.call-centre supply.public-space marketing.solicitation marketing.promotion marketing.branding place.displacement harm.death harm.infection use.procurement use.route place.scene'.split(
    ' ',
  ),
)

/** Of the one drug a whole text is about only when they name it: infections of those who inject, shootings, spots that sell all. */
const OF_NONE = new Set('harm.infection context.violence supply.fixed-point'.split(' '))

/** Substances of the match, else of its clause; a list around the nearest is taken whole. */
export function ownSubstances(sentence: Sentence, hit: At, phenomenon: string, text: string): string[] {
  const { substances } = sentence
  if (substances.length === 0) return []
  const only = substances.length === 1 ? substances[0] : undefined
  if (only) return isOwn(only, sentence, hit, phenomenon, text) ? [only.code] : []
  const named = substances.some((one) => one.isAside) ? substances.filter((one) => !one.isAside) : substances
  const others = named.filter((one) => !isPredicate(one, text))
  if (others.length > 0 && others.length < named.length)
    return ownSubstances({ ...sentence, substances: others }, hit, phenomenon, text)
  const inHit = named.filter((one) => overlap(one, hit))
  const seed = inHit.length ? inHit : nearestList(inClauseOf(sentence, hit, named), hit, sentence, text)
  const chosen = seed.length
    ? listAround(seed, named, sentence, text)
    : nearestOutside(named, hit, phenomenon, sentence, text)
  const found = chosen.length ? chosen : frontedIn(sentence, named, text)
  if (found.length < 2) return found.map((one) => one.code)
  return withoutHeads([...new Set(found.map((one) => one.code))], found, text)
}

/** The same for the only substance of a sentence. */
function isOwn(only: SubstanceAt, sentence: Sentence, hit: At, phenomenon: string, text: string): boolean {
  if (only.isAside) return false
  return (
    !GENERAL.has(phenomenon) ||
    distance(only, hit) <= GENERAL_FAR ||
    isWithin(only, clauseOf(sentence, hit)) ||
    frontedIn(sentence, [only], text).length > 0
  )
}

function inClauseOf(sentence: Sentence, hit: At, named: readonly SubstanceAt[]): readonly SubstanceAt[] {
  const clause = clauseOf(sentence, hit)
  return named.filter((one) => isWithin(one, clause))
}

/** The list of another clause, of what stands before the hit rather than behind. */
function nearestOutside(
  named: readonly SubstanceAt[],
  hit: At,
  phenomenon: string,
  sentence: Sentence,
  text: string,
): readonly SubstanceAt[] {
  const reached = GENERAL.has(phenomenon) ? named.filter((one) => distance(one, hit) <= GENERAL_FAR) : named
  const before = reached.filter((one) => one.to <= hit.from)
  return nearestList(before.length ? before : reached, hit, sentence, text)
}

/** "Pour le crack, …", "Kétamine : …": the substance a sentence opens with is what all of it is about. */
function frontedIn(sentence: Sentence, named: readonly SubstanceAt[], text: string): readonly SubstanceAt[] {
  const first = named[0]
  if (!first || first.from - sentence.from > 3) return []
  const before = text.slice(sentence.start, first.start)
  return /^(?:pour|côté|concernant|quant|s'agissant|as for|for)\b/i.test(before) ||
    /^\s*[:,–—]/.test(text.slice(first.end, first.end + 3))
    ? [first]
    : []
}

/** "The main stimulant", « le stimulant le plus présent »: a class as what another one is said to be. */
export const isPredicate = ({ code, start, end }: SubstanceAt, text: string): boolean =>
  CLASSES.has(code) &&
  (RANKED.test(text.slice(Math.max(0, start - 32), start)) ||
    /^ (?:le|la|les) plus /.test(text.slice(end, end + 9)))
const CLASSES = new Set('stimulants opioids hallucinogens medicines nps benzodiazepines'.split(' '))
const RANKED =
  /(?:main|principal|leading|dominant|primary|predominant|favou?rite|second|third|(?:(?<![a-z])(?:the|its|their|our|second|third)|['’]s?) most (?!of )\w+(?: \w+)?|premier|première|principale?|seule?)\s(?:illicit |illegal |street )?$/i

/** "Produits dérivés du cannabis comme l'huile ou la résine": the members stand for the head. */
function withoutHeads(codes: string[], found: readonly SubstanceAt[], text: string): string[] {
  if (codes.length < 2) return codes
  return codes.filter((code) => {
    const members = found.filter((one) => one.code.startsWith(`${code}-`))
    const head = found.find((one) => one.code === code)
    return (
      !head ||
      members.length === 0 ||
      !members.some(
        (one) =>
          one.from > head.from &&
          /\b(?:comme|such as|tels? que|telles que|like)\b/i.test(text.slice(head.end, one.start)),
      )
    )
  })
}

const withoutClasses = (codes: string[]): string[] =>
  codes.filter((code) => !codes.some((one) => one.startsWith(`${code}-`)))

/** "D'autres drogues sont plus difficiles à trouver": the words right before the trigger speak of drugs in general. */
export function speaksGenerally(sentence: Sentence, hit: At, text: string): boolean {
  return sentence.drugs.some(
    (one) =>
      (overlap(one, hit) ||
        (one.to <= hit.from &&
          hit.from - one.to <= GENERAL_REACH &&
          commasBetween(sentence, one, hit) === 0)) &&
      DRUGS.test(text.slice(one.start, one.end)) &&
      !sentence.substances.some(
        (named) => overlap(named, hit) || (named.from >= one.from && named.to <= hit.from),
      ),
  )
}

/** "Tous produits confondus", "whatever the drug": of none in particular, whatever stands beside. */
const isOfAll = (sentence: Sentence, hit: At, text: string): boolean => {
  const { start, end } = clauseOf(sentence, hit)
  const words = text.slice(start, end)
  return MAY_BE_OF_ALL.test(words) && OF_ALL.test(words)
}
/** What all that speaks of every drug has, looked for first. */
const MAY_BE_OF_ALL = /confond|que soi|all [ds]|the [ds]|any [ds]|toute [ds]|importe/i
const OF_ALL =
  /(?:tou(?:te)?s (?:les )?(?:produits|drogues|substances)(?: confondue?s)|quel(?:le)?s? que soi(?:t|ent) (?:le|la|les) (?:produits?|drogues?|substances?)|all drugs combined|(?:whatever|regardless of) the (?:drug|substance)|across all (?:drugs|substances)|\bany (?:drug|substance)|toute (?:drogue|substance)|n['’]importe quelle (?:drogue|substance))/i

const DRUGS = /^(?:drogues|stup[eé]fiants|substances|produits|drugs|narcotics|illicit drugs)/i
const GENERAL_REACH = 5
/** A claim about drugs in general takes a substance of another clause only when it is this near. */
const GENERAL_FAR = 8

function nearestList(all: readonly SubstanceAt[], hit: At, sentence: Sentence, text: string): SubstanceAt[] {
  let best: SubstanceAt | undefined
  for (const one of all) if (!best || distance(one, hit) < distance(best, hit)) best = one
  return best ? listAround([best], all, sentence, text) : []
}

/** Substances listed together with the given ones. */
function listAround(
  seed: readonly SubstanceAt[],
  all: readonly SubstanceAt[],
  sentence: Sentence,
  text: string,
): SubstanceAt[] {
  if (seed.length === all.length) return [...all]
  const chosen = [...seed]
  for (let grew = true; grew; ) {
    grew = false
    for (const one of all)
      if (!chosen.includes(one) && chosen.some((other) => isListedWith(one, other, sentence, text))) {
        chosen.push(one)
        grew = true
      }
  }
  return chosen.length === 1 ? chosen : all.filter((one) => chosen.includes(one))
}

/** No more than three words apart, and no number of its own for each: "217 kg de résine, 6 kg de cocaïne" are two claims. */
function isListedWith(one: SubstanceAt, other: SubstanceAt, sentence: Sentence, text: string): boolean {
  if (distance(one, other) > LIST_GAP) return false
  const from = Math.min(one.to, other.to)
  const to = Math.max(one.from, other.from)
  if (sentence.numbers.some((number) => number.from >= from && number.to <= to)) return false
  const between = text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start))
  return !APART.test(between)
}
const LIST_GAP = 3
/** What ends a list of substances. */
const APART = /[;:.!?\n]|\b(?:mais|but|has|have|ont)\b/i

/** What a claim is about in all: what its words name with what they leave to be understood, else what its text has set up. */
export function substancesFor(
  sentence: Sentence,
  hit: At,
  phenomenon: string,
  around: Surroundings,
): { codes: string[]; areOwn: boolean } {
  if (isOfAll(sentence, hit, around.text)) return { codes: [], areOwn: false }
  const isGeneral = speaksGenerally(sentence, hit, around.text)
  const named = isGeneral
    ? []
    : phenomenon === 'market.adulteration'
      ? mixedIn(sentence, hit, around.text)
      : ownSubstances(sentence, hit, phenomenon, around.text)
  const { topic } = around.registers
  const own =
    isHead(named) && topic.length > 0
      ? [...topic]
      : phenomenon !== 'market.adulteration' && isOnlyLikeness(sentence, named, around)
        ? [...around.registers.substances]
        : named
  if (own.length > 0)
    return { codes: withPartner(own, phenomenon, around, clauseOf(sentence, hit)), areOwn: true }
  const back = pointedTo(clauseOf(sentence, hit), around)
  if (back.length > 0) return { codes: [...back], areOwn: false }
  return { codes: isGeneral ? [] : inherited(phenomenon, around), areOwn: false }
}

/** All that a claim of adulteration names: what was sold, what was in it; cutting agents are no drug of their own. */
function mixedIn(sentence: Sentence, hit: At, text: string): string[] {
  const clause = stretchOf(sentence, hit)
  const from = Math.min(clause.from, hit.from)
  const to = Math.max(clause.to, hit.to)
  const drugs = sentence.substances.filter((one) => !isCuttingAgent(one, text))
  const inside = drugs.filter((one) => from <= one.from && one.to <= to)
  const mixed = new Set((inside.length > 1 ? inside : drugs).map((one) => one.code))
  return withoutClasses([...mixed])
}

/** "Pressed into fake oxycodone tablets": what they are was named before. */
function isOnlyLikeness(
  { substances }: Sentence,
  named: readonly string[],
  { registers, text }: Surroundings,
): boolean {
  const [code, more] = named
  if (code === undefined || more !== undefined || registers.substances.length === 0) return false
  for (const one of substances) if (one.code === code && !isLikeness(one, text)) return false
  return true
}

function isLikeness({ start }: SubstanceAt, text: string): boolean {
  const before = text.slice(Math.max(0, start - 40), start)
  return MAY_BE_LIKE.test(before) && LIKENESS.test(before)
}
/** What every likeness has: where it is missing, as nearly everywhere, the longer pattern needs no look. */
const MAY_BE_LIKE = /fake|counterf|bogus|look-?al|pseudo|fau[xs]|contref|sembl|imi[tc]/iu
const LIKENESS =
  /(?:\b(?:fake|counterfeit|bogus|lookalike|look-alike|pseudo|fau(?:x|sses?)|contrefaits?)|resembl\w+|imitat\w+|mimick?\w+|imit(?:ant|ent)|ressembl\w+ (?:à|aux?))[^.;:!?,]{0,24}$/iu

/** What powders and tablets are stretched with: named in a claim, it is not what the claim is about. */
export const isCuttingAgent = ({ code, start, end }: SubstanceAt, text: string): boolean =>
  code === 'other' && CUTTING_AGENTS.test(text.slice(start, end))
const CUTTING_AGENTS =
  /^(?:acetaminophen|paracétamol|paracetamol|caffeine|caféine|cafeine|creatine|créatine|lactose|mannitol|taurine|quinine|l[ée]vamisole|ph[ée]nac[ée]tine?|(?:benzo|lido|pro|t[ée]tra)ca[iï]ne?|lignocaine|local anaesthetics?|pseudoéphédrine|pseudoephedrine|[ée]ph[ée]drine?|tinuvin 770|alcool|alcohol|tabac|tobacco|nicotine|cigarettes?|beers?|bières?)$/i

/**
 * "6 contained a synthetic cannabinoid", "xylazine dans deux sachets": what adulterates is named, what it was found in was named
 * before; "je descends avec" takes its other half from before.
 */
function withPartner(
  own: string[],
  phenomenon: string,
  { registers, text }: Surroundings,
  clause: At,
): string[] {
  const isFound = phenomenon === 'market.adulteration' && own.every((code) => ADULTERANTS.has(code))
  const words = text.slice(clause.start, clause.end)
  const isHalf = phenomenon === 'use.combination' && own.length === 1 && !DRINK.test(words)
  const isAdded = phenomenon.startsWith('harm.') && WITH_IT.test(words)
  if (!isFound && !isHalf && !isAdded) return own
  return [...own, ...registers.substances.filter((code) => !own.includes(code) && !ADULTERANTS.has(code))]
}

/** "After combining it with gabapentin", "taken together with fentanyl", « l'avoir mélangée à de l'alcool »: what "it" is was named before. */
const WITH_IT =
  /(?:\b(?:combin\w+|mix\w+|tak\w+|us\w+) (?:it|them) (?:together )?(?:with|alongside)|\bit (?:had|has|was|is) (?:been )?(?:taken|used|mixed|combined) (?:together |along )?with|l['’](?:avoir )?(?:associ|combin|mélang|mêl|ajout|coup)\p{L}+ (?:à|au|aux|avec))(?!\p{L})/iu

/** Drink is the other half, though no drug of the list. */
const DRINK = /(?:^|[^\p{L}])(?:alcool|alcohol|drink|booze|vodka|beers?|bières?|cider|wine|vin)(?!\p{L})/iu

const ADULTERANTS = new Set(
  'xylazine medetomidine nitazenes fentanyl fentanyl-analogues synthetic-cannabinoids other'.split(' '),
)

/** "The fake pills", "these tablets" in a text about fentanyl are fentanyl. */
export const isHead = (codes: readonly string[]): boolean => codes.length === 1 && codes[0] === 'medicines'

export function inherited(phenomenon: string, around: Surroundings): string[] {
  if (OF_NONE.has(phenomenon)) return []
  if (GENERAL.has(phenomenon)) return [...around.registers.topic]
  return [...around.registers.substances]
}

/** What the words of a claim point back to: "ces deux produits", "both drugs", "ce produit"; nothing when they do not. */
function pointedTo({ start, end }: At, around: Surroundings): readonly string[] {
  const words = around.text.slice(start, end)
  if (!MAY_POINT.test(words)) return []
  const lower = words.toLowerCase()
  if (!BOTH.test(lower)) return THAT_ONE.test(lower) ? around.registers.substances : []
  const { named = [] } = around
  return named.length > 1 ? named.slice(0, 2).reverse() : []
}

/** What all that points back has: where it is missing, as nearly everywhere, the longer patterns, of small letters, need no look. */
const MAY_POINT =
  /deux|l['’]une? et|both|two|ce (?:pro|m|.tup)|cette (?:dro|.ub|mol|pou)|th(?:i.|at|e) (?:drug|.ub|powder)/i
const BOTH =
  /(?:^|[^\p{L}])(?:(?:ces|les) deux (?:produits|drogues|substances|molécules|médicaments)|l['’]une? et l['’]autre|both (?:drugs|substances|products|are|were|of them)|(?:the|these) two (?:drugs|substances))(?!\p{L})/u
const THAT_ONE =
  /(?:^|[^\p{L}])(?:ce (?:produit|médicament|stupéfiant)|cette (?:drogue|substance|molécule|poudre)|(?:this|that|the) (?:drug|substance|powder))(?!\p{L})/u
