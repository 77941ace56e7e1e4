/** What a web page says of itself in its head: title, date, publisher, language. Authors are left out. */
import { storableText } from './decode-text.ts'
import type { FoundMetadata } from './parsed-file.ts'

const DATES = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'citation_publication_date',
  'pubdate',
  'publication_date',
]
const PUBLISHERS = ['og:site_name', 'dc.publisher', 'dcterms.publisher', 'publisher', 'application-name']
const TITLES = ['og:title', 'dc.title', 'dcterms.title', 'citation_title', 'twitter:title']

export function findPageMetadata(document: Document): FoundMetadata {
  const metas = metaValues(document)
  const linked = linkedData(document)
  const pick = (names: readonly string[]): string | undefined =>
    names.map((name) => metas.get(name)).find((value) => value !== undefined)
  const title = pick(TITLES) ?? clean(document.querySelector('title')?.textContent)
  const date =
    pick(DATES) ?? linked.date ?? clean(document.querySelector('time[datetime]')?.getAttribute('datetime'))
  const publisher = pick(PUBLISHERS) ?? linked.publisher
  const language = clean(document.documentElement?.getAttribute('lang')) ?? metas.get('og:locale')
  const isArticle = metas.get('og:type') === 'article' || linked.isNews
  return {
    ...(title ? { title } : {}),
    ...(date ? { date } : {}),
    ...(publisher ? { publisher } : {}),
    ...(language ? { language } : {}),
    ...(isArticle ? { genre: 'press' } : {}),
  }
}

function metaValues(document: Document): Map<string, string> {
  const values = new Map<string, string>()
  for (const meta of document.querySelectorAll('meta')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop')
    const value = clean(meta.getAttribute('content'))
    if (name && value && !values.has(name.toLowerCase())) values.set(name.toLowerCase(), value)
  }
  return values
}

/** Publisher and date of schema.org data written as JSON. */
function linkedData(document: Document): { date?: string; publisher?: string; isNews: boolean } {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const item = firstArticle(parseJson(script.textContent ?? ''))
    if (!item) continue
    const publisher = (item.publisher as { name?: unknown } | undefined)?.name
    const date = clean(typeof item.datePublished === 'string' ? item.datePublished : null)
    const name = clean(typeof publisher === 'string' ? publisher : null)
    return {
      ...(date ? { date } : {}),
      ...(name ? { publisher: name } : {}),
      isNews: /News/.test(String(item['@type'])),
    }
  }
  return { isNews: false }
}

function firstArticle(data: unknown): Record<string, unknown> | null {
  const graph = typeof data === 'object' && data !== null && '@graph' in data ? data['@graph'] : data
  const items: unknown[] = Array.isArray(graph) ? graph : [graph]
  const article = items.find((item) =>
    /Article|Report|BlogPosting/.test(String((item as { '@type'?: unknown })?.['@type'])),
  )
  return (article as Record<string, unknown> | undefined) ?? null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function clean(text: string | null | undefined): string | undefined {
  const cleaned = storableText(text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500)
  return cleaned === '' ? undefined : cleaned
}
