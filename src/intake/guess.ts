/** What a text shows of itself when nobody says: its genre, its date, the kind of who observed. */
import type { SourceKind } from '../core/codes.ts'
import type { Genre } from '../core/document.ts'
import { readDay } from './read-date.ts'

/** Each genre by words that open such a text; the first that fits. Looked for in the title and the first lines. */
const GENRE_CUES: readonly (readonly [Genre, RegExp])[] = [
  [
    'police-release',
    /communiqu[ée][^\n]{0,80}(?:police|gendarmerie|pr[ée]fecture|parquet|procureur|douane)|(?:police|customs|border force)[^\n]{0,40}(?:press release|news release)/i,
  ],
  [
    'minutes',
    /^.{0,80}(?:compte[- ]rendu (?:de|du) |proc[èe]s[- ]verbal de r[ée]union|minutes of (?:the )?|ordre du jour\s*:)/im,
  ],
  [
    'interview',
    /^.{0,60}\b(?:entretien (?:avec|n°|semi)|interview (?:with|guide|transcript))|^(?:enqu[êe]teur|enqu[êe]trice|interviewer)\s*:/im,
  ],
  [
    'site-report',
    /^.{0,80}(?:rapport (?:du |de )?site|site report|coordination (?:locale|r[ée]gionale) trend)/im,
  ],
  ['field-note', /^.{0,60}(?:note de terrain|notes? d[’']observation|note ethnographique|field ?notes?\b)/im],
  ['alert', /^.{0,30}(?:alerte|drug alert|health alert|avis d[’']alerte|note d[’']alerte)\b/im],
  [
    'abstract',
    /^\s*(?:abstract|r[ée]sum[ée])\s*[:\n]|^\s*(?:background|contexte|introduction)\s*:[\s\S]{20,3000}(?:methods?|m[ée]thodes?)\s*:/im,
  ],
  ['forum', /^(?:re\s*:|post[ée] (?:par|le)|posted (?:by|on)|.{0,40} (?:wrote|a [ée]crit)\s*:)/im],
  [
    'press',
    /^(?:publi[ée] le|mis (?:en ligne|à jour) le|published|last updated|publicit[ée]|advertisement|lire aussi|read (?:more|also)|suivez[- ]nous|suivez .{1,30} sur|follow us|this story is over)/im,
  ],
  [
    'report',
    /^.{0,80}(?:rapport annuel|rapport d[’'](?:activit[ée]|[ée]tude)|annual report|table des mati[èe]res|table of contents|sommaire\s*$)/im,
  ],
]

/** The genre by what the text opens and closes with; null when nothing tells. */
export function guessGenre(text: string, title: string | null): Genre | null {
  const edges = `${title ?? ''}\n${text.slice(0, 3000)}\n${text.length > 3000 ? text.slice(-500) : ''}`
  return GENRE_CUES.find(([, cue]) => cue.test(edges))?.[0] ?? null
}

const KIND_OF_GENRE: Readonly<Record<Genre, SourceKind>> = {
  'field-note': 'observatory',
  interview: 'users',
  'site-report': 'observatory',
  report: 'observatory',
  press: 'media',
  'police-release': 'police',
  alert: 'health',
  forum: 'users',
  message: 'seller',
  minutes: 'ngo',
  abstract: 'research',
  other: 'media',
}

/** Who usually observes in texts of this genre; a release of customs is theirs. */
export function guessKind(genre: Genre, text: string): SourceKind {
  if (genre === 'police-release' && /\b(?:douane|customs|border force)/i.test(text.slice(0, 400)))
    return 'customs'
  return KIND_OF_GENRE[genre]
}

const DATED =
  /(?:^|\n)[^\n]{0,40}?(?:publi[ée]e? le|mis en ligne le|post[ée] le|published(?: on)?:?|posted on|date\s*:|paris, le|le)\s+((?:\p{L}+,? )?\d{1,2}(?:er|st|nd|rd|th)?[ /.-][\p{L}\d.]+[ /.-]\d{4}|\p{Lu}\p{L}+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d{2}-\d{2})/iu
const CUE_NEEDED = /publi|mis en ligne|post[ée]|date\s*:|paris, le/i

/** The day a text says it was published on, in its first or last lines; null when it does not. */
export function guessDay(text: string): string | null {
  for (const part of [text.slice(0, 1500), text.slice(-600)]) {
    const match = DATED.exec(part)
    if (match?.[1] && CUE_NEEDED.test(match[0])) return readDay(match[1])
  }
  return null
}

/**
 * A day in a file's name.
 *
 * @example
 * dayOfName('2024-03-12 note Metz.txt') // => '2024-03-12'
 */
export function dayOfName(name: string): string | null {
  const match = /(?<!\d)(\d{4}-\d{2}-\d{2}|(?:19|20)\d{2}[01]\d[0-3]\d)(?!\d)/.exec(name)
  return match?.[1] ? readDay(match[1]) : null
}
