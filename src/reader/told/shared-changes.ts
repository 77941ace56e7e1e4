/** Changes and levels told in one breath of several drugs or places, each its own, are as many claims: "cocaine is up, heroin down", « rare à Metz, courante à Lille ». */

import type { Frame } from '../observe.ts'
import { sameCodes } from '../price-frames.ts'
import { type At, isWithin, join, type Sentence } from '../sentence.ts'
import { bySentence } from './by-sentence.ts'
import {
  beyondJoint,
  endWithoutStop,
  isNextOfSeveral,
  isPlace,
  type Name,
  withPlace,
  withTime,
} from './told-together.ts'
import { type GroupAt, groupsIn, MOVES, mayTellSeveral, type Said, type Turn, turnsOf } from './turns.ts'

/** What is said of one of them. */
interface Change extends Said {
  readonly at: At
  readonly names: readonly (Name | GroupAt)[]
}

/** The claims, those that tell of several going different ways told apart; each keeps what the claim it comes from says beside. */
export function changedApart(frames: readonly Frame[], text: string): Frame[] {
  const inSentence = bySentence(frames)
  const told = new Map<Frame, readonly Frame[]>()
  for (const frame of frames) {
    if (MOVES.has(frame.phenomenon) || frame.measures.length > 0 || told.has(frame)) continue
    const beside = inSentence(frame.sentence.index)
    const changes = changesOf(frame, beside, text)
    if (changes.length === 0) continue
    const same = beside.filter(
      (one) =>
        one.phenomenon === frame.phenomenon &&
        one.measures.length === 0 &&
        isWithin(one.evidence, frame.evidence),
    )
    for (const one of same) told.set(one, [])
    told.set(frame, apart(frame, changes, text))
  }
  return frames.flatMap((frame) => told.get(frame) ?? [frame])
}

function apart({ evidence, ...frame }: Frame, changes: readonly Change[], text: string): Frame[] {
  return changes.map(({ direction, level, names }, index) => {
    const before = changes[index - 1]?.at
    const own = changes[index]!.at
    const isLast = index === changes.length - 1 && own.end <= evidence.end
    return {
      ...frame,
      ...ownOf(names),
      direction,
      level,
      evidence: {
        from: before?.to ?? evidence.from,
        to: isLast ? evidence.to : own.to,
        start: before ? beyondJoint(before.end, text) : evidence.start,
        end: isLast ? evidence.end : own.end,
      },
      drivers: index === 0 ? frame.drivers : [],
    }
  })
}

function ownOf(names: Change['names']): Partial<Pick<Frame, 'places' | 'substances'>> {
  const places = names.flatMap((name) => ('manner' in name ? [name] : []))
  const codes = names.flatMap((name) => ('isWeak' in name ? [name.code] : []))
  if (places.length > 0) return { places }
  return codes.length > 0 ? { substances: [...new Set(codes)] } : {}
}

/** What a claim says of several, one after another, and where it ends at the first of them the words behind; nothing where all go one way, or any is unclear. */
function changesOf(frame: Frame, beside: readonly Frame[], text: string): Change[] {
  const { sentence, evidence, phenomenon } = frame
  if (!mayTellSeveral(sentence, text)) return []
  const own = changesWithin(evidence, frame, text)
  if (own.areAll && areSeveral(own.changes) && chainOf(own.changes, text).length === own.changes.length)
    return own.changes
  const isLast = !beside.some((one) => one.phenomenon === phenomenon && one.evidence.end > evidence.end)
  const end = endWithoutStop(sentence, text)
  if (!isLast || end <= evidence.end) return []
  const told = chainOf(changesWithin({ ...evidence, to: sentence.to, end }, frame, text).changes, text)
  return areSeveral(told) && told.at(-1)!.at.start > evidence.end ? told : []
}

/** Changes and whether they are all that a run tells. */
function changesWithin(
  run: At,
  { sentence, phenomenon }: Frame,
  text: string,
): { changes: Change[]; areAll: boolean } {
  const within = <T extends Name>(names: readonly T[]): T[] => names.filter((name) => isWithin(name, run))
  const turns = turnsOf(phenomenon, sentence, run, text)
  const drugs = within(sentence.substances.filter(({ isAside }) => !isAside))
  for (const names of [drugs, within(sentence.places), groupsIn(turns, run, text)]) {
    const changes = pairs(turns, names, sentence, text)
    if (changes.length > 0) return { changes, areAll: changes.length === turns.length }
  }
  return { changes: [], areAll: false }
}

const areSeveral = (said: readonly Said[]): boolean =>
  new Set(said.map(({ direction, level }) => `${direction} ${level}`)).size > 1

/** Changes up to the first that does not come right behind the one before. */
function chainOf(changes: readonly Change[], text: string): Change[] {
  const broken = changes.findIndex(
    ({ at }, index) => index > 0 && !isNextOfSeveral(text.slice(changes[index - 1]!.at.end, at.start)),
  )
  return changes.slice(0, broken < 0 ? changes.length : broken)
}

/** Names and turns by turns, either first throughout; the names of one turn are of a list. */
function pairs(turns: readonly Turn[], names: Change['names'], sentence: Sentence, text: string): Change[] {
  if (!turns[0] || !names[0]) return []
  const isNameFirst = names[0].from < turns[0].from
  const groups: { turn: Turn; names: (Name | GroupAt)[] }[] = []
  for (const [index, turn] of turns.entries()) {
    const from = isNameFirst ? (turns[index - 1]?.to ?? 0) : turn.from
    const to = isNameFirst ? turn.to : (turns[index + 1]?.from ?? Number.POSITIVE_INFINITY)
    groups.push({ turn, names: names.filter((name) => name.from >= from && name.to <= to) })
  }
  const unnamed = groups.findIndex(({ names: own }) => own.length === 0)
  if (unnamed >= 0) groups.length = unnamed
  const codes = groups.map((group) => group.names.map(keyOf))
  const isOther = codes.every((own, index) =>
    codes.every((other, at) => at === index || !sameCodes(own, other)),
  )
  if (!isOther || !areSeveral(groups.map(({ turn }) => turn))) return []
  return groups.map(({ turn, names: own }) => ({
    at: withTime(withPlace([turn, ...own].reduce<At>(join, turn), sentence, text), sentence, text),
    direction: turn.direction,
    level: turn.level,
    names: own,
  }))
}

const keyOf = (name: Name | GroupAt): string =>
  'group' in name ? name.group.trim() : isPlace(name) ? name.text : name.code
