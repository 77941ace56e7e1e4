/** Metadata as people write them beside a text: `key: value` lines in a header, a sidecar or a folder's `vigie.yml`. */
import { LANGUAGES, SOURCE_KINDS, SPACES } from '../core/codes.ts'
import { GENRES } from '../core/document.ts'
import { Problem } from '../core/problem.ts'
import type { Metadata } from './intake.ts'
import { readDay, readPeriod } from './read-date.ts'

type Field = keyof Metadata

/** Keys a person may write, French and English, folded. */
const KEYS: Readonly<Record<string, Field>> = {
  title: 'title',
  titre: 'title',
  date: 'publishedOn',
  published: 'publishedOn',
  publie: 'publishedOn',
  publisher: 'publisher',
  editeur: 'publisher',
  relays: 'authority',
  relaie: 'authority',
  authority: 'authority',
  autorite: 'authority',
  kind: 'sourceKind',
  source: 'sourceKind',
  'source-kind': 'sourceKind',
  genre: 'genre',
  language: 'language',
  langue: 'language',
  lang: 'language',
  site: 'site',
  space: 'space',
  espace: 'space',
  period: 'period',
  periode: 'period',
}

export interface WrittenMetadata {
  readonly metadata: Metadata
  /** Keys that mean nothing here. */
  readonly unknown: readonly string[]
}

/**
 * The metadata of `key: value` lines.
 *
 * @param where the file they stand in, for messages.
 * @throws Problem `metadata-bad-value` when a known key has a value it cannot have.
 * @example
 * readMetadata('date: 6 décembre 2016\nkind: media', 'note.md').metadata // => { publishedOn: '2016-12-06', sourceKind: 'media' }
 */
export function readMetadata(lines: string, where: string): WrittenMetadata {
  const metadata: Record<string, string> = {}
  const unknown: string[] = []
  for (const line of lines.split(/\r?\n/)) {
    const pair = /^([\p{L}][\p{L}_ -]{0,39}):(?:\s+(.*))?$/u.exec(line)
    if (!pair) continue
    const [, key = '', rest = ''] = pair
    const field = Object.hasOwn(KEYS, foldKey(key)) ? KEYS[foldKey(key)] : undefined
    const value = unquote(rest.trim())
    if (!field) unknown.push(key)
    else if (value !== '') Object.assign(metadata, readValue(field, value, key, where))
  }
  return { metadata, unknown }
}

const foldKey = (key: string): string =>
  key.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/[ _]/g, '-')

function unquote(value: string): string {
  const quoted = /^(["'])(.*)\1(?:\s+#.*)?$/.exec(value)
  return quoted ? (quoted[2] ?? '') : value.replace(/\s+#.*$/, '')
}

function readValue(field: Field, value: string, key: string, where: string): Metadata {
  const refuse = (expected: string): never => {
    throw new Problem('metadata-bad-value', { file: where, key, expected })
  }
  const oneOf = (codes: readonly string[]): string =>
    codes.includes(value.toLowerCase()) ? value.toLowerCase() : refuse(codes.join(', '))
  switch (field) {
    case 'publishedOn':
      return dated(value) ?? refuse('2025-03-31')
    case 'period':
      return { period: readPeriod(value) ?? refuse('2025, 2025-03, 2025-Q1, 2024-10/2025-03') }
    case 'sourceKind':
      return { sourceKind: oneOf(SOURCE_KINDS) as Metadata['sourceKind'] }
    case 'genre':
      return { genre: oneOf(GENRES) as Metadata['genre'] }
    case 'language':
      return { language: oneOf(LANGUAGES) as Metadata['language'] }
    case 'space':
      return { space: oneOf(SPACES) as Metadata['space'] }
    default:
      return { [field]: value.slice(0, 500) }
  }
}

/** A day is when it was published; a mere month or year is the period it is about. */
function dated(value: string): Metadata | null {
  const day = readDay(value)
  if (day) return { publishedOn: day }
  const period = readPeriod(value)
  return period ? { period } : null
}

/** Metadata laid over one another, the first winning field by field. */
export function mergeMetadata(...layers: readonly (Metadata | null | undefined)[]): Metadata {
  return Object.assign(
    {},
    ...layers
      .toReversed()
      .map((layer) =>
        Object.fromEntries(Object.entries(layer ?? {}).filter(([, value]) => value !== undefined)),
      ),
  )
}
