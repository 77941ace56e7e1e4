/** The views made of numbers: prices and samples, their pages and what may be asked of them. */
import { h } from 'preact'
import type { FigureKind } from '../core/table.ts'
import type { Audience } from '../protect/disclose.ts'
import { basisOf, restsOnEnough } from '../protect/enough.ts'
import type { Numbers } from '../publish/numbers.ts'
import { viewPrices } from '../publish/view-prices.ts'
import { viewSamples } from '../publish/view-samples.ts'
import type { Choices } from '../web/filters-form.tsx'
import { PricesPage } from '../web/prices-page.tsx'
import { SamplesPage } from '../web/samples-page.tsx'
import { VIEW_FILTERS } from '../web/view-filters.ts'
import { yearsAndParts } from './choices.ts'
import type { Deps } from './deps.ts'
import type { Kind } from './view-routes.ts'

export const PRICES: Kind<ReturnType<typeof viewPrices>, Numbers> = {
  name: 'prices',
  filters: VIEW_FILTERS.prices,
  gather: (kept, _, audience) => kept.numbers(audience),
  choices: async (kept, deps, audience) => {
    const { offers } = await kept.numbers(audience)
    const rows = offers.map(({ substance, place, period, chain }) => ({
      substance,
      place,
      day: period,
      chain,
    }))
    return numberChoices(rows, 'price', audience, deps)
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
    const rows = samples.map(({ expected: substance, place, collectedOn: day, chain }) => ({
      substance,
      place,
      day,
      chain,
    }))
    return numberChoices(rows, 'share', audience, deps)
  },
  make: viewSamples,
  figures: (view) => view.figures,
  page: (view, shown) => h(SamplesPage, { view, ...shown }),
}

interface Named {
  readonly substance: string | null
  readonly place: string | null
  readonly day: string | null
  readonly chain: string
}

/** What the numbers speak of, and no more; to the public only products and places that are told at all. */
function numberChoices(
  rows: readonly Named[],
  kind: FigureKind,
  audience: Audience,
  { vocabulary, gazetteer }: Pick<Deps, 'vocabulary' | 'gazetteer'>,
): Choices {
  const chosen = (codesOf: (row: Named) => readonly string[]): string[] => {
    const chains = new Map<string, string[]>()
    for (const row of rows)
      for (const code of codesOf(row)) {
        const known = chains.get(code)
        if (known) known.push(row.chain)
        else chains.set(code, [row.chain])
      }
    return [...chains]
      .filter(([, own]) => audience === 'internal' || restsOnEnough(basisOf(own), kind))
      .map(([code]) => code)
  }
  return {
    periods: yearsAndParts(rows.flatMap(({ day }) => /^\/?(\d{4})/.exec(day ?? '')?.[1] ?? [])),
    substances: chosen(({ substance }) =>
      substance === null ? [] : vocabulary.substanceAndWider(substance),
    ),
    phenomena: [],
    places: chosen(({ place }) => (place === null ? [] : [place, ...gazetteer.widerThan(place)])),
    sites: [],
  }
}
