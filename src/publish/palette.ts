/** Colours of drawings: the page's own variables, which follow light and dark, or fixed ones for files. */

export interface Palette {
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly paper: string
  readonly mark: string
  /** Behind `mark`: what the marked part is a part of. */
  readonly whole: string
  readonly directions: Readonly<Record<string, string>>
  /** Of the map, lowest first. */
  readonly classes: readonly string[]
}

export const PALETTES = ['page', 'file'] as const
export type PaletteName = (typeof PALETTES)[number]

/** Fixed colours keep 3:1 on white between neighbours that touch a label, and differ in lightness for those who see no hue. */
const FILE: Palette = {
  ink: '#1b2430',
  muted: '#535e69',
  line: '#ddd8cb',
  paper: '#ffffff',
  mark: '#0b5563',
  whole: '#c9d3d6',
  directions: {
    up: '#8a3f06',
    down: '#24518e',
    stable: '#4b5560',
    new: '#55398c',
    absent: '#1b2430',
    present: '#1f6a45',
  },
  classes: ['#cfe3e7', '#8fbec7', '#3f8896', '#0b5563'],
}

const PAGE: Palette = {
  ink: 'var(--ink, currentColor)',
  muted: 'var(--muted, currentColor)',
  line: 'var(--line, #8888)',
  paper: 'var(--paper, transparent)',
  mark: 'var(--accent, #0b5563)',
  whole: 'var(--line, #8886)',
  directions: {
    up: 'var(--warn, #8a3f06)',
    down: 'var(--blue, #24518e)',
    stable: 'var(--slate, #4b5560)',
    new: 'var(--violet, #55398c)',
    absent: 'var(--ink, currentColor)',
    present: 'var(--good, #1f6a45)',
  },
  classes: [0.22, 0.45, 0.7, 1].map(
    (part) => `color-mix(in srgb, var(--accent, #0b5563) ${part * 100}%, var(--paper, #fff))`,
  ),
}

export const paletteOf = (name: PaletteName): Palette => (name === 'page' ? PAGE : FILE)
