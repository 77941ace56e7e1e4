/** Near-duplicates: syndicated copies of a text are found by the words they share, in time linear in the documents. */
import { foldName } from './authorities.ts'

/** 128 unsigned 32-bit numbers, or none for a text too short to compare. */
export type Signature = readonly number[]

const HASHES = 128
const BANDS = 32
const ROWS = HASHES / BANDS
const SHINGLE = 5
const LEAST_WORDS = 40

/**
 * MinHash of a text's runs of five words (Broder 1997): the share of equal numbers in two signatures estimates the
 * share of runs two texts have in common. Case, accents and punctuation do not count.
 *
 * @returns an empty signature for fewer than 40 words: too little to tell a copy from a common phrase.
 */
export function nearDuplicateSignature(text: string): Signature {
  const words = foldName(text).split(' ')
  if (words.length < LEAST_WORDS) return []
  const hashes = words.map(hashWord)
  const least = new Uint32Array(HASHES).fill(0xffff_ffff)
  for (let at = 0; at + SHINGLE <= hashes.length; at++) {
    let shingle = 0
    for (let step = 0; step < SHINGLE; step++)
      shingle = mix(Math.imul(shingle, 31) + (hashes[at + step] ?? 0))
    for (let index = 0; index < HASHES; index++) {
      const value = mix(shingle ^ (SEEDS[index] ?? 0)) >>> 0
      if (value < (least[index] ?? 0)) least[index] = value
    }
  }
  return [...least]
}

/**
 * Estimated share of five-word runs two texts have in common, 0 to 1.
 *
 * @example
 * similarity([], []) // => 0
 */
export function similarity(a: Signature, b: Signature): number {
  if (a.length !== HASHES || b.length !== HASHES) return 0
  let equal = 0
  for (let index = 0; index < HASHES; index++) if (a[index] === b[index]) equal++
  return equal / HASHES
}

/** Two texts that share at least this much are one text with changes. */
export const COPY_FROM = 0.6

/**
 * Keys under which copies meet: texts that share 0.6 of their runs have one of the 32 in common with probability
 * 0.99. Signed 32-bit, for a store to index (`bands && $1`) instead of comparing with every document.
 */
export function signatureBands(signature: Signature): number[] {
  if (signature.length !== HASHES) return []
  return Array.from({ length: BANDS }, (_, band) => {
    let key = band
    for (let row = 0; row < ROWS; row++) key = mix(Math.imul(key, 31) + (signature[band * ROWS + row] ?? 0))
    return key
  })
}

export interface Signed {
  readonly id: string
  readonly signature: Signature
}

export interface Copy {
  readonly id: string
  /** The document it is a copy of: the first of its group in the order given. */
  readonly of: string
  readonly similarity: number
}

/**
 * The copies among documents, each against the first of its group.
 *
 * @example
 * findCopies([{ id: 'short', signature: [] }]) // => []
 */
export function findCopies(documents: Iterable<Signed>): Copy[] {
  const originals = new Map<number, Signed[]>()
  const copies: Copy[] = []
  for (const document of documents) {
    const bands = signatureBands(document.signature)
    const candidates = new Set(bands.flatMap((band) => originals.get(band) ?? []))
    let best: Copy | null = null
    for (const original of candidates) {
      const share = similarity(document.signature, original.signature)
      if (share >= COPY_FROM && share > (best?.similarity ?? 0))
        best = { id: document.id, of: original.id, similarity: share }
    }
    if (best) copies.push(best)
    else for (const band of bands) addTo(originals, band, document)
  }
  return copies
}

/** Texts of one template meet in one band without being copies; only so many are worth comparing with. */
const MOST_CANDIDATES = 8

function addTo(originals: Map<number, Signed[]>, band: number, document: Signed): void {
  const list = originals.get(band)
  if (!list) originals.set(band, [document])
  else if (list.length < MOST_CANDIDATES) list.push(document)
}

function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
}

/** The finaliser of MurmurHash3. */
function mix(value: number): number {
  let mixed = value ^ (value >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

const SEEDS = Int32Array.from({ length: HASHES }, (_, index) => mix(Math.imul(index + 1, 0x9e3779b9)))
