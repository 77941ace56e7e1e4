/** Linking: what a chain is once other documents are known; articles join the report they relay, copies their original. */
import type { SourceChain } from '../core/document.ts'
import { type ChainFacts, chainKey, isWork, originOf, relays } from './chain.ts'
import { findCopies } from './near-duplicates.ts'

/** The chain of a document and why it is that one; what `Store` keeps. */
export interface ChainLink {
  readonly documentId: string
  readonly chain: SourceChain
  readonly reason: 'own' | 'relays' | 'near-duplicate'
}

/**
 * The chain of every document. Pure and independent of earlier answers: call it with the facts of all documents (or
 * of those that share a body or a signature band with a new one) whenever documents were added, and store the chains
 * that changed.
 *
 * - An article about a body's report joins that body's report: of the year it names, else the newest one out at most
 *   400 days before it (a fortnight after it at most: embargoes); an article without a date joins the newest.
 *   Without the report at hand, articles about one body's work of one year are one chain.
 * - Two reports of different years stay two chains.
 * - A copy takes the chain of the earliest text of its group: nine tenths alike, or six tenths within 60 days.
 */
export function linkChains(documents: readonly ChainFacts[]): Map<string, ChainLink> {
  const inOrder = [...documents].sort(byDate)
  const works = worksByBody(inOrder)
  const links = new Map(inOrder.map((facts) => [facts.id, ownLink(facts, relayedWork(facts, works))]))
  for (const group of groupCopies(inOrder)) {
    const shared = group.flatMap(({ id }) => links.get(id) ?? [])
    // A chain known by its body goes before one known by a text alone; else the earliest text's.
    const origin = shared.find(({ chain }) => !chain.key.startsWith('text/')) ?? shared[0]
    for (const { id, publisher } of group)
      if (origin && origin.documentId !== id)
        links.set(id, { documentId: id, chain: { ...origin.chain, publisher }, reason: 'near-duplicate' })
  }
  return links
}

function ownLink(facts: ChainFacts, work: ChainFacts | null): ChainLink {
  const { id, publisher, authority, kind } = facts
  return {
    documentId: id,
    chain: { key: chainKey(work ?? facts), publisher, authority, kind: work?.kind ?? kind },
    reason: relays(facts) ? 'relays' : 'own',
  }
}

/** Groups of copies, each in order of date. */
function groupCopies(documents: readonly ChainFacts[]): ChainFacts[][] {
  const known = new Map(documents.map((facts) => [facts.id, facts]))
  const groups = new Map<string, ChainFacts[]>()
  for (const copy of findCopies(documents)) {
    const original = known.get(copy.of)
    const late = known.get(copy.id)
    if (!original || !late || !isCopy(original, late, copy.similarity)) continue
    groups.set(original.id, [...(groups.get(original.id) ?? [original]), late])
  }
  return [...groups.values()]
}

function byDate(a: ChainFacts, b: ChainFacts): number {
  const [x, y] = [a.publishedOn ?? '9999', b.publishedOn ?? '9999']
  if (x !== y) return x < y ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/** Reports that speak for themselves, by the first part of their body's name: "Observatoire Exemple, site de Lille". */
function worksByBody(documents: readonly ChainFacts[]): Map<string, ChainFacts[]> {
  const works = new Map<string, ChainFacts[]>()
  for (const facts of documents) {
    if (facts.publisher === null || relays(facts) || !(isWork(facts) || facts.genre === 'alert')) continue
    const body = bodyOf(facts.publisher)
    works.set(body, [...(works.get(body) ?? []), facts])
  }
  return works
}

const bodyOf = (name: string): string => originOf(name.split(/[,(:]| – | - /)[0] ?? name)

function relayedWork(
  facts: ChainFacts,
  works: ReadonlyMap<string, readonly ChainFacts[]>,
): ChainFacts | null {
  if (facts.authority === null || !relays(facts)) return null
  const authority = facts.authority
  const fitting = (works.get(bodyOf(authority)) ?? []).filter((work) => couldBeAbout(facts, work))
  const rank = (work: ChainFacts): number[] => [
    originOf(work.publisher ?? '') === originOf(authority) ? 0 : 1,
    work.genre === 'alert' ? 1 : 0,
    daysFrom(work, facts),
    work.site !== null && work.site === facts.site ? 0 : 1,
  ]
  const [best] = fitting.sort((a, b) => compareLists(rank(a), rank(b)) || (a.id < b.id ? -1 : 1))
  return best ?? null
}

const OLDEST = 400
const EMBARGO = 14

function couldBeAbout(article: ChainFacts, work: ChainFacts): boolean {
  const age = daysBetween(work.publishedOn, article.publishedOn)
  if (age !== null && age < -EMBARGO) return false
  if (article.relayedYear !== null) return yearsOf(work).has(article.relayedYear)
  return age === null ? article.publishedOn === null : age <= OLDEST
}

/** How far apart; the newest first for an article without a date. */
function daysFrom(work: ChainFacts, article: ChainFacts): number {
  const apart = daysBetween(work.publishedOn, article.publishedOn)
  if (apart !== null) return Math.abs(apart)
  return work.publishedOn === null ? Number.MAX_SAFE_INTEGER : -Date.parse(work.publishedOn)
}

/** Years a report may be called by: those it is about, and the one it came out. */
function yearsOf({ publishedOn, period }: ChainFacts): Set<number> {
  return new Set(
    [...`${publishedOn ?? ''} ${period ?? ''}`.matchAll(/(?<!\d)\d{4}(?!\d)/g)].map(([year]) => Number(year)),
  )
}

function daysBetween(from: string | null, to: string | null): number | null {
  return from === null || to === null ? null : (Date.parse(to) - Date.parse(from)) / 86_400_000
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

const SAME_TEXT = 0.9
const SOON = 60

/** Alike and close in time; but texts one body wrote itself are alike by their form, not by their origin. */
function isCopy(a: ChainFacts, b: ChainFacts, similarity: number): boolean {
  if (similarity < 1 && isSameBody(a, b)) return false
  const days = daysBetween(a.publishedOn, b.publishedOn)
  return similarity >= SAME_TEXT || days === null || Math.abs(days) <= SOON
}

const isSameBody = (a: ChainFacts, b: ChainFacts): boolean =>
  a.publisher !== null && b.publisher !== null && bodyOf(a.publisher) === bodyOf(b.publisher)
