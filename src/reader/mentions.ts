/** Substances, people and sources of a block, each term read in its context: a slang word is a drug only where it would be meant as one. */
import type { Language, SourceKind } from '../core/codes.ts'
import { type Block, type Run, senseOf, type Term } from './block.ts'
import type { Sense } from './lexicon.ts'
import type { Scan } from './scan.ts'
import { BREAK, NUMBER } from './tokens.ts'

export interface Mentions {
  readonly substances: (Run & { readonly code: string; readonly isWeak: boolean })[]
  readonly drugs: Run[]
  readonly sellers: Run[]
  readonly buyers: Run[]
  readonly people: Run[]
  readonly sources: (Run & { readonly source: SourceKind })[]
}

/** Finds the mentions of a block and counts in `scan` what speaks of drugs. */
export function findMentions(block: Block, scan: Scan, language: Language): Mentions {
  const found: Mentions = { substances: [], drugs: [], sellers: [], buyers: [], people: [], sources: [] }
  const places = block.places
  let place = 0
  const weak: Term[] = []
  for (const term of block.terms) {
    while (place < places.length && places[place]!.end <= term.start) place++
    const spot = places[place]
    const isPlace =
      spot !== undefined && spot.start <= term.start && term.end <= spot.end && spot.kind !== 'demonym'
    for (const sense of term.senses)
      if (sense.kind !== 'substance') mention(term, sense, scan, found)
      else if (sense.weak) weak.push(term)
      else if (!isPlace) {
        found.substances.push(substanceOf(term, sense))
        scan.strong++
        scan.named++
      }
  }
  if (weak.length && (scan.strong > 0 || isMadeOfSlang(block, weak, found, scan, language)))
    for (const term of weak) {
      const sense = senseOf(term, 'substance')
      if (!sense || !isMeant(block, term, found, language) || isShape(block, term, sense, found)) continue
      found.substances.push(substanceOf(term, sense))
      scan.slang++
      if (isMeasured(block, term)) {
        scan.strong++
        scan.named++
      }
    }
  if (weak.length) found.substances.sort((a, b) => a.start - b.start)
  return found
}

/** Where no plain name stands: a price for a unit, or several slang words each where it would be meant as a drug. */
function isMadeOfSlang(
  block: Block,
  weak: readonly Term[],
  found: Mentions,
  scan: Scan,
  language: Language,
): boolean {
  if (block.prices.some((price) => price.hasUnit)) return true
  if (scan.elsewhere > 0 || weak.length < SLANG_LEAST) return false
  const meant = weak.filter((term) => isMeant(block, term, found, language))
  return (
    meant.length >= SLANG_LEAST && new Set(meant.map((term) => senseOf(term, 'substance')?.code)).size > 1
  )
}
const SLANG_LEAST = 3

const substanceOf = ({ start, end }: Term, sense: Sense): Mentions['substances'][number] => ({
  start,
  end,
  code: sense.code,
  isWeak: sense.weak,
})

function mention(term: Term, sense: Sense, scan: Scan, found: Mentions): void {
  switch (sense.kind) {
    case 'drug':
      found.drugs.push(term)
      scan.strong++
      return
    case 'elsewhere':
      scan.elsewhere++
      return
    case 'seller':
      found.sellers.push(term)
      scan.actors++
      return
    case 'buyer':
      found.buyers.push(term)
      scan.actors++
      return
    case 'people':
      found.people.push(term)
      return
    case 'source':
      found.sources.push({ start: term.start, end: term.end, source: sense.code as SourceKind })
  }
}

/** Beside a unit or a price: "1 g de C", "beuh 15 le g". */
function isMeasured(block: Block, term: Term): boolean {
  const isUnitBefore = (end: number): boolean => {
    const before = block.termEndingAt(end)
    return before !== undefined && senseOf(before, 'unit') !== undefined
  }
  if (
    block.isTight(term.start) &&
    (isUnitBefore(term.start) || (LINKS.has(block.word(term.start - 1)) && isUnitBefore(term.start - 1)))
  )
    return true
  return block.prices.some((price) => price.end === term.start || price.start === term.end)
}

/**
 * "2C-B en cachet", "8 € le cachet", "fentanyl pills": what is counted by the piece is the shape of a substance its sentence
 * names, not another one; among others in a list it is one ("coke, pills and ket").
 */
function isShape(block: Block, term: Term, sense: Sense, found: Mentions): boolean {
  if (senseOf(term, 'unit') === undefined && !SHAPES.has(block.word(term.start))) return false
  const { before } = block.tokens
  // "$1 per 600 mg pill", in a text that names what the pills are
  if (
    PER.has(block.word(term.start - 1)) &&
    found.substances.some((one) => !one.isWeak && one.end <= term.start)
  )
    return true
  if (before[term.start]! >= BREAK.soft || AMONG.has(block.word(term.start - 1))) return false
  let first = term.start
  while (first > Math.max(0, term.start - SHAPE_REACH) && before[first]! < BREAK.sentence) first--
  let last = term.end
  while (last < block.tokens.count && last < term.end + SHAPE_REACH && before[last]! < BREAK.sentence) last++
  return found.substances.some(
    (one) => one.start >= first && one.end <= last && !one.isWeak && one.code !== sense.code,
  )
}

/** Words within which a shape goes with the substance named. */
const SHAPE_REACH = 12

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const LINKS = setOf('de d of en')
const PER = setOf('per mg')
const AMONG = setOf('et ou and or & + / n')
/** Shapes that no price is given for by the piece. */
const SHAPES = setOf('cartouche cartouches carts cart pill pills tab tabs bar bars cristaux crystals')

/** A slang word is meant as the substance when a unit, a price, an article or another drug stands where it would. */
function isMeant(block: Block, term: Term, found: Mentions, language: Language): boolean {
  const { capital } = block.tokens
  const word = block.word(term.start)
  const before = block.word(term.start - 1)
  if (isQuoted(block, term) || isTopic(block, term)) return true
  if (ONLY_QUOTED.has(word) && term.end - term.start === 1) return false
  const inUnits = isMeasured(block, term)
  const last = term.end - 1
  if (block.word(last).length === 1 && term.end - term.start > 1 && capital[last] === 0) return false
  if (word.length <= 2 && term.end - term.start === 1) {
    const isUnit = senseOf(term, 'unit') !== undefined
    if (isUnit && capital[term.start] === 0) return false
    if (inUnits) return true
    if (capital[term.start] === 0) return false
    return (
      (BEFORE_LETTER.has(before) && block.isTight(term.start)) ||
      isListed(block, term) ||
      isPaired(block, term) ||
      isLabel(block, term)
    )
  }
  // "héroïne brune", "poudre blanche": the adjective of a drug is not another drug.
  const touchesSubstance = block.isTight(term.start) && found.substances.some((one) => one.end === term.start)
  if (touchesSubstance) return false
  if (inUnits || isShouted(block, term)) return true
  if (
    language === 'fr' &&
    FRENCH_EVERYDAY.has(word) &&
    /^(?:de|d|en|aux)$/.test(before) &&
    block.isTight(term.start)
  )
    return isSold(block, term.start - 2)
  if (language === 'fr') return !ADJECTIVES.has(word) || BEFORE_NOUN.has(before) || !block.isTight(term.start)
  return (
    !EVERYDAY.has(word) ||
    (BEFORE_DRUG.test(before) && !(/^(?:blue|green)$/.test(word) && /^(?:and|or)$/.test(before))) ||
    (isApart(block, term) && isListed(block, term)) ||
    isAmongDrugs(block, term, found)
  )
}

/** 'sold as "down"', '« speed »': in quotation marks of its own, a slang word is what people call a drug. */
function isQuoted(block: Block, term: Term): boolean {
  const { tokens } = block
  const before = tokens.text.slice(Math.max(0, tokens.start[term.start]! - 2), tokens.start[term.start]!)
  const after = tokens.text.slice(tokens.end[term.end - 1]!, tokens.end[term.end - 1]! + 2)
  return /(?:["“”]|«\s?)$/.test(before) && /^(?:["“”]|\s?»)/.test(after)
}

/** A direction in nearly every sentence that holds it, an opioid where it is set apart. */
const ONLY_QUOTED = setOf('down')

/** "Promo BLANCHE jusqu'à minuit": capitals among small letters, as sellers write what they sell. */
function isShouted(block: Block, term: Term): boolean {
  const { capital } = block.tokens
  return (
    capital[term.start] === 2 &&
    capital[term.start - 1] !== 2 &&
    !(block.isTight(term.end) && capital[term.end] === 2) &&
    block.word(term.start).length > 3
  )
}

/** "C 50 le g", "Rock still 10s", "K aiguille 35": at the head of a line or item, with a number soon behind it. */
function isListed(block: Block, term: Term): boolean {
  const { tokens } = block
  if (tokens.before[term.start]! < BREAK.soft) return false
  for (let at = term.end; at < Math.min(tokens.count, term.end + 3); at++) {
    if (tokens.before[at]! >= BREAK.sentence) return false
    if (tokens.kind[at] === NUMBER) return true
  }
  return false
}

/** "heroin, pills and ket": one of a list with a plain name. */
function isAmongDrugs(block: Block, { start, end }: Term, found: Mentions): boolean {
  const joint = AMONG.has(block.word(end)) ? end + 1 : end
  const isJoined = block.isSameSentence(end) && (joint > end || block.tokens.before[end] === BREAK.soft)
  const isJoining = AMONG.has(block.word(start - 1)) || block.tokens.before[start] === BREAK.soft
  const lead = AMONG.has(block.word(start - 1)) ? start - 1 : start
  return found.substances.some(
    (one) => !one.isWeak && ((isJoining && one.end === lead) || (isJoined && one.start === joint)),
  )
}

/** "B&W", "H and C": one letter for a drug beside another. */
function isPaired(block: Block, term: Term): boolean {
  const isLetter = (at: number): boolean =>
    block.tokens.capital[at]! > 0 && block.word(at).length === 1 && block.sense(at, 'substance') !== undefined
  return (
    block.isSameSentence(term.end) &&
    ((AMONG.has(block.word(term.end)) && isLetter(term.end + 1)) ||
      (AMONG.has(block.word(term.start - 1)) && isLetter(term.start - 2)))
  )
}

/** "MD. Moins demandée", "K : 40": alone at the head of its line. */
function isLabel(block: Block, { start, end }: Term): boolean {
  const { before, count } = block.tokens
  return (
    end < count && before[start]! >= BREAK.line && before[end]! >= BREAK.soft && before[end]! < BREAK.line
  )
}

/** "Ice: the dearest in the country", "Blues. Everywhere now", "And the G?": alone at the head of its line, or asked about. */
function isTopic(block: Block, { start, end }: Term): boolean {
  const { tokens } = block
  if (tokens.capital[start] === 0 || end >= tokens.count) return false
  const next = tokens.text.slice(tokens.end[end - 1]!, tokens.end[end - 1]! + 2)
  if (tokens.before[start]! >= BREAK.line) return /^(?:\s?:|\.\s)/.test(next)
  return (
    /^\s?\?/.test(next) &&
    (block.word(start - 1) === 'the' || /^(?:la|le|l|les)$/.test(block.word(start - 1))) &&
    /^(?:and|et|about)$/.test(block.word(start - 2))
  )
}

/** A word that is an item of its own: a capital or a line begins with it. */
const isApart = (block: Block, term: Term): boolean =>
  block.tokens.capital[term.start]! > 0 || block.tokens.before[term.start]! >= BREAK.line

const BEFORE_LETTER = setOf('la de du le en sous un a of')
const BEFORE_NOUN = setOf('la de du d en et ou sa leur l')
const BEFORE_DRUG =
  /^(?:of|on|some|selling|sell|sells|sold|smok\w+|buy\w*|bought|and|or|street|injecting|snorting|swallowing|get|gets|getting|got|find|score\w*|scoring|dealing|deals|doing|did|took|taking|tried|trying|cooking|dropping|dropped|using|cheap|decent|proper|dodgy|fake|pure|offered|off|used|uses)$/

/** French colours and textures that name a drug only as nouns. */
const ADJECTIVES = setOf('blanche blanc brune brun brown marron jaune rose bleue base')

/** French words of every day that are no drug behind a noun and "de": "un camion de fleurs", "un sac de farine". */
const FRENCH_EVERYDAY = setOf(
  'fleur fleurs farine neige gaz bonbon bonbons poudre poudres champignon champignons sirop sirops peche huile miel olive glace gateau gateaux roche roches cake cakes cristal cristaux base vitamines colle',
)
const isSold = (block: Block, at: number): boolean => {
  const before = block.termEndingAt(at + 1)
  return SOLD.test(block.word(at)) || (before !== undefined && senseOf(before, 'unit') !== undefined)
}
const SOLD =
  /^(?:vend\w*|vente|ventes|achat|achats|ach[ae]t\w*|prend\w*|prise|prises|consomm\w*|deal|trafic|saisi\w*|offre|echantillons?|sniff\w*|usage|usages|prix|plus|moins|pas|trop|peu|beaucoup|manger|manges?|mangent|gouttes?|traces?|rails?|lignes?|bouffees?)$/

/** English words of every day that name a drug only after "of", "on", "selling" or in a list. */
const EVERYDAY = setOf(
  'light lights dark down white rush snow pill pills blue blues take takes green food base rock rocks crystal glass speed ice grass dope hash party sweets beans bubble bars bar acid gas horse black fire brown solid draw candy tab tabs powder mushrooms trips trip stones stone poppy poppies medicine medicines edibles hard soft chronic green greens side flower oil wax honey carts cart blow joint joints',
)
