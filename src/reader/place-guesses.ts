/** What may be a place to who was there, and no rule would take for one: offered only to what was learned from coded texts. */
import { type Block, type Guess, type Spot, senseOf, type Term } from './block.ts'
import { OPENING } from './opening-places.ts'
import { isWhole } from './place-bare.ts'
import { isBehindName } from './place-english.ts'
import { nameEnd } from './place-name-end.ts'
import { SIDE_OF } from './place-sides.ts'
import { BREAK } from './tokens.ts'
import { isPerson, mayBePlace } from './unknown-places.ts'

/** Finds what may be a place beside the places found: the same names shorter and longer, names nobody knows, kinds of place behind an article. */
export function findGuesses(block: Block): void {
  const { tokens, places } = block
  let next = 0
  for (let at = 0; at < tokens.count; at++) {
    while (next < places.length && places[next]!.end <= at) next++
    const spot = places[next]
    if (spot && spot.start <= at) {
      if (spot.start === at && spot.kind !== 'demonym') guessLengths(block, spot)
      at = spot.end - 1
      continue
    }
    if (tokens.capital[at] === 0 && block.termAt[at] === 0 && !block.is(at, 'known_there')) continue
    const guess = known(block, at) ?? named(block, at) ?? bare(block, at)
    if (!guess) continue
    block.guesses.push(guess)
    at = Math.min(guess.end, spot?.start ?? guess.end) - 1
  }
  block.guesses.sort((a, b) => a.start - b.start)
}

const guessed = (start: number, end: number, guess: Guess, like?: Partial<Spot>): Spot => ({
  start,
  end,
  code: like?.code,
  kind: like?.kind ?? 'local',
  role: like?.role ?? 'at',
  guess,
})

/** "Providence" in "Providence RI", "Genève" in "canton de Genève", "southeast Michigan" over "Michigan". */
function guessLengths(block: Block, spot: Spot): void {
  for (const lengthOf of [withoutEnd, withoutStart, withStart, withEnd]) {
    const other = lengthOf(block, spot)
    if (other) block.guesses.push(other)
  }
}

/** A name without the state or the kind behind it. */
function withoutEnd(block: Block, spot: Spot): Spot | undefined {
  const { tokens } = block
  const { start, end } = spot
  if (tokens.capital[start] === 0 || end - start < 2) return undefined
  const term = block.term(start)
  const known = term && senseOf(term, 'place') ? term.end : start + 1
  for (let at = known; at < end; at++) {
    const isLast = at === end - 1
    if (tokens.before[at]! >= BREAK.soft) return guessed(start, at, 'less state', spot)
    if (tokens.before[at] !== BREAK.space) continue
    if (isLast && tokens.capital[at] === 2) return guessed(start, at, 'less state', spot)
    const isSmall = tokens.capital[at] === 0
    const isKind = isLast
      ? isBehindName(block.word(at))
      : isSmall && /^(?:city|town|side|area)$/.test(block.word(at))
    if (isKind || (isSmall && at === known && known > start + 1)) return guessed(start, at, 'less kind', spot)
  }
  return undefined
}

/** A name without the kind of place or the side before it. */
function withoutStart(block: Block, spot: Spot): Spot | undefined {
  const { tokens } = block
  const { start, end } = spot
  if (end - start < 2) return undefined
  let at = end - 1
  while (at > start + 1 && !(tokens.capital[at]! > 0 && LEADS_NAME.test(block.word(at - 1)))) at--
  if (at > start + 1 && tokens.before[at - 1] === BREAK.space) return guessed(at, end, 'less head', spot)
  return SIDE_OF.test(block.word(start)) &&
    tokens.capital[start + 1]! > 0 &&
    tokens.before[start + 1] === BREAK.space
    ? guessed(start + 1, end, 'less side', spot)
    : undefined
}
const LEADS_NAME = /^(?:de|d|du|des|la|l|of|in|near|the|a|aux)$/

/** "port d'Anvers", "gare de la capitale". */
function withStart(block: Block, spot: Spot): Spot | undefined {
  const { start, end } = spot
  if (start === 0 || !block.isTight(start) || !LEADS_NAME.test(block.word(start - 1))) return undefined
  const of = /^(?:la|l|the)$/.test(block.word(start - 1)) ? start - 2 : start - 1
  if (!/^(?:de|d|du|des|of)$/.test(block.word(of)) || !block.isTight(of) || !block.isTight(of + 1))
    return undefined
  const head = block.termEndingAt(of)
  return head && isKindOfPlace(head) ? guessed(head.start, end, 'more head', spot) : undefined
}

/** "Melbourne CBD", "Toronto Pearson", "Wicker hostel". */
function withEnd(block: Block, spot: Spot): Spot | undefined {
  const { tokens } = block
  const { start, end } = spot
  if (end >= tokens.count || tokens.before[end] !== BREAK.space || tokens.capital[start] === 0)
    return undefined
  if (isBehindName(block.word(end))) return guessed(start, end + 1, 'more kind', spot)
  if (tokens.capital[end] === 0 || block.is(end, 'day')) return undefined
  if (block.sense(end, 'month') || block.sense(end, 'substance')) return undefined
  return guessed(start, nameEnd(block, end), 'more kind', spot)
}

/** A name of the gazetteer that stands where no rule would take it for a place. */
function known(block: Block, at: number): Spot | undefined {
  const term = block.term(at)
  const place = term && senseOf(term, 'place')
  if (!place || block.sense(at, 'month') || block.sense(at, 'substance')) return undefined
  if (block.is(at, 'no_place')) return undefined
  // "Mathieu a 24 ans": a village bears the name too
  if (isPerson(block, at) && !place.informal && term.end === at + 1) return undefined
  const isCapital = block.tokens.capital[at]! > 0
  if (!isCapital && !(place.informal && block.word(at).length > 3)) return undefined
  return guessed(at, term.end, isCapital ? 'known' : 'small', {
    code: place.code || undefined,
    kind: place.width ?? 'city',
  })
}

/** A capital with no other meaning that opens a line or stands amid a sentence. */
function named(block: Block, at: number): Spot | undefined {
  const { tokens } = block
  if (tokens.capital[at] === 0 || !mayBePlace(block, at)) return undefined
  // "Toronto Pearson": a part of the name before it
  if (tokens.capital[at - 1]! > 0 && tokens.before[at] === BREAK.space) return undefined
  // "ten Jägerbombs", "two Vietnamese"
  if (tokens.before[at] === BREAK.space && block.number(at - 1)?.isYear === false) return undefined
  const isLine = tokens.before[at]! >= BREAK.line
  if (tokens.before[at]! >= BREAK.sentence && !(isLine && tokens.word[at]! >= block.words.known))
    return undefined
  const isOpening = tokens.start[at]! < OPENING
  if (tokens.capital[at] === 2 && !isOpening) return undefined
  const end = nameEnd(block, at)
  const after = tokens.text.slice(tokens.end[end - 1]!, tokens.end[end - 1]! + 2)
  const isMarked = /^(?: ?[,:/–—(|.;)\n]|$)/.test(after)
  if (isLine && !isMarked) return undefined
  const guess = isLine ? 'label' : !isOpening ? 'amid' : isMarked ? 'opening' : 'title'
  return guessed(at, end, guess, { kind: 'city' })
}

/** "the city", "au canal": a kind of place behind an article. */
function bare(block: Block, at: number): Spot | undefined {
  if (block.tokens.capital[at]! > 0 || !block.isTight(at) || !ARTICLES.test(block.word(at - 1)))
    return undefined
  const term = block.term(at)
  if (term && isKindOfPlace(term)) return guessed(at, term.end, 'bare')
  return block.is(at, 'known_there') && isWhole(block, at + 1) ? guessed(at, at + 1, 'bare') : undefined
}
const ARTICLES = /^(?:the|la|le|l|les|au|aux|du|des|this|our|ce|cette|cet)$/

const isKindOfPlace = (term: Term): boolean =>
  term.senses.some(({ kind }) => kind === 'placeBare' || kind === 'placeSpot' || kind === 'placeHead')
