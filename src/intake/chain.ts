/** Chains: one key per independent origin, so that an article, its copies and the report it relays count once. */
import type { SourceKind } from '../core/codes.ts'
import type { Genre } from '../core/document.ts'
import { AUTHORITY_OF, foldName } from './authorities.ts'
import type { Signature } from './near-duplicates.ts'

/** What linking needs to know of a document, and the store must keep: plain JSON. */
export interface ChainFacts {
  readonly id: string
  /** ISO 8601 date. */
  readonly publishedOn: string | null
  readonly period: string | null
  readonly genre: Genre
  readonly site: string | null
  readonly kind: SourceKind
  readonly publisher: string | null
  readonly authority: string | null
  /** The year the text names of the work it relays ("le rapport 2015 de l’OFDT"). */
  readonly relayedYear: number | null
  readonly signature: Signature
}

/**
 * The key of a document's origin, from what it says of itself alone:
 * - a text that relays a body's work: that body and the work's year, `ofdt/2016`;
 * - a report speaking for itself: its publisher and year, and its site when it is a site's report;
 * - notes, minutes, releases and alerts: the organisation at its site; its many texts are one observer;
 * - press, forums, messages, interviews, and texts of nobody known: the text itself.
 *
 * `linkChains` joins what only a second document can tell.
 */
export function chainKey(facts: ChainFacts): string {
  if (relays(facts))
    return `${originOf(facts.authority ?? '')}/${facts.relayedYear ?? yearOf(facts) ?? 'undated'}`
  if (facts.publisher === null || isOwnVoice(facts)) return `text/${facts.id}`
  const origin = originOf(facts.publisher)
  const site = facts.site === null ? '' : `/${facts.site}`
  if (!isWork(facts)) return `${origin}${site}`
  return `${origin}/${yearOf(facts) ?? 'undated'}${facts.genre === 'site-report' ? site : ''}`
}

/** True when the text passes on the work of a body other than the one that printed it. */
export function relays({ authority, publisher }: Pick<ChainFacts, 'authority' | 'publisher'>): boolean {
  return authority !== null && (publisher === null || originOf(authority) !== originOf(publisher))
}

/**
 * One name for a body, however it is written.
 *
 * @example
 * originOf('Observatoire français des drogues') // => 'ofdt'
 * originOf('Le Courrier Exemple') // => 'le-courrier-exemple'
 */
export function originOf(name: string): string {
  const folded = foldName(name).replace(/^(?:l|the) /, '')
  return foldName(AUTHORITY_OF.get(folded)?.name ?? folded).replace(/ /g, '-')
}

const OWN_VOICE_GENRES: ReadonlySet<Genre> = new Set(['press', 'forum', 'message', 'interview'])
const OWN_VOICE_KINDS: ReadonlySet<SourceKind> = new Set(['media', 'users', 'seller'])
const WORK_GENRES: ReadonlySet<Genre> = new Set(['report', 'site-report', 'abstract'])

const isOwnVoice = ({ genre, kind }: ChainFacts): boolean =>
  OWN_VOICE_GENRES.has(genre) || (OWN_VOICE_KINDS.has(kind) && !WORK_GENRES.has(genre))

/** A work with a title and a year, as opposed to one of many notes. */
export const isWork = ({ genre }: Pick<ChainFacts, 'genre'>): boolean => WORK_GENRES.has(genre)

function yearOf({ publishedOn, period }: ChainFacts): string | null {
  return publishedOn?.slice(0, 4) ?? /(\d{4})[^/]*$/.exec(period ?? '')?.[1] ?? period?.slice(0, 4) ?? null
}
