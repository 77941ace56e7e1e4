/** The views made of numbers: prices and samples, their pages and what may be asked of them. */
import { h } from 'preact'
import type { Numbers } from '../publish/numbers.ts'
import { viewPrices } from '../publish/view-prices.ts'
import { viewSamples } from '../publish/view-samples.ts'
import type { Vocabulary } from '../vocabulary/concept.ts'
import type { Gazetteer } from '../vocabulary/gazetteer-types.ts'
import type { Choices } from '../web/filters-form.tsx'
import { PricesPage } from '../web/prices-page.tsx'
import { SamplesPage } from '../web/samples-page.tsx'
import { VIEW_FILTERS } from '../web/view-filters.ts'
import { yearsAndParts } from './choices.ts'
import type { Kind } from './view-routes.ts'

export const PRICES: Kind<ReturnType<typeof viewPrices>, Numbers> = {
  name: 'prices',
  filters: VIEW_FILTERS.prices,
  gather: (kept, _, audience) => kept.numbers(audience),
  choices: async (kept, deps, audience) => {
    const { offers } = await kept.numbers(audience)
    return numberChoices(
      offers.map(({ substance, place, period }) => ({ substance, place, day: period })),
      deps,
    )
  },
  make: viewPrices,
  figures: (view) => view.figures,
  page: (view, shown) => h(PricesPage, { view, ...shown }),
}

export const SAMPLES: Kind<ReturnType<typeof viewSamples>, Numbers> = {
  name: 'samples',
  filters: VIEW_FILTERS.samples,
  gather: (kept, _, audience) => kept.numbers(audience),
  choices: async (kept, deps, audience) => {
    const { samples } = await kept.numbers(audience)
    return numberChoices(
      samples.map(({ expected, place, collectedOn }) => ({ substance: expected, place, day: collectedOn })),
      deps,
    )
  },
  make: viewSamples,
  figures: (view) => view.figures,
  page: (view, shown) => h(SamplesPage, { view, ...shown }),
}

interface Named {
  readonly substance: string | null
  readonly place: string | null
  readonly day: string | null
}

/** What the numbers speak of, and no more. Their places are those the audience may see already. */
function numberChoices(
  rows: readonly Named[],
  { vocabulary, gazetteer }: { vocabulary: Vocabulary; gazetteer: Gazetteer },
): Choices {
  const distinct = (codes: readonly string[]) => [...new Set(codes)]
  const years = rows.flatMap(({ day }) => /^\/?(\d{4})/.exec(day ?? '')?.[1] ?? [])
  const places = distinct(rows.flatMap(({ place }) => place ?? []))
  return {
    periods: yearsAndParts(years),
    substances: distinct(rows.flatMap(({ substance }) => substance ?? []))
      .flatMap((code) => vocabulary.substanceAndWider(code))
      .filter((code, at, all) => all.indexOf(code) === at),
    phenomena: [],
    places: distinct(places.flatMap((code) => [code, ...gazetteer.widerThan(code)])),
    sites: [],
  }
}
