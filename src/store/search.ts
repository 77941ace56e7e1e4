/** Full text search that forgives accents and knows the concepts behind the words: "héro" finds heroin under any name. */
import type { Language } from '../core/codes.ts'
import { foldName } from '../vocabulary/fold-name.ts'
import type { Query } from './database.ts'
import { type Concepts, lexeme, withoutAccents } from './index-words.ts'
import { readSummary, SUMMARY, type SummaryRow } from './read-documents.ts'
import { type Sql, sql } from './sql.ts'
import type { SearchHit, SearchResult } from './store.ts'

export interface SearchOptions {
  /** Of the documents. */
  readonly language?: Language
  readonly limit?: number
  readonly offset?: number
}

/** Marks round a matched word and between extracts: characters no text of people uses. */
const [OPEN, CLOSE, CUT] = ['\ue000', '\ue001', '\ue002']
const HEADLINE = `StartSel=${OPEN}, StopSel=${CLOSE}, FragmentDelimiter=${CUT}, MaxFragments=2, MaxWords=28, MinWords=8`

export async function searchDocuments(
  query: Query,
  concepts: Concepts,
  words: string,
  { language, limit = 20, offset = 0 }: SearchOptions,
): Promise<SearchResult> {
  const groups = groupsOf(words, concepts)
  const found = groups.flatMap(({ text, codes }) => codes.map((code) => ({ term: text, code })))
  if (groups.length === 0) return { hits: [], total: 0, concepts: [] }
  const asked = groups.map(groupQuery).reduce((left, right) => sql`${left} && ${right}`)
  const matching = sql`d.search @@ q.query and ${language ? sql`d.language = ${language}` : sql`true`}`
  const from = sql`document d, (select (${asked}) as query) q`
  const [count] = await query<{ total: number }>(sql`select count(*) as total from ${from} where ${matching}`)
  // Extracts are cut for the page alone: cutting is dearer than finding.
  const rows = await query<SummaryRow & { headline: string; rank: number }>(sql`
    with best as (
      select d.id, q.query, ts_rank_cd(d.search, q.query, 1) as rank from ${from} where ${matching}
      order by rank desc, d.id limit ${limit} offset ${offset})
    select ${SUMMARY}, rank,
      ts_headline((case d.language when 'fr' then 'french' else 'english' end)::regconfig, left(d.text, 100000),
        best.query, ${HEADLINE}) as headline
    from best join document d on d.id = best.id order by rank desc, d.id`)
  return { hits: rows.map(readHit), total: count?.total ?? 0, concepts: found }
}

interface Group {
  readonly text: string
  readonly codes: readonly string[]
}

/**
 * The words cut into terms of the vocabulary, longest first, and single words. Words with operators (quotes, minus,
 * `or`) stay one group, as PostgreSQL's web search reads them.
 */
function groupsOf(words: string, concepts: Concepts): Group[] {
  if (/["]|(?:^|\s)-\S|\bor\b/i.test(words)) return [{ text: words, codes: [] }]
  const parts = words.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part))
  const known = termsOf(concepts)
  const groups: Group[] = []
  for (let at = 0; at < parts.length; ) {
    let length = Math.min(5, parts.length - at)
    let codes = known.get(foldName(parts.slice(at, at + length).join(' ')))
    while (!codes && length > 1) codes = known.get(foldName(parts.slice(at, at + --length).join(' ')))
    groups.push({ text: parts.slice(at, at + length).join(' '), codes: codes ?? [] })
    at += length
  }
  return groups
}

const termMaps = new WeakMap<Concepts, Map<string, string[]>>()

/** Every name of a substance or phenomenon, folded, with the codes it stands for. */
function termsOf(concepts: Concepts): Map<string, string[]> {
  const cached = termMaps.get(concepts)
  if (cached) return cached
  const map = new Map<string, string[]>()
  const add = (name: string, code: string) => {
    const folded = foldName(name)
    const codes = map.get(folded) ?? []
    if (!codes.includes(code) && code !== 'other') map.set(folded, [...codes, code])
  }
  for (const { term, code } of concepts.terms) for (const form of formsOf(term)) add(form, code)
  for (const scheme of ['substances', 'phenomena'] as const)
    for (const { code, prefLabel, altLabel } of concepts.schemes.get(scheme)?.concepts.values() ?? [])
      for (const name of [prefLabel.fr, prefLabel.en, ...altLabel.fr, ...altLabel.en]) add(name, code)
  termMaps.set(concepts, map)
  return map
}

/** A term with and without its optional endings: `champi(s)` is `champi` and `champis`. */
const formsOf = (term: string): string[] => [
  ...new Set([term.replace(/\([^)]*\)/g, ''), term.replace(/[()]/g, '')]),
]

function groupQuery({ text, codes }: Group): Sql {
  const folded = withoutAccents(text)
  const spellings = folded === text ? [text] : [text, folded]
  const read = spellings.flatMap((spelling) => [
    sql`websearch_to_tsquery('french', ${spelling})`,
    sql`websearch_to_tsquery('english', ${spelling})`,
  ])
  const named = codes.map((code) => sql`${`${lexeme(code)}:A`}::tsquery`)
  return sql`(${[...read, ...named].reduce((left, right) => sql`${left} || ${right}`)})`
}

function readHit(row: SummaryRow & { headline: string; rank: number }): SearchHit {
  const extracts = row.headline.split(CUT).map((extract) =>
    extract
      .split(new RegExp(`(${OPEN}[^${CLOSE}]*${CLOSE})`))
      .filter((run) => run !== '')
      .map((run) => ({
        text: run.replace(new RegExp(`[${OPEN}${CLOSE}]`, 'g'), ''),
        isMatch: run.startsWith(OPEN),
      })),
  )
  return { document: readSummary(row), extracts, rank: row.rank }
}
