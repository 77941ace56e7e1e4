/** Context cues in the manner of ConText: what reaches a trigger, and what direction, level and certainty come of it. */
import type { Certainty, Direction, Level } from '../core/codes.ts'
import type { Rule } from './rule-files.ts'
import {
  type At,
  type CueAt,
  clauseOf,
  commasBetween,
  distance,
  isWithin,
  overlap,
  type Sentence,
} from './sentence.ts'

/** How far each kind of cue reaches, in words: without a comma between, and across one. */
const REACH: Readonly<Record<string, readonly [plain: number, acrossComma: number]>> = {
  direction: [9, 3],
  level: [6, 0],
  negation: [6, 0],
  denial: [12, 10],
  hedge: [12, 6],
}

/** Cues whose scope holds the trigger. Scopes end with the clause and fade with distance; `sentence` reaches over clauses. */
export function cuesFor(sentence: Sentence, hit: At): CueAt[] {
  if (sentence.cues.length === 0) return []
  const clause = clauseOf(sentence, hit)
  return sentence.cues.filter((cue) => {
    const { scope, kind } = cue.row
    if (overlap(cue, hit)) return true
    const isWide = kind === 'denial' || (kind === 'direction' && scope === 'sentence')
    const reach = isWide ? REACH.denial : REACH[kind]
    const inset = reach && sentence.insets.length > 0 ? insetBetween(sentence, hit, cue) : undefined
    if (reach) {
      if (isOutside(sentence, hit, cue)) return false
      const commas = commasBetween(sentence, cue, hit) - (inset ? 2 : 0)
      const far = distance(cue, hit) - (inset ? inset.to - inset.from : 0)
      if (commas > (isWide ? 3 : 1) || far > (commas > 0 ? reach[1] : reach[0])) return false
      if (kind === 'negation' && cue.from >= hit.to && far > 2) return false
    }
    const isSameClause =
      (clause.from <= cue.from && cue.from < clause.to) || (inset !== undefined && inset.from <= clause.to)
    // What had not been seen before is told behind it.
    if (scope === 'sentence') return kind !== 'direction' || cue.from >= hit.to
    if (scope === 'forward') return cue.from < hit.from && isSameClause
    if (scope === 'backward') return cue.from >= hit.to && (isSameClause || cue.from - hit.to <= 4)
    return isSameClause
  })
}

/** "Seizures, made mostly at sea, were unchanged": what parts a claim from the verb of its own clause. */
const insetBetween = ({ insets }: Sentence, hit: At, cue: At): At | undefined =>
  insets.find((inset) => hit.to <= inset.from && inset.to <= cue.from && cue.from - inset.to <= BEHIND_INSET)
const BEHIND_INSET = 5

/** "Listings, a third of them shipped from Spain, became fewer": the verb is not of what stands between the commas. */
const isOutside = ({ insets }: Sentence, hit: At, cue: At): boolean =>
  insets.some((inset) => isWithin(hit, inset) && cue.from >= inset.to)

export interface Said {
  direction: Direction
  level: Level | null
  certainty: Certainty
}

const OPPOSITE: Partial<Record<Direction, Direction>> = { up: 'down', down: 'up' }

/** What the rule's own words and the cues around them say of the claim. */
export function directionFrom(rule: Rule, hit: At, sentence: Sentence, cues: readonly CueAt[]): Said {
  const level = rule.level ?? (nearest(cues, hit, 'level')?.row.value as Level | undefined) ?? null
  const cue = rule.direction ? undefined : nearest(cues, hit, 'direction')
  let direction: Direction = rule.direction ?? (cue?.row.value as Direction | undefined) ?? 'present'
  if (rule.isInverse && cue) direction = OPPOSITE[direction] ?? direction
  let certainty: Certainty = rule.certainty ?? 'asserted'
  if (cues.some((one) => one.row.kind === 'hedge')) certainty = 'hedged'
  // What is told not to be there, whatever others say, is absent.
  if (cues.some((one) => one.row.kind === 'denial'))
    certainty = rule.direction === 'absent' ? certainty : 'denied'
  // "Not as easy as it was": the negation is of the change.
  else if (
    cues.some((one) => one.row.kind === 'negation' && !overlap(one, hit) && !(cue && overlap(one, cue))) ||
    (cue && sentence.cues.some((one) => isNegated(cue, one)))
  ) {
    if (rule.direction === 'present') certainty = rule.certainty ?? certainty
    else if (direction === 'present') direction = 'absent'
    else if (direction !== 'absent' && direction !== 'stable') certainty = 'denied'
  }
  return { direction, level, certainty }
}

/** « Le prix n'a pas augmenté », « ne baisse pas »: a negation right before a change, or around it, is of the change, however far the claim. */
const isNegated = (change: CueAt, one: CueAt): boolean =>
  one.row.kind === 'negation' &&
  (isWithin(change, one) || (one.to <= change.from && change.from - one.to <= NEGATED_WITHIN))
const NEGATED_WITHIN = 2

function nearest(cues: readonly CueAt[], hit: At, kind: CueAt['row']['kind']): CueAt | undefined {
  let best: CueAt | undefined
  for (const cue of cues)
    if (cue.row.kind === kind && (!best || farness(cue, hit) < farness(best, hit))) best = cue
  return best
}

/** "Dispo en baisse, prix stables": a cue among the words themselves is nearer than one right beside them. */
const farness = (cue: CueAt, hit: At): number => (overlap(cue, hit) ? -1 : distance(cue, hit))
