/** Places finer than a commune by which a sale point could be found: shop, street, estate, hall, station exit. */
import { isCommonWord } from './common-words.ts'
import { type Found, matchAt, type Scan, wordSet } from './found.ts'
import { type Allowed, NOTHING_ALLOWED } from './name-run.ts'
import { scanOf } from './scan.ts'
import { mayBePlace } from './towns-like-names.ts'

/** Finds places that a sentence about selling or meeting points at. */
export function salePointsIn(scan: Scan, allow: Allowed): Found[] {
  return microPlaces(scan, true, allow)
}

/** Runs of a text that name a place finer than a commune, whatever the sentence says of it. */
export function microPlacesIn(text: string): { start: number; end: number }[] {
  const scan = scanOf(text)
  return microPlaces(scan, false, NOTHING_ALLOWED).map(({ start, end }) => ({
    start: scan.form.originalStart(start),
    end: scan.form.originalEnd(end),
  }))
}

const SALE_CUES =
  wordSet(`vend vendent vendait vendu vendue vendus vendre vente ventes deal deale dealent dealer dealers dealait deals rdv rendez drive drives four fours chouf choufs guetteur guetteurs charbonne charbonneur
  livraison livre livrent retrait recup recuperer recupere dispo disponible ravitaille ravitailler approvisionne sell sells selling sold sale buy buys bought meet meets meeting pick pickup collect dealing trap
  spot plan transaction transactions trouve trouvent achete achetent acheter planque planques nourrice point stup stups dope`)
const LOCATORS = wordSet(
  'devant derriere face pres cote entree sortie sorties pied bas haut dans sous angle coin niveau hall porte porche outside behind front next near at by exit opposite inside corner station quai a au aux sur',
)
const MICRO_NOUNS =
  wordSet(`cite residence tour hall bat batiment immeuble bloc barre quartier rue avenue boulevard bd place square impasse allee quai parking metro gare station arret tram sortie parc jardin bar cafe boite
  epicerie tabac pharmacie kebab ecole college lycee stade gymnase centre supermarche superette magasin bibliotheque mairie eglise mosquee foyer laverie hotel snack street road lane estate park shop
  pub club school tower block car exit court close avenue house terrace`)
const SHOPS = wordSet(
  'franprix carrefour lidl monoprix auchan leclerc intermarche casino aldi mcdo macdo mcdonald mcdonalds kfc quick decathlon ikea fnac darty picard tesco sainsbury sainsburys asda spar starbucks subway burgerking g20 u',
)
const PARTICLES = wordSet('de du des d la le les l aux au a of the on off in')
const ROMAN = /^[ivxl]{1,6}(?:e|eme|er)?$/

function microPlaces(scan: Scan, needsCue: boolean, allow: Allowed): Found[] {
  const found: Found[] = []
  const { words } = scan
  let sentence = -1
  let isSale = !needsCue
  for (let index = 0; index < words.count; index++) {
    if (needsCue && index > sentence) {
      sentence = sentenceEnd(scan, index)
      isSale = hasSaleCue(scan, index, sentence)
    }
    if (!isSale) {
      index = sentence
      continue
    }
    const item = microPlaceAt(scan, index, allow)
    if (!item) continue
    found.push(item)
    while (index + 1 < words.count && words.starts[index + 1]! < item.end) index++
  }
  return found
}

/** The last word of the sentence, at most eighty words on. */
function sentenceEnd(scan: Scan, from: number): number {
  const { words, text } = scan
  let index = from
  for (; index + 1 < words.count && index < from + 80; index++) {
    const gap = text.slice(words.ends[index], words.starts[index + 1])
    if (/[!?;]|\n\s*\n|\.\s/.test(gap) && words.ends[index]! - words.starts[index]! > 2) break
  }
  return index
}

function hasSaleCue(scan: Scan, from: number, to: number): boolean {
  for (let index = from; index <= to; index++) if (SALE_CUES.has(scan.words.key(index))) return true
  return false
}

/** A named or numbered small place, with the words that say where at it, and what follows to find it. */
function microPlaceAt(scan: Scan, index: number, allow: Allowed): Found | undefined {
  const { words } = scan
  const head = headAt(scan, index)
  if (head === undefined) return undefined
  const last = nameEnd(scan, head)
  if (last === undefined || isAnyInTown(scan, head, last, allow)) return undefined
  const first = locatorStart(scan, index)
  return { kind: 'MICRO_PLACE', start: words.starts[first]!, end: withDetails(scan, words.ends[last]!) }
}

/** The word that says what kind of place it is, if this one does. */
function headAt(scan: Scan, index: number): number | undefined {
  const key = scan.words.key(index)
  if (MICRO_NOUNS.has(key)) return index
  return SHOPS.has(key) && key.length > 1 && (scan.isCaseless || scan.words.isCapitalised(index))
    ? index
    : undefined
}

/** The last word of the place's name: numbers, capitals, and further small places tied by `de`. */
function nameEnd(scan: Scan, head: number): number | undefined {
  const { words, text } = scan
  let last = SHOPS.has(words.key(head)) ? head : undefined
  for (let index = head + 1; index < words.count && index < head + 10; index++) {
    const gap = text.slice(words.ends[index - 1], words.starts[index])
    const isShort = words.ends[index - 1]! - words.starts[index - 1]! <= 3
    if (!(/^(?:[ '-]{1,2}| ?[«"“] ?|\n)$/.test(gap) || (isShort && /^\.\s?$/.test(gap)))) break
    const key = words.key(index)
    if (PARTICLES.has(key)) continue
    if (MICRO_NOUNS.has(key) && (scan.isCaseless || !words.isCapitalised(index))) continue
    const isNumbered = words.hasDigit(index) && key.length <= 3 && NUMBERED.has(words.key(index - 1))
    const isNamed = !scan.isCaseless && words.isCapitalised(index) && !ROMAN.test(key) && !MONTHS.has(key)
    const isLower = scan.isCaseless && !isCommonWord(key) && key.length > 2 && !ROMAN.test(key)
    if (!isNumbered && !isNamed && !isLower) break
    last = index
  }
  return last
}

/** "On the street in Waterford", "une rue à Charleroi": any of a town's, and the town is no small place. */
function isAnyInTown(scan: Scan, head: number, last: number, allow: Allowed): boolean {
  const { words, folded } = scan
  if (!/^(?:in|a)$/.test(words.key(head + 1)) || SHOPS.has(words.key(head))) return false
  const first = words.key(head + 2) === 'the' ? head + 3 : head + 2
  if (first > last) return false
  const run = folded.slice(words.starts[first], words.ends[last])
  return allow.has(run) || mayBePlace(run, allow)
}

const NUMBERED = wordSet(
  'hall sortie tour bat batiment bloc porte exit block immeuble escalier quai arret rue avenue barre',
)
const MONTHS = wordSet('janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre')

/** The locating words before: "à l'entrée de la", "devant le", "en face du". */
function locatorStart(scan: Scan, index: number): number {
  const { words, text } = scan
  let first = index
  let at = index - 1
  for (let step = 0; at >= 0 && step < 8; step++, at--) {
    const gap = text.slice(words.ends[at], words.starts[at + 1])
    if (!/^(?: |'|’|\n|: )$/.test(gap)) break
    const key = words.key(at)
    if (LOCATORS.has(key)) first = at
    else if (!PARTICLES.has(key) && key !== 'en' && key !== 'un' && key !== 'in' && key !== 'to') break
  }
  if (first > 0 && /^(?:a|au|en|in)$/.test(words.key(first - 1))) return first - 1
  if (
    first > 1 &&
    /^(?:la|l|le)$/.test(words.key(first - 1)) &&
    /^(?:a|au|en|sur)$/.test(words.key(first - 2))
  )
    return first - 2
  return first
}

const DETAIL =
  /\s?,\s?(?:c[ôo]t[ée]|quai|direction|au\sniveau|devant|derri[èe]re|entre|face|pr[èe]s|en\sface|au\spied|en\sbas|hall|sortie|b[âa]t(?:iment)?|porte|next\sto|near|behind|opposite|by|platform)\s[^,.;!?\n]{2,60}/iuy

function withDetails(scan: Scan, end: number): number {
  let to = end
  if (/^\s?[»"”]/.test(scan.text.slice(to, to + 2)))
    to += /^\s?[»"”]/.exec(scan.text.slice(to, to + 2))![0].length
  for (let step = 0; step < 3; step++) {
    const detail = matchAt(DETAIL, scan.text, to)
    if (!detail) return to
    to += detail[0].trimEnd().length
  }
  return to
}
