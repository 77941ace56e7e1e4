/** The words that tell which way something goes or how much of it there is, and the groups of people they are said of. */
import type { Direction, Level } from '../../core/codes.ts'
import { covers } from '../learned/offers.ts'
import { type At, distance, isWithin, join, type Sentence, type SubstanceAt } from '../sentence.ts'

/** Which way something goes, or how much of it there is. */
export interface Said {
  readonly direction: Direction
  readonly level: Level | null
}
export interface Turn extends At, Said {}
/** People that something is said of: "among students", « chez les jeunes ». */
export interface GroupAt extends At {
  readonly group: string
}

/** What goes somewhere, not up or down. */
export const MOVES: ReadonlySet<string> = new Set(['flow.trafficking', 'flow.courier', 'place.displacement'])

/** Whether a sentence may tell of several, each its own way: there are two names of a kind or groups of people, and words for two ways. Most sentences do not. */
export function mayTellSeveral({ cues, substances, places, start, end }: Sentence, text: string): boolean {
  const words = text.slice(start, end)
  if (substances.length < 2 && places.length < 2 && !OF_GROUPS.test(words)) return false
  const told = cues.filter(({ row }) => row.kind === 'direction' || row.kind === 'level').length
  return told > 1 || told + (words.match(BARE)?.length ?? 0) > 1
}
const OF_GROUPS = /\s(?:among|in|for|chez|parmi|auprès)\s/i
const BARE = /(?:^|\s)(?:up|down|more|less|fewer|moins|plus|davantage)(?=[\s,.;])/gi

/** Such words as may be said of a phenomenon. */
export const turnsOf = (phenomenon: string, sentence: Sentence, run: At, text: string): Turn[] =>
  turnsIn(sentence, run, text).filter(({ start, end }) => !isOfAnother(text.slice(start, end), phenomenon))

/** "Cheaper" is said of prices alone, "stronger" of what is in it. */
const isOfAnother = (words: string, phenomenon: string): boolean =>
  OF_ONE.some(([own, said]) => phenomenon !== own && said.test(words))
const OF_ONE: readonly [phenomenon: string, words: RegExp][] = [
  ['market.price', /cheap|dear|pric|expensive|(?:^|\s)ch(?:er|ère)s?$/i],
  ['market.purity', /strong|weak|pur(?:e|er)(?![a-zà-öø-ÿœ])|potent/i],
]

/** Such words within a run, of two that overlap the longer; what is said right beside one another, of no other name, is one. */
export function turnsIn({ cues, substances, places }: Sentence, evidence: At, text: string): Turn[] {
  const drugs = substances.filter((drug) => !drug.isAside && isWithin(drug, evidence))
  const told = cues.flatMap((cue): Turn[] => {
    const said = SAID[`${cue.row.kind} ${cue.row.value}`]
    if (!said || !isWithin(cue, evidence)) return []
    const rest = OF_WHAT.exec(text.slice(cue.end, evidence.end))?.[0] ?? ''
    const so = HOW.exec(text.slice(evidence.start, cue.start))?.[0] ?? ''
    return [
      {
        from: cue.from - wordsIn(so),
        to: cue.to + wordsIn(rest),
        start: cue.start - so.length,
        end: cue.end + rest.length,
        ...said,
      },
    ]
  })
  const turns: Turn[] = []
  const bare = drugs.flatMap((drug) => bareTurn(drug, evidence, text))
  for (const turn of [...told, ...bare, ...wayOfGroups(evidence, text)]) {
    const at = turns.findIndex((one) => covers(one, turn))
    if (at < 0) turns.push(turn)
    else if (turn.end - turn.start > turns[at]!.end - turns[at]!.start) turns[at] = turn
  }
  return joined(
    turns.sort((a, b) => a.start - b.start),
    [...drugs, ...places],
  )
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
        level: null,
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
      level: null,
    },
  ]
}
const MORE = /(?:^|[^a-zà-öø-ÿœ])((?:moins|plus|davantage)\s(?:de\s|d['’])|(?:more|less|fewer)\s(?:of\s)?)$/i
/** « Il n’y a plus d’héroïne » is none of it. */
const NO_MORE = /(?:^|[^a-zà-öø-ÿœ])n(?:e\s|['’])[^.;,]{0,20}plus\s(?:de\s|d['’])$/i
const GONE = /^\s(up|down)(?![a-zà-öø-ÿœ]|\s(?:to|by|from)\s)/
const SAID: Readonly<Record<string, Said>> = {
  'direction up': { direction: 'up', level: null },
  'direction down': { direction: 'down', level: null },
  'direction stable': { direction: 'stable', level: null },
  'direction absent': { direction: 'absent', level: null },
  'direction new': { direction: 'new', level: null },
  'level high': { direction: 'present', level: 'high' },
  'level low': { direction: 'present', level: 'low' },
}

/** "Up among students and down among older users". */
const wayOfGroups = (evidence: At, text: string): Turn[] => {
  const words = text.slice(evidence.start, evidence.end)
  return [...words.matchAll(WAY_OF_GROUP)].map((way) => {
    const from = evidence.from + (words.slice(0, way.index).match(TOKENS)?.length ?? 0)
    const start = evidence.start + way.index
    const direction = way[0].toLowerCase() === 'up' ? 'up' : 'down'
    return { from, to: from + 1, start, end: start + way[0].length, direction, level: null }
  })
}
const WAY_OF_GROUP = /(?<=\s)(?:up|down)(?=\s(?:among|for|in)\s)/gi
const TOKENS = /[a-zà-öø-ÿœ0-9]+|[^\sa-zà-öø-ÿœ0-9]/gi

/** Said right before how much. */
const HOW = /(?<![a-zà-öø-ÿœ’'])(?:very|quite|rather|fairly|far|much|très|plutôt|assez|bien|beaucoup)\s$/i
/** Said right behind how much: "widely available", « facile à trouver ». */
const OF_WHAT =
  /^\s(?:available|accessible|present|used|to (?:find|get)|disponibles?|accessibles?|présente?s?|utilisée?s?|consommée?s?|à trouver|d['’]accès)(?![a-zà-öø-ÿœ])/i
const wordsIn = (run: string): number => run.match(/\S+/g)?.length ?? 0

/** "Reste très répandue" says both which way and how much. */
function joined(turns: readonly Turn[], names: readonly At[]): Turn[] {
  const whole: Turn[] = []
  for (const turn of turns) {
    const last = whole.at(-1)
    const isOne =
      last &&
      ((last.level === null) !== (turn.level === null) || isSame(last, turn)) &&
      distance(last, turn) <= 1 &&
      !names.some(({ start, end }) => start >= last.end && end <= turn.start)
    if (!isOne) whole.push(turn)
    else
      whole[whole.length - 1] = {
        ...join(last, turn),
        direction: last.level === null || turn.level !== null ? last.direction : turn.direction,
        level: last.level ?? turn.level,
      }
  }
  return whole
}

const isSame = (a: Said, b: Said): boolean => a.level === b.level && a.direction === b.direction

/** Groups of people, each right behind what is said of it. */
export const groupsIn = (turns: readonly Turn[], evidence: At, text: string): GroupAt[] =>
  turns.flatMap(({ end, to }) => {
    const group = GROUP.exec(text.slice(end, evidence.end))?.[0]
    return group ? [{ from: to, to: to + wordsIn(group), start: end, end: end + group.length, group }] : []
  })
const GROUP =
  /^\s(?:among|in|chez|parmi|auprès des?)\s(?:the |les? |la |l['’])?(?!(?:and|et|but|mais)\s)[a-zà-öø-ÿœ\d’'-]+(?:\s(?!(?:and|et|but|mais|while|tandis|alors|or|ou)\s)[a-zà-öø-ÿœ\d’'-]+){0,4}/i
