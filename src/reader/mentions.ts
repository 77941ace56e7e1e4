/** Substances, people and sources of a block, each term read in its context: a slang word is a drug only where it would be meant as one. */
import type { Language, SourceKind } from '../core/codes.ts'
import { type Block, type Run, senseOf, type Term } from './block.ts'
import { withoutClassNames } from './class-names.ts'
import { isFoodPrice } from './gate.ts'
import type { Sense } from './lexicon.ts'
import type { Scan } from './scan.ts'
import { isItsOwn, isMeant, isTraded } from './slang.ts'
import { AMONG, isMeasured, type Named, setOf } from './slang-spots.ts'
import { BREAK } from './tokens.ts'

export interface Mentions {
  readonly substances: Named[]
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
  const isOfDrugs = scan.isSupposed || scan.strong > 0
  if (weak.length && (isOfDrugs || isMadeOfSlang(block, weak, found, scan, language)))
    for (const term of weak) {
      const sense = senseOf(term, 'substance')
      if (!sense || !isMeant(block, term, found.substances, language) || isShape(block, term, sense, found))
        continue
      found.substances.push(substanceOf(term, sense))
      scan.slang++
      if (isMeasured(block, term)) {
        scan.strong++
        scan.named++
      }
    }
  else if (
    weak.some(
      (term) =>
        (isItsOwn(block, term, language) || isTraded(block, term, language)) &&
        isMeant(block, term, found.substances, language),
    )
  )
    scan.doubtful++
  if (weak.length) found.substances.sort((a, b) => a.start - b.start)
  if (language === 'en') nameVapes(block, found)
  return { ...found, substances: withoutClassNames(block, found.substances, scan.sentences, language) }
}

/** Where no plain name stands: a price for a unit, or several slang words each where it would be meant as a drug. */
function isMadeOfSlang(
  block: Block,
  weak: readonly Term[],
  found: Mentions,
  scan: Scan,
  language: Language,
): boolean {
  if (block.prices.some(({ hasUnit, measure }) => hasUnit && !isFoodPrice(measure))) return true
  if (scan.elsewhere === 0 && weak.some((term) => isMeasured(block, term))) return true
  const least = scan.actors > 0 || block.prices.length > 0 ? SLANG_LEAST - 1 : SLANG_LEAST
  if (scan.elsewhere > 0 || weak.length < least) return false
  const meant = weak.filter((term) => isMeant(block, term, found.substances, language))
  return meant.length >= least && new Set(meant.map((term) => senseOf(term, 'substance')?.code)).size > 1
}

const SLANG_LEAST = 3

/** "vapes with THC", "the pods are THC": cannabis oil, which the plant's own word beside a vape is there for. */
function nameVapes(block: Block, { substances }: Mentions): void {
  for (const [at, one] of substances.entries())
    if (block.word(one.start) === 'thc' && one.end === one.start + 1 && isNearVape(block, one))
      substances[at] = { ...one, code: 'cannabis-oil' }
}

function isNearVape(block: Block, { start, end }: Run): boolean {
  const { before, count } = block.tokens
  for (let at = start; at > 0 && at > start - SHAPE_REACH && before[at]! < BREAK.sentence; at--)
    if (VAPES.has(block.word(at - 1))) return true
  for (let at = end; at < count && at < end + SHAPE_REACH && before[at]! < BREAK.sentence; at++)
    if (VAPES.has(block.word(at))) return true
  return false
}

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
  if (sense.code === 'mdma' && isOfMedicine(term, found)) return true
  let first = term.start
  while (first > Math.max(0, term.start - SHAPE_REACH) && before[first]! < BREAK.sentence) first--
  let last = term.end
  while (last < block.tokens.count && last < term.end + SHAPE_REACH && before[last]! < BREAK.sentence) last++
  return found.substances.some(
    (one) => one.start >= first && one.end <= last && !one.isWeak && one.code !== sense.code,
  )
}

/** "Le Subutex … Le cachet coûte 5 euros", "Xanax … the pills": the tablet of the medicine named last is no ecstasy. */
function isOfMedicine(term: Term, { substances }: Mentions): boolean {
  const last = substances.findLast((one) => !one.isWeak && one.end <= term.start)
  return last !== undefined && term.start - last.end < TABLET_REACH && MEDICINES.has(last.code)
}
const TABLET_REACH = 40
const MEDICINES = setOf(
  'buprenorphine benzodiazepines morphine codeine tramadol oxycodone pregabalin gabapentin methylphenidate methadone medicines',
)

/** Words within which a shape goes with the substance named. */
const SHAPE_REACH = 12

const VAPES = setOf('vape vapes vaping pod pods cart carts cartridge cartridges pen pens')

const PER = setOf('per mg')

/** Shapes that no price is given for by the piece. */
const SHAPES = setOf(
  'cartouche cartouches puff puffs carts cart pill pills tab tabs bar bars cristaux crystals',
)
