/** The closed lists of the coding guideline: what a slot of an observation may say. */

export const DIRECTIONS = ['present', 'up', 'down', 'stable', 'new', 'absent'] as const
export type Direction = (typeof DIRECTIONS)[number]

export const LEVELS = ['high', 'low'] as const
export type Level = (typeof LEVELS)[number]

export const CERTAINTIES = ['asserted', 'hedged', 'denied'] as const
export type Certainty = (typeof CERTAINTIES)[number]

export const SOURCE_KINDS = [
  'observatory',
  'police',
  'justice',
  'customs',
  'health',
  'lab',
  'users',
  'seller',
  'media',
  'research',
  'government',
  'ngo',
] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

export const SPACES = ['urban', 'festive', 'online', 'prison', 'other'] as const
export type Space = (typeof SPACES)[number]

export const MODES = ['sea', 'air', 'road', 'rail', 'post'] as const
export type Mode = (typeof MODES)[number]

export const MEASURE_KINDS = [
  'price',
  'offer',
  'purity',
  'weight',
  'count',
  'share',
  'deaths',
  'cases',
] as const
export type MeasureKind = (typeof MEASURE_KINDS)[number]

/** Languages Vigie reads and speaks. */
export const LANGUAGES = ['fr', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A text in each of Vigie's languages. */
export type Bilingual = Record<Language, string>
