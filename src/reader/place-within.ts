/** Towns written with what says which: "Fresno, California", "Camden NJ", "Portland, Ore.", "Glasgow city centre". */
import type { Language } from '../core/codes.ts'
import type { Block, Unplaced } from './block.ts'
import { BODY } from './opening-places.ts'
import { nameEnd } from './place-name-end.ts'
import { SIDE } from './place-sides.ts'
import { BREAK } from './tokens.ts'
import { mayBePlace } from './unknown-places.ts'

/** A town goes on over the state that says which, or over the part of it that is meant. */
export function within(block: Block, spot: Unplaced | undefined, language: Language): Unplaced | undefined {
  if (spot && isPartOfTown(block, spot)) {
    const end = spot.end + (block.word(spot.end) === 'area' ? 1 : 2)
    return { ...spot, end, kind: 'local' }
  }
  const part = spot && endOfPart(block, spot)
  if (spot && part) return { ...spot, end: part, kind: spot.kind === 'city' ? 'local' : spot.kind }
  if (!spot || spot.kind === 'demonym' || spot.kind === 'country') return spot
  if (language !== 'en' || STATE_CODE.test(spot.code ?? '')) return spot
  const end = stateEnd(block, spot.start, spot.end)
  return end === undefined ? spot : { ...spot, end }
}

/** "Dublin north-east", "Finistère Nord", "Texas Panhandle", "Luxembourg belge": where a part of a place ends that is told behind its name. */
function endOfPart(block: Block, { end, kind }: Unplaced): number | undefined {
  const { tokens } = block
  if (kind === 'demonym' || end >= tokens.count || tokens.before[end] !== BREAK.space) return undefined
  if (kind !== 'local' && kind !== 'city' && tokens.capital[end] === 0 && block.sense(end, 'demonym'))
    return end + 1
  const isCapital = tokens.capital[end]! > 0
  if (!(isCapital ? block.is(end, 'part') : SIDE.test(block.word(end)))) return undefined
  const isJoined = tokens.before[end + 1] === BREAK.joiner && SIDE.test(block.word(end + 1))
  const last = end + (isJoined ? 2 : 1)
  // "Leeds north of the river", "Lyon est une ville"
  if (
    !isCapital &&
    !isJoined &&
    last < tokens.count &&
    tokens.before[last]! < BREAK.soft &&
    (kind !== 'wide' || block.word(end) === 'est')
  )
    return undefined
  // "Dublin East Coast Radio"
  return tokens.capital[last]! > 0 && tokens.before[last] === BREAK.space ? undefined : last
}

/** "Harlan, Kentucky", "Mobile, AL": before its state, an everyday word or an unknown name is a town. */
export function townOfState(block: Block, at: number): Unplaced | undefined {
  const { tokens } = block
  const place = block.sense(at, 'place')
  if (tokens.capital[at] === 0 || (place ? !place.guarded : !mayBePlace(block, at, true))) return undefined
  // "Office of the Attorney General, Arizona"
  if (tokens.capital[at - 1]! > 0 && tokens.before[at] === BREAK.space) return undefined
  const name = nameEnd(block, at)
  const end = BODY.test(block.word(name - 1)) ? undefined : stateEnd(block, at, name)
  // "ANY TRUTH IN": among capitals an abbreviation is a word
  if (end === undefined || (!place && tokens.capital[at] === 2 && tokens.before[name] === BREAK.space))
    return undefined
  return { start: at, end, code: place?.code || undefined, kind: 'city' }
}

/** Where the state ends that a town is said to be in. */
function stateEnd(block: Block, start: number, end: number): number | undefined {
  const { tokens } = block
  if (end >= tokens.count || tokens.capital[end] === 0) return undefined
  const gap = tokens.text.slice(tokens.end[end - 1]!, tokens.start[end]!)
  // "Florida, Georgia, Alabama" is a list, and a line that opens with "Houston, Texas" is of Houston
  if (
    gap === ', ' &&
    tokens.before[start]! < BREAK.line &&
    !STATE_CODE.test(block.sense(end - 1, 'place')?.code ?? '')
  ) {
    const state = block.sense(end, 'place')
    if (state && STATE_CODE.test(state.code)) return block.term(end)?.end ?? end + 1
  }
  if (gap !== ', ' && gap !== ' ') return undefined
  const short = STATE_SHORT.exec(tokens.text.slice(tokens.start[end]!, tokens.start[end]! + 8))?.[0]
  if (!short) return undefined
  let last = end + 1
  while (last < tokens.count && tokens.start[last]! < tokens.start[end]! + short.length) last++
  return last
}

const STATE_CODE = /^(?:US|CA|AU)-[A-Z]{2,3}$/
/** States, provinces and territories in two or three capitals, or cut short. */
const STATE_SHORT =
  /^(?:(?:A[BKLRZ]|BC|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ABDEINOST]|N[BCDEHJLMSVY]|NSW|NWT|O[HKNR]|PA|PEI|QC|QLD|RI|S[CDK]|T[NX]|TAS|UT|V[AT]|VIC|W[AIVY]|YT)(?![\p{L}\p{N}'’])|(?:Ala|Alta|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|La|Man|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ont|Ore|Pa|Que|Sask|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|B\.C|N\.[BCDHJLMSY]|P\.E\.I|R\.I|S\.[CD]|W\.Va)(?=\.))/u

/** "Sutton area", "Glasgow city centre". */
const isPartOfTown = (block: Block, { end, kind }: Unplaced): boolean =>
  kind === 'city' &&
  block.tokens.before[end] === BREAK.space &&
  /^(?:area (?!code)|(?:city|town) cent(?:re|er)$)/.test(`${block.word(end)} ${block.word(end + 1)}`)
