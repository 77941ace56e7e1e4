/** What the filters of a page offer: what the material speaks of, and no more. */
import type { Claim } from '../core/claim.ts'
import type { Vocabulary } from '../vocabulary/concept.ts'
import type { Gazetteer } from '../vocabulary/gazetteer-types.ts'
import type { Choices } from '../web/filters-form.tsx'

interface Names {
  readonly vocabulary: Vocabulary
  readonly gazetteer: Gazetteer
}

/** Choices from the claims kept; `period` is always among them. */
export function choicesOf(claims: readonly Claim[], names: Names, audience: 'internal' | 'public'): Choices {
  const { vocabulary, gazetteer } = names
  const years = new Set<string>()
  const substances = new Set<string>()
  const phenomena = new Set<string>()
  const places = new Set<string>()
  const sites = new Set<string>()
  for (const claim of claims) {
    const year = /^\/?(\d{4})/.exec(claim.period ?? '')?.[1]
    if (year) years.add(year)
    for (const code of claim.substances)
      for (const wider of vocabulary.substanceAndWider(code)) substances.add(wider)
    phenomena.add(claim.phenomenon)
    for (const code of claim.places)
      for (const wider of [code, ...gazetteer.widerThan(code)]) places.add(wider)
    if (claim.site) sites.add(claim.site)
  }
  const shown = (codes: Set<string>) =>
    [...codes].filter((code) => audience === 'internal' || gazetteer.publicPlace(code) === code)
  return {
    periods: yearsAndParts([...years]),
    substances: [...substances],
    phenomena: inOrder(phenomena, vocabulary),
    places: shown(places),
    sites: shown(sites),
  }
}

/** Each year with its halves and quarters, the newest first. */
export const yearsAndParts = (years: readonly string[]): string[] =>
  [...new Set(years)].sort().reverse().flatMap(partsOf)

const partsOf = (year: string): string[] => [
  year,
  ...['H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4'].map((part) => `${year}-${part}`),
]

/** Groups and phenomena spoken of, in the order of the vocabulary. */
function inOrder(spoken: ReadonlySet<string>, vocabulary: Vocabulary): string[] {
  const groups = new Set([...spoken].flatMap((code) => vocabulary.concept('phenomena', code)?.broader ?? []))
  return [...(vocabulary.schemes.get('phenomena')?.concepts.keys() ?? [])].filter(
    (code) => spoken.has(code) || groups.has(code),
  )
}
