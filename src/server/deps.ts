/** What the server is given: everything it wires together. */
import type { Reader } from '../reader/reading.ts'
import type { Actor, Store } from '../store/store.ts'
import type { Vocabulary } from '../vocabulary/concept.ts'
import type { Gazetteer } from '../vocabulary/gazetteer-types.ts'
import type { FranceMap } from '../vocabulary/maps.ts'
import type { Texts } from '../vocabulary/texts.ts'
import type { Assets } from './assets.ts'

export interface Deps {
  readonly store: Store
  readonly vocabulary: Vocabulary
  readonly gazetteer: Gazetteer
  readonly reader: Reader
  readonly texts: Texts
  readonly assets: Assets
  /** Outlines of France. */
  readonly map: FranceMap
  /** True for the invented observatory: every page says so. */
  readonly isDemo: boolean
  /** Today, ISO 8601. */
  readonly today: () => string
  /** This instant, ISO 8601, for clocks. */
  readonly now: () => string
  /** Pseudonym of who decides at this machine. */
  readonly actor: Actor
}
