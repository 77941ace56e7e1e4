/** Signs of one claim: what its words say of its direction and certainty, whatever is claimed and by what is claimed. */
import type { Direction } from '../../core/codes.ts'
import type { OpenClaim } from './claim-place.ts'
import { hashOf, mix, type Seen, type Signs } from './signs.ts'

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

export function signClaim(
  into: Signs,
  claim: OpenClaim,
  seen: Seen,
  before: Seen | undefined,
  said: Suggested | undefined,
): void {
  const { phenomenon, evidence, trigger, sentence } = claim
  const items = seen.items.filter((item) => item.start < evidence.end && item.end > evidence.start)
  const of = hashOf('of', phenomenon)
  const scheme = hashOf('scheme', phenomenon.slice(0, phenomenon.indexOf('.')))
  into.weight = 1 / Math.sqrt(items.length + 1)
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!
    const next = items[at + 1]
    into.add(mix(WORD, item.hash))
    into.names?.push(item.name)
    if (item.stem !== item.hash) {
      into.add(mix(STEM, item.stem))
      into.names?.push(`${item.name}~`)
    }
    into.add(mix(STEM_OF, item.stem, of))
    into.names?.push(`${item.name}~ of ${phenomenon}`)
    if (next) {
      into.add(mix(PAIR, item.stem, next.stem))
      into.names?.push(`${item.name}~ ${next.name}~`)
    }
    if (item.start >= trigger.start - 30 && item.start < trigger.end + 30) {
      into.add(mix(NEAR, item.stem))
      into.names?.push(`near ${item.name}~`)
    }
  }
  if (items[0]) {
    into.add(mix(FIRST, items[0].stem))
    into.names?.push(`^ ${items[0]?.name}`)
  }
  into.weight = 0.35
  const senses = new Set<number>()
  for (let at = 0; at < items.length; at++)
    for (const sense of items[at]!.senses) {
      if (!senses.has(sense)) {
        senses.add(sense)
        into.add(mix(SENSE, sense))
        into.names?.push(`#${sense}`)
        into.add(mix(SENSE_OF, sense, of))
        into.names?.push(`#${sense} of ${phenomenon}`)
        into.add(mix(SENSE_OF, sense, scheme))
        into.names?.push(`#${sense} of the scheme of ${phenomenon}`)
      }
      for (let next = at + 1; next < items.length && next <= at + 4; next++)
        for (const other of items[next]!.senses)
          if (other !== sense) {
            into.add(mix(SENSE_PAIR, sense, other))
            into.names?.push(`#${sense} #${other}`)
          }
    }
  into.weight = 0.2
  if (before)
    for (const item of before.items)
      for (const sense of item.senses) {
        into.add(mix(BEFORE, sense))
        into.names?.push(`before #${sense}`)
      }
  into.weight = 0.6
  into.say('of', phenomenon)
  if (said) {
    into.say('rules say', said.direction)
    into.say('rules say so', `${said.direction} of ${phenomenon}`)
    into.say('rules are sure', said.certainty)
  }
  for (const cue of sentence.cues)
    if (cue.start < evidence.end && cue.end > evidence.start) {
      into.say('cue', `${cue.row.kind} ${cue.row.value}`)
      into.say('cue of', `${cue.row.kind} ${cue.row.value} ${phenomenon}`)
    }
  const numbers = sentence.numbers.filter(
    (one) => one.start < evidence.end && one.end > evidence.start,
  ).length
  into.say('numbers', String(Math.min(3, numbers)))
}
