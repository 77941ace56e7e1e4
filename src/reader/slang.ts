/** Whether a slang word is meant as the substance where it stands. */
import type { Language } from '../core/codes.ts'
import { type Block, senseOf, type Term } from './block.ts'
import { isLetter, isMeantLetter, isNumbered } from './slang-letters.ts'
import { isAmongDrugs, isListed, isMeasured, isQuoted, isShouted, type Named, setOf } from './slang-spots.ts'
import { BREAK } from './tokens.ts'

/** A slang word is meant as the substance when a unit, a price, an article or another drug stands where it would. */
export function isMeant(block: Block, term: Term, named: readonly Named[], language: Language): boolean {
  const { capital } = block.tokens
  const word = block.word(term.start)
  const before = block.word(term.start - 1)
  if (isQuoted(block, term)) return !isStamp(block, term)
  if (isTopic(block, term)) return true
  if (word === 'down' && term.end - term.start === 1) return isDown(block, term)
  if (COUNTED.has(word) && term.end - term.start === 1)
    return block.isTight(term.start) && block.numbers.some((number) => number.end === term.start)
  if (word === 'synthetic') return isNoun(block, term)
  if (language === 'fr' && SHOUTED.has(word) && capital[term.start] !== 2) return false
  const inUnits = isMeasured(block, term)
  const last = term.end - 1
  if (
    term.end - term.start > 1 &&
    block.word(last).length === 1 &&
    capital[last] === 0 &&
    !isNumbered(block, last)
  )
    return false
  if (isLetter(block, term, language)) return isMeantLetter(block, term, named, language)
  // "héroïne brune", "poudre blanche": the adjective of a drug is not another drug.
  const touchesSubstance = block.isTight(term.start) && named.some((one) => one.end === term.start)
  if (touchesSubstance) return false
  if (inUnits || isShouted(block, term)) return true
  if (language === 'fr' && RIDDEN.has(word) && !isListed(block, term) && !isAmongDrugs(block, term, named))
    return false
  if (
    language === 'fr' &&
    FRENCH_EVERYDAY.has(word) &&
    /^(?:de|d|en|aux)$/.test(before) &&
    block.isTight(term.start)
  )
    return isSold(block, term.start - 2)
  if (language === 'fr') return !ADJECTIVES.has(word) || BEFORE_NOUN.has(before) || !block.isTight(term.start)
  return (
    term.end - term.start > 1 ||
    (!EVERYDAY.has(word) && (!USUAL.has(word) || isPlainlySaid(block, term))) ||
    (BEFORE_DRUG.test(before) && !(/^(?:blue|green)$/.test(word) && /^(?:and|or)$/.test(before))) ||
    (isApart(block, term) && isListed(block, term)) ||
    (SAID.has(word) && isSaid(block, term)) ||
    isAmongDrugs(block, term, named)
  )
}

/** 'Pink, "B" stamp', 'tablets marked "M"': what stands on a tablet. */
const isStamp = (block: Block, { start, end }: Term): boolean =>
  STAMPED.test(block.word(start - 1)) || STAMP.test(block.word(end))
const STAMPED =
  /^(?:marked|stamped|imprinted|embossed|stamp|logo|imprint|letters?|marque[es]*|estampille[es]*|grave[es]*|lettres?|inscription)$/
const STAMP = /^(?:stamps?|stamped|logos?|imprints?|marking|grave)$/

/** Slang that is hardly anything else, "crack", "héro", "ket": no letter, no word of every day, no adjective. */
export function isItsOwn(block: Block, term: Term, language: Language): boolean {
  const word = block.word(term.start)
  const everyday = language === 'fr' ? [FRENCH_EVERYDAY, ADJECTIVES, RIDDEN, GREEN] : [EVERYDAY, USUAL]
  return !isLetter(block, term, language) && !everyday.some((list) => list.has(word))
}

/** "Selling ice", « achète l’herbe », « l’herbe se vend »: a word of every day that is traded or taken, right beside the verb. */
export function isTraded(block: Block, { start, end }: Term, language: Language): boolean {
  const before = /^(?:l|le|la|les|du|de|des|the|some|any)$/.test(block.word(start - 1))
    ? start - 2
    : start - 1
  const behind = /^(?:se|s|est|is|are)$/.test(block.word(end)) ? end + 1 : end
  return TRADED[language].test(block.word(before)) || MOVES[language].test(block.word(behind))
}
const TRADED: Readonly<Record<Language, RegExp>> = {
  fr: /^(?:vend\w*|achet\w*|achat|vente|fum\w*|sniff\w*|inject\w*|deal\w*|livr\w*|gobe\w*)$/,
  en: /^(?:sell(?:s|ing)?|sold|buy(?:s|ing)?|bought|smok(?:e|es|ed|ing)|snort\w*|inject(?:s|ed|ing)?|deal(?:s|ing)?|dealt|scor(?:e|es|ed|ing))$/,
}
const MOVES: Readonly<Record<Language, RegExp>> = {
  fr: /^(?:vend|vendent|part|partent|vient|viennent|arrive|arrivent|circule|circulent|coute|coutent)$/,
  en: /^(?:sells?|sold|smoked|costs?|goes|circulates?|dealt)$/,
}

/**
 * "the down is pink", "a point of down", "no down": a direction in nearly every sentence that holds it, an opioid where it is
 * what is sold or taken.
 */
function isDown(block: Block, { start, end }: Term): boolean {
  const isEnd = end >= block.tokens.count || block.tokens.before[end]! >= BREAK.soft
  const next = block.word(end)
  if (block.tokens.before[start]! >= BREAK.clause)
    return !isEnd && block.tokens.capital[start]! > 0 && IS.test(next)
  if (!block.isTight(start) || !BEFORE_DOWN.test(block.word(start - 1))) return false
  return isEnd || IS.test(next) || /^(?:and|or|samples?|supply|here|w|with|users?|for)$/.test(next)
}

const IS = /^(?:is|was|has|had|s|isn|wasn|sells?|costs?|comes|came)$/

const BEFORE_DOWN =
  /^(?:the|of|no|any|some|buy|buys|buying|sells?|selling|smokes?|smoking|injects?|injecting|uses?|using|carry|carries|carried|do|does|doing|did|wants?|their|cheap|street|purple|green|pink|on|about)$/

/** Counted by the piece, "640 plants", they are the drug's; else they are anybody's. */
const COUNTED = setOf('plants pieds')

/** "a synthetic in five", "positive for synthetics": no adjective of something else. */
const isNoun = (block: Block, { end }: Term): boolean =>
  end >= block.tokens.count ||
  block.tokens.before[end]! >= BREAK.soft ||
  /^(?:in|of|was|were|is|are|on|that|with|and|or|has|had|at|from|but|by|for|to|not|which)$/.test(
    block.word(end),
  )

/** Abbreviations that in small letters are words of every day. */
const SHOUTED = setOf('nos')

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

/** "Speed is back", "no brown.", "the rock was": where the subject or the end of a clause is what is sold. */
function isSaid(block: Block, { start, end }: Term): boolean {
  const { tokens } = block
  if (tokens.before[end] === BREAK.joiner) return false
  const isEnd = end >= tokens.count || tokens.before[end]! >= BREAK.soft
  const next = block.word(end)
  if (tokens.before[start]! >= BREAK.clause)
    return (
      tokens.capital[start]! > 0 &&
      (isEnd || IS.test(next) || /^(?:in|at|by|from|used|they|he|she|you|not)$/.test(next))
    )
  return block.isTight(start) && BEFORE_SAID.test(block.word(start - 1)) && (isEnd || IS.test(next))
}

const BEFORE_SAID =
  /^(?:no|any|anything|more|less|cheap|decent|wet|mostly|only|the|is|was|good|seen|called|carry|carries|want|wants|fetches|n)$/

/** Words of every day that stand for a drug as the subject or the end of a clause. */
const SAID = setOf('speed rock rocks brown gas dope blues stone')

/** "ice at 50", "more hash": not half of a compound, nor a name of its own amid a sentence. */
const isPlainlySaid = ({ tokens }: Block, { start, end }: Term): boolean =>
  tokens.before[end] !== BREAK.joiner &&
  tokens.before[start] !== BREAK.joiner &&
  (tokens.capital[start] !== 1 || tokens.before[start]! >= BREAK.clause)

/** A word that is an item of its own: a capital or a line begins with it. */
const isApart = (block: Block, term: Term): boolean =>
  block.tokens.capital[term.start]! > 0 || block.tokens.before[term.start]! >= BREAK.line

const BEFORE_NOUN = setOf('la de du d en et ou sa leur l')

const BEFORE_DRUG =
  /^(?:of|on|some|selling|sell|sells|sold|smok\w+|buy\w*|bought|and|or|street|injecting|snorting|swallowing|get|gets|getting|got|find|score\w*|scoring|dealing|deals|doing|did|took|taking|tried|trying|cooking|dropping|dropped|using|cheap|decent|proper|dodgy|fake|pure|offered|off|used|uses)$/

/** What the French ride far oftener than they take. */
const RIDDEN = setOf('tram')

/** What grows by the road and in the kitchen garden far oftener. */
const GREEN = setOf('herbe herbes')

/** French colours and textures that name a drug only as nouns. */
const ADJECTIVES = setOf('blanche blanc brune brun brown marron jaune rose bleue verte base')

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
  'light lights dark down white rush snow pill pills blue blues take takes green food base rock rocks glass speed grass dope party sweets beans bubble bars bar gas horse black fire brown solid draw candy tab powder trips trip stone poppy poppies medicine medicines hard soft chronic greens side oil wax honey cart blow joint joints pot hemp bush drone sub',
)

/** English words of every day that in a text about drugs are nearly always one. */
const USUAL = setOf('flower ice crystal hash mushrooms edibles acid tabs carts stones')
