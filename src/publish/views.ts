/** What the pages show: each view is plain data, made by a function of its own and rendered by `web` or drawn by `drawFigure`. */
import type { Claim } from '../core/claim.ts'
import type { Bilingual, Direction, SourceKind, Space } from '../core/codes.ts'
import type { Missing, OrMissing } from '../core/missing.ts'
import type { Table } from '../core/table.ts'
import type { Novelty, Statement, TrendStatus } from '../core/trend.ts'
import type { Filters } from './filters.ts'

/** What every view carries. */
export interface View {
  /** Kind of view: names its page and its files. */
  readonly name:
    | 'new'
    | 'trends'
    | 'explore'
    | 'coverage'
    | 'report'
    | 'documents'
    | 'prices'
    | 'samples'
    | 'signals'
    | 'signal'
  readonly title: Bilingual
  readonly filters: Filters
  /** The figures as rows: what `.csv` and `.json` hold, and the table behind the charts. */
  readonly table: Table
  /** Drawn by `drawFigure`; the first is what `.svg` and `.png` give. */
  readonly figures: readonly Figure[]
}

/** One claim behind a sentence, as a page shows it. */
export interface EvidenceItem
  extends Pick<
    Claim,
    | 'observationId'
    | 'documentId'
    | 'chain'
    | 'sourceKind'
    | 'site'
    | 'space'
    | 'phenomenon'
    | 'substances'
    | 'places'
    | 'direction'
    | 'level'
    | 'certainty'
    | 'period'
    | 'review'
  > {
  readonly quote: string
}

/** A sentence, and the first claims for and against it; `statement` holds all ids. */
export interface StatementView {
  readonly statement: Statement
  /** How sure, in words that may follow the sentence: « signalé par une seule source ». */
  readonly certainty: Bilingual
  readonly evidence: readonly EvidenceItem[]
  readonly contrary: readonly EvidenceItem[]
  /** How many there are in all. */
  readonly evidenceTotal: number
  readonly contraryTotal: number
}

/** What is new in the period: sentences, the most important first. */
export interface WhatIsNewView extends View {
  readonly name: 'new'
  readonly statements: readonly StatementView[]
  /** How many there are before `statements` was cut. */
  readonly total: number
  readonly byNovelty: Readonly<Record<Novelty, number>>
  readonly byStatus: Readonly<Record<TrendStatus, number>>
  readonly warnings: readonly Warning[]
}

/** The grid: rows are substance × indicator, columns are sites. */
export interface TrendsGridView extends View {
  readonly name: 'trends'
  /** Columns: codes of sites, in order. */
  readonly sites: readonly string[]
  /** The indicators shown, codes of phenomena. */
  readonly indicators: readonly string[]
  readonly rows: readonly GridRow[]
}

export interface GridRow {
  readonly substance: string
  readonly indicator: string
  /** One a site, in the order of `sites`. `not-observed`: the site sent nothing; `not-asked`: it did, but says nothing of this. */
  readonly cells: readonly OrMissing<GridCell>[]
}

export interface GridCell {
  readonly direction: Direction
  readonly status: TrendStatus
  readonly novelty: Novelty | null
  readonly chains: number
  readonly contraryChains: number
  /** Why this status, for a tooltip. */
  readonly because: Bilingual
  /** Chains that speak of it a month (or year when the period is longer), for a sparkline. */
  readonly spark: readonly OrMissing<number>[]
  /** Where the cell leads: filters of the Explore page. */
  readonly explore: Filters
}

/** One subject looked at closely. */
export interface ExploreView extends View {
  readonly name: 'explore'
  /** What the filters ask, as a sentence fragment. */
  readonly statements: readonly StatementView[]
  readonly series: readonly SeriesPoint[]
  readonly map: MapView
  readonly evidence: readonly EvidenceItem[]
  readonly evidenceTotal: number
}

/** Chains that speak of the subject in a month, against all that were received. Silence is Missing, never zero. */
export interface SeriesPoint {
  /** `YYYY-MM`. */
  readonly period: string
  readonly chains: OrMissing<number>
  readonly up: OrMissing<number>
  readonly down: OrMissing<number>
  /** Chains received that month, whatever they speak of; Missing when the observatory received nothing. */
  readonly denominator: OrMissing<number>
  /** `chains / denominator`; too few under five received. */
  readonly share: OrMissing<number>
}

export interface MapView {
  readonly level: 'departement' | 'region'
  readonly areas: readonly MapArea[]
  /** Classes of the choropleth, lowest first; the last has no upper end. */
  readonly classes: readonly { readonly from: number; readonly to: number | null }[]
  /** The same in words. */
  readonly alt: Bilingual
}

export interface MapArea {
  readonly place: string
  /** Chains that speak of the subject there; `not-observed` where no chain came from. */
  readonly value: OrMissing<number>
  readonly direction: Direction | null
  readonly status: TrendStatus | null
}

/** Who reports, and who is silent. */
export interface CoverageView extends View {
  readonly name: 'coverage'
  readonly months: readonly string[]
  readonly rows: readonly CoverageRowView[]
  readonly warnings: readonly Warning[]
}

export interface CoverageRowView {
  readonly site: string
  readonly space: Space
  readonly cells: readonly (CoverageCell | Missing)[]
  readonly documents: number
}

export interface CoverageCell {
  readonly month: string
  readonly documents: number
  readonly chains: number
  readonly sourceKinds: readonly SourceKind[]
}

/** Something about the material itself that a reader of the figures must know. */
export interface Warning {
  readonly kind: 'silent-site' | 'falling-sample'
  readonly site: string | null
  readonly text: Bilingual
}

/** The yearly report. */
export interface ReportView extends View {
  readonly name: 'report'
  readonly period: string
  /** How many documents, chains, sites and kinds of source it rests on. */
  readonly basis: {
    readonly documents: number
    readonly chains: number
    readonly sites: number
    readonly claims: number
  }
  readonly warnings: readonly Warning[]
  readonly sections: readonly ReportSection[]
}

export interface ReportSection {
  /** `highlights`, a substance's code, or `supply` `use` `harm` `context`. */
  readonly id: string
  readonly heading: Bilingual
  /** Substance sections carry their code. */
  readonly substance: string | null
  readonly statements: readonly StatementView[]
  readonly table: Table
  readonly figures: readonly Figure[]
}

export interface DocumentListView extends View {
  readonly name: 'documents'
  readonly documents: readonly DocumentItem[]
  readonly total: number
  /** `after` of the next page, or null. */
  readonly next: string | null
}

export interface DocumentItem {
  readonly id: string
  readonly name: string
  readonly title: string | null
  readonly language: string
  readonly genre: string
  readonly sourceKind: SourceKind
  readonly publisher: string | null
  readonly publishedOn: string | null
  readonly site: string | null
  readonly space: Space
  readonly observations: number
  readonly suggested: number
}

/** A drawing, as data: its table goes through the gate before anything is drawn. */
export interface Figure {
  readonly id: string
  readonly kind: 'series' | 'map' | 'grid' | 'bars' | 'board' | 'curve' | 'ranges' | 'pairs' | 'bound'
  readonly title: Bilingual
  /** The drawing in words, for those who do not see it. */
  readonly alt: Bilingual
  readonly table: Table
}
