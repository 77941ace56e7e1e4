/** Changes told in one breath of several drugs or places, each its own way, are as many claims: "cocaine is up, heroin down", « moins d’héroïne et davantage de fentanyl ». */
import type { Direction } from '../core/codes.ts'
import { covers } from './learned/offers.ts'
import type { Frame } from './observe.ts'
import { join, sameCodes } from './price-frames.ts'
import { type At, isWithin, type Sentence, type SubstanceAt } from './sentence.ts'
import { isNextOfSeveral, isPlace, type Name } from './told-together.ts'

interface Turn extends At {
  readonly direction: Direction
}
/** Which way one of them goes. */
interface Change {
  readonly at: At
  readonly direction: Direction
  readonly names: readonly Name[]
}

/** The claims, those that tell of several going different ways told apart; each keeps what the claim it comes from says beside. */
export function changedApart(frames: readonly Frame[], text: string): Frame[] {
  const told = new Map<Frame, readonly Frame[]>()
  for (const frame of frames) {
    if (!MOVING.has(frame.phenomenon) || frame.measures.length > 0 || told.has(frame)) continue
    const changes = changesOf(frame, text)
    if (changes.length === 0) continue
    const same = frames.filter(
      (one) =>
        one.phenomenon === frame.phenomenon &&
        one.sentence === frame.sentence &&
        one.measures.length === 0 &&
        isWithin(one.evidence, frame.evidence),
    )
    for (const one of same) told.set(one, [])
    told.set(frame, apart(frame, changes, text))
  }
  return frames.flatMap((frame) => told.get(frame) ?? [frame])
}

const MOVING = new Set([
  'market.availability',
  'market.accessibility',
  'market.price',
  'market.purity',
  'use.level',
])

function apart({ evidence, ...frame }: Frame, changes: readonly Change[], text: string): Frame[] {
  return changes.map(({ direction, names }, index) => {
    const before = changes[index - 1]?.at
    const own = changes[index]!.at
    const isLast = index === changes.length - 1
    const gap = before ? /^[\s,;]*/.exec(text.slice(before.end))![0].length : 0
    return {
      ...frame,
      ...(names.every(isPlace)
        ? { places: names.filter(isPlace) }
        : { substances: [...new Set(names.flatMap((name) => (isPlace(name) ? [] : [name.code])))] }),
      direction,
      evidence: {
        from: before?.to ?? evidence.from,
        to: isLast ? evidence.to : own.to,
        start: before ? before.end + gap : evidence.start,
        end: isLast ? evidence.end : own.end,
      },
      drivers: index === 0 ? frame.drivers : [],
    }
  })
}

/** What the words of a claim say of several, one after another; nothing where all go one way, or any is unclear. */
function changesOf({ sentence, evidence }: Frame, text: string): Change[] {
  const within = <T extends Name>(names: readonly T[]): T[] =>
    names.filter((name) => isWithin(name, evidence))
  const drugs = within(sentence.substances.filter(({ isAside }) => !isAside))
  const turns = turnsIn(sentence, evidence, drugs, text)
  if (new Set(turns.map(({ direction }) => direction)).size < 2) return []
  for (const names of [drugs, within(sentence.places)]) {
    const changes = pairs(turns, names, text)
    if (changes.length > 1) return changes
  }
  return []
}

/** The words of a claim that tell which way; of two that overlap the longer. */
function turnsIn({ cues }: Sentence, evidence: At, drugs: readonly SubstanceAt[], text: string): Turn[] {
  const told = cues.flatMap((cue): Turn[] => {
    const direction = DIRECTION[cue.row.value]
    return cue.row.kind === 'direction' && direction && isWithin(cue, evidence) ? [{ ...cue, direction }] : []
  })
  const turns: Turn[] = []
  for (const turn of [...told, ...drugs.flatMap((drug) => bareTurn(drug, evidence, text))]) {
    const at = turns.findIndex((one) => covers(one, turn))
    if (at < 0) turns.push(turn)
    else if (turn.end - turn.start > turns[at]!.end - turns[at]!.start) turns[at] = turn
  }
  return turns.sort((a, b) => a.start - b.start)
}

/** "Less heroin", « davantage de fentanyl », "heroin down": a word or two right beside the drug, and no verb. */
function bareTurn(drug: SubstanceAt, evidence: At, text: string): Turn[] {
  const before = text.slice(evidence.start, drug.start)
  const more = MORE.exec(before)
  if (more && !NO_MORE.test(before))
    return [
      {
        from: drug.from - 1,
        to: drug.from,
        start: drug.start - more[1]!.length,
        end: drug.start,
        direction: /^(?:moins|less|fewer)/i.test(more[1]!) ? 'down' : 'up',
      },
    ]
  const gone = GONE.exec(text.slice(drug.end, evidence.end))
  if (!gone) return []
  const end = drug.end + gone[0].length
  return [
    {
      from: drug.to,
      to: drug.to + 1,
      start: end - gone[1]!.length,
      end,
      direction: gone[1] === 'up' ? 'up' : 'down',
    },
  ]
}
const MORE = /(?:^|[^\p{L}])((?:moins|plus|davantage)\s(?:de\s|d['’])|(?:more|less|fewer)\s(?:of\s)?)$/iu
/** « Il n’y a plus d’héroïne » is none of it. */
const NO_MORE = /(?:^|[^\p{L}])n(?:e\s|['’])[^.;,]{0,20}plus\s(?:de\s|d['’])$/iu
const GONE = /^\s(up|down)(?!\p{L}|\s(?:to|by|from)\s)/u
const DIRECTION: Readonly<Record<string, Direction>> = { up: 'up', down: 'down', stable: 'stable' }

/** Names and turns by turns, either first throughout; the names of one turn are of a list. */
function pairs(turns: readonly Turn[], names: readonly Name[], text: string): Change[] {
  const isNameFirst = (names[0]?.from ?? 0) < turns[0]!.from
  const groups: { turn: Turn; names: Name[] }[] = []
  for (const [index, turn] of turns.entries()) {
    const from = isNameFirst ? (turns[index - 1]?.to ?? 0) : turn.to
    const to = isNameFirst ? turn.from : (turns[index + 1]?.from ?? Number.POSITIVE_INFINITY)
    groups.push({ turn, names: names.filter((name) => name.from >= from && name.to <= to) })
  }
  if (groups.some(({ names: own }) => own.length === 0)) return []
  const changes = groups.map(({ turn, names: own }) => ({
    at: [turn, ...own].reduce<At>(join, turn),
    direction: turn.direction,
    names: own,
  }))
  const isChain = changes.every(
    ({ at }, index) => index === 0 || isNextOfSeveral(text.slice(changes[index - 1]!.at.end, at.start)),
  )
  const codes = changes.map((change) => change.names.map((name) => (isPlace(name) ? name.text : name.code)))
  const isOther = codes.every((own, index) =>
    codes.every((other, at) => at === index || !sameCodes(own, other)),
  )
  return isChain && isOther ? changes : []
}
