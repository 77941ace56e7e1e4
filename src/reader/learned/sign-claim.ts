/** Signs of one claim: what its words say of its direction and certainty, whatever is claimed and by what is claimed. */
import { CERTAINTIES, DIRECTIONS, type Direction } from '../../core/codes.ts'
import { numericDirection } from '../numeric-direction.ts'
import { type OpenClaim, type Setting, spannedBy } from './claim-place.ts'
import { Once } from './once.ts'
import { Names, Phrases } from './phrases.ts'
import type { Seen } from './seen.ts'
import { mix } from './sign-number.ts'
import { cueNumber, cueWords, PHENOMENA, type Signs, schemeAt } from './signs.ts'

const WORD = 31
const STEM = 32
const PAIR = 33
const SENSE = 34
const SENSE_PAIR = 35
const SENSE_OF = 36
const STEM_OF = 37
const FIRST = 38
const NEAR = 39
const BEFORE = 40

/** What the rules and cues made of the claim. */
export interface Suggested {
  readonly direction: Direction
  readonly certainty: string
}

const DIRECTION = new Names(DIRECTIONS)
const CERTAINTY = new Names(CERTAINTIES)
const SAID = {
  of: new Phrases('of', PHENOMENA.nameOf),
  direction: new Phrases('rules say', DIRECTION.nameOf),
  directionOf: new Phrases(
    'rules say so',
    (phenomenon, direction) => `${DIRECTION.nameOf(direction)} of ${PHENOMENA.nameOf(phenomenon)}`,
    DIRECTIONS.length,
  ),
  certainty: new Phrases('rules are sure', CERTAINTY.nameOf),
  cue: new Phrases('cue', cueWords),
  cueOf: new Phrases('cue of', (cue, phenomenon) => `${cueWords(cue)} ${PHENOMENA.nameOf(phenomenon)}`, 256),
  numbers: new Phrases('numbers', String),
  tell: new Phrases('numbers tell', DIRECTION.nameOf),
  tellOf: new Phrases(
    'numbers tell so',
    (phenomenon, direction) => `${DIRECTION.nameOf(direction)} of ${PHENOMENA.nameOf(phenomenon)}`,
    DIRECTIONS.length,
  ),
}

/** A phenomenon and its scheme as numbers to mix with words. */
const OF = new Phrases('of', PHENOMENA.nameOf)
const SCHEME = new Phrases('scheme', schemeAt)

export function signClaim(
  into: Signs,
  claim: OpenClaim,
  seen: Seen,
  before: Seen | undefined,
  said: Suggested | undefined,
  setting: Setting,
): void {
  const { evidence, sentence } = claim
  const phenomenon = PHENOMENA.numberOf(claim.phenomenon)
  const { start, end } = seen.items
  let first = seen.first
  while (first < seen.end && end[first]! <= evidence.start) first++
  let last = first
  while (last < seen.end && start[last]! < evidence.end) last++
  signWords(into, claim, phenomenon, seen, first, last)
  signSenses(into, phenomenon, seen, first, last)
  into.weight = 0.2
  if (before)
    for (let at = before.first; at < before.end; at++)
      for (const sense of before.items.senses[at]!) {
        into.add(mix(BEFORE, sense))
        into.names?.push(`before #${sense}`)
      }
  into.weight = 0.6
  into.say(SAID.of, phenomenon)
  if (said) {
    into.say(SAID.direction, DIRECTION.numberOf(said.direction))
    into.say(SAID.directionOf, phenomenon, DIRECTION.numberOf(said.direction))
    into.say(SAID.certainty, CERTAINTY.numberOf(said.certainty))
  }
  for (const cue of sentence.cues)
    if (cue.start < evidence.end && cue.end > evidence.start) {
      into.say(SAID.cue, cueNumber(cue))
      into.say(SAID.cueOf, cueNumber(cue), phenomenon)
    }
  let numbers = 0
  for (const one of sentence.numbers) if (one.start < evidence.end && one.end > evidence.start) numbers++
  into.say(SAID.numbers, Math.min(3, numbers))
  const told = numericDirection(claim.phenomenon, spannedBy(claim, setting), evidence, setting.text)
  if (!told) return
  into.say(SAID.tell, DIRECTION.numberOf(told))
  into.say(SAID.tellOf, phenomenon, DIRECTION.numberOf(told))
}

/** Units around the trigger within which a word is near it. */
const NEAR_REACH = 30

function signWords(
  into: Signs,
  { phenomenon: code, trigger }: OpenClaim,
  phenomenon: number,
  { items }: Seen,
  first: number,
  end: number,
): void {
  const { hash, stem, start } = items
  const nameOf = (at: number): string => items.names?.[at] ?? ''
  const of = OF.of(phenomenon)
  into.weight = 1 / Math.sqrt(end - first + 1)
  for (let at = first; at < end; at++) {
    into.add(mix(WORD, hash[at]!))
    into.names?.push(nameOf(at))
    if (stem[at] !== hash[at]) {
      into.add(mix(STEM, stem[at]!))
      into.names?.push(`${nameOf(at)}~`)
    }
    into.add(mix(STEM_OF, stem[at]!, of))
    into.names?.push(`${nameOf(at)}~ of ${code}`)
    if (at + 1 < end) {
      into.add(mix(PAIR, stem[at]!, stem[at + 1]!))
      into.names?.push(`${nameOf(at)}~ ${nameOf(at + 1)}~`)
    }
    if (start[at]! >= trigger.start - NEAR_REACH && start[at]! < trigger.end + NEAR_REACH) {
      into.add(mix(NEAR, stem[at]!))
      into.names?.push(`near ${nameOf(at)}~`)
    }
  }
  if (first === end) return
  into.add(mix(FIRST, stem[first]!))
  into.names?.push(`^ ${nameOf(first)}`)
}

/** Words within which two families of meaning belong together. */
const SENSE_REACH = 4

const met = new Once()

function signSenses(into: Signs, phenomenon: number, { items }: Seen, first: number, end: number): void {
  const of = OF.of(phenomenon)
  const scheme = SCHEME.of(phenomenon)
  const { senses } = items
  into.weight = 0.35
  met.clear()
  for (let at = first; at < end; at++)
    for (const sense of senses[at]!) {
      if (met.isNew(sense)) {
        into.add(mix(SENSE, sense))
        into.names?.push(`#${sense}`)
        into.add(mix(SENSE_OF, sense, of))
        into.names?.push(`#${sense} of ${PHENOMENA.nameOf(phenomenon)}`)
        into.add(mix(SENSE_OF, sense, scheme))
        into.names?.push(`#${sense} of the scheme of ${PHENOMENA.nameOf(phenomenon)}`)
      }
      for (let next = at + 1; next < end && next <= at + SENSE_REACH; next++)
        for (const other of senses[next]!)
          if (other !== sense) {
            into.add(mix(SENSE_PAIR, sense, other))
            into.names?.push(`#${sense} #${other}`)
          }
    }
}
