/** Relays: whose report an article passes on, found in its words ("indique le dernier rapport de l’OFDT"). */
import type { SourceKind } from '../core/codes.ts'
import { AUTHORITY_OF } from './authorities.ts'

export interface Relay {
  readonly authority: string
  /** The kind of source the authority is; null when it is not a body Vigie knows. */
  readonly kind: SourceKind | null
  /** The year the text names of the report. */
  readonly year: number | null
}

/** Where an article says what it is about. */
const LEAD = 1500
const MOST_READ = 20_000
/** One mention with a cue in the lead, or several later: a body named once in passing is not relayed. */
const ENOUGH = 3

/**
 * The body whose work a text relays, or null when it speaks for itself.
 *
 * @example
 * findRelay('La cocaïne se vend moins cher, indique le dernier rapport de l’OFDT publié ce mardi.')?.authority // => 'OFDT'
 * findRelay('Rising purity, according to the 2019 report by the EMCDDA.')?.year // => 2019
 * findRelay('Un agent de l’OFDT habite ici.') // => null
 */
export function findRelay(text: string): Relay | null {
  const head = text.slice(0, MOST_READ)
  const plain = foldKeepingLength(head)
  const scores = new Map<string, { score: number; kind: SourceKind; year: number | null }>()
  for (const mention of plain.matchAll(NAMES)) {
    const authority = AUTHORITY_OF.get(mention[0])
    if (!authority || !isName(head.slice(mention.index, mention.index + mention[0].length))) continue
    const around = sentenceAround(plain, mention.index, mention.index + mention[0].length)
    const score = scoreOf(around, mention.index)
    if (score === 0) continue
    const known = scores.get(authority.name) ?? { score: 0, kind: authority.kind, year: null }
    scores.set(authority.name, {
      ...known,
      score: known.score + score,
      year: known.year ?? yearIn(around),
    })
  }
  const [best] = [...scores]
    .filter(([, { score }]) => score >= ENOUGH)
    .sort(([, a], [, b]) => b.score - a.score)
  return best ? { authority: best[0], kind: best[1].kind, year: best[1].year } : findUnknownBody(head)
}

/** Same length as the text, so that a match in it stands at the same place in the text as written. */
function foldKeepingLength(text: string): string {
  let folded = ''
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at).normalize('NFD').charAt(0).toLowerCase()
    folded += /[a-z0-9.!?\n;:]/.test(letter) ? letter : ' '
  }
  return folded
}

const NAMES = new RegExp(
  `(?<![a-z0-9])(?:${[...AUTHORITY_OF.keys()].sort((a, b) => b.length - a.length).join('|')})(?![a-z0-9])`,
  'g',
)

/** Written as a name: in capitals, or capitalised when it is long enough not to be a word that opens a sentence. */
function isName(written: string): boolean {
  if (written === written.toUpperCase()) return true
  return (
    /^\p{Lu}/u.test(written) && (/\s/.test(written) || (written.length >= 4 && !/^trend$/i.test(written)))
  )
}

function sentenceAround(plain: string, start: number, end: number): string {
  const before = plain.slice(Math.max(0, start - 160), start)
  const from = Math.max(...['.', '!', '?', '\n'].map((stop) => before.lastIndexOf(stop))) + 1
  const after = plain.slice(end, end + 120)
  const stop = after.search(/[.!?\n]/)
  return before.slice(from) + plain.slice(start, end) + (stop < 0 ? after : after.slice(0, stop))
}

const WORK =
  /\b(?:rapports?|etudes?|enquetes?|note|bulletin|bilan|publications?|synthese|donnees|chiffres|analyse|reports?|stud(?:y|ies)|survey|figures|data|review|statistics)\b/
const SAYING =
  /\b(?:selon|d apres|indiqu\w+|revel\w+|soulign\w+|montr\w+|constat\w+|precis\w+|pointe\w*|rapporte\w*|publi\w+|alert\w+|observ\w+|estim\w+|decrypt\w+|according to|sa(?:ys|id)|found|finds|warn\w*|show\w*|reveal\w*|highlight\w*)\b/

function scoreOf(around: string, at: number): number {
  const isWork = WORK.test(around)
  const isSaying = SAYING.test(around)
  if (!isWork && !isSaying) return 0
  if (at < LEAD) return isWork || isSaying ? 3 : 0
  return isWork && isSaying ? 2 : 1
}

function yearIn(around: string): number | null {
  const year =
    /\b(?:rapports?|etudes?|enquetes?|bulletin|bilan|donnees|chiffres|edition|annuel|report|study|survey|data|figures)\b[^.]{0,25}?\b((?:19|20)\d{2})\b/.exec(
      around,
    ) ??
    /\b((?:19|20)\d{2})\b[a-z ]{0,30}\b(?:report|study|survey|bulletin|data|figures|edition)\b/.exec(around)
  return year ? Number(year[1]) : null
}

const HEAD =
  'Observatoire|Institut|Office|Agence|Ministère|Centre|Fédération|Réseau|Université|CHU|Préfecture|Cour des comptes|Sénat|Institute|Agency|Ministry|Department|Center|Council|Commission|Observatory|University|Network|Monitoring'
const UNKNOWN_BODY = new RegExp(
  `(?:rapport|étude|enquête|bulletin|bilan|report|study|survey|review)[\\s\\p{L}’'-]{0,30}?\\s(?:de l[’']|d[’']|du |de la |des |par l[’']|par le |par la |by the |from the |of the |by |from )((?:\\p{Lu}[\\p{L}’'-]* ){0,3}?(?:${HEAD})(?:(?: |, )(?:\\p{Lu}[\\p{L}’'-]*|de|des|du|d’\\p{L}+|la|le|les|et|sur|pour|site|santé|régional\\p{L}*|national\\p{L}*|départemental\\p{L}*|municipal\\p{L}*|of|for|on|and|the)(?![\\p{L}]))*)`,
  'u',
)

/** A body Vigie has no entry for, named as one in the lead: "le rapport de l’Observatoire Exemple". */
function findUnknownBody(text: string): Relay | null {
  const lead = text.slice(0, LEAD)
  const match = UNKNOWN_BODY.exec(lead)
  const name = match?.[1]?.replace(/(?:[ ,]+(?:de|des|du|la|le|les|et|sur|pour|of|for|on|and|the))+$/, '')
  // The bare word for a body names none.
  if (!match || !name || !/\s/.test(name)) return null
  const plain = foldKeepingLength(lead)
  return {
    authority: name,
    kind: null,
    year: yearIn(sentenceAround(plain, match.index, match.index + match[0].length)),
  }
}
