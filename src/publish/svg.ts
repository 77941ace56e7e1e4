/** Pieces of SVG written as text: elements, the patterns of what is missing, and the frame that says what is drawn. */
import type { MissingReason } from '../core/missing.ts'
import type { Palette } from './palette.ts'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/**
 * One element.
 *
 * @example
 * element('text', { x: 4 }, escapeXml('a < b')) // => '<text x="4">a &lt; b</text>'
 */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${escapeXml(typeof value === 'number' ? String(Math.round(value * 100) / 100) : value)}"`,
    )
    .join('')
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

export function escapeXml(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  )
}

export interface Frame {
  readonly width: number
  readonly height: number
  readonly title: string
  readonly alt: string
  readonly palette: Palette
  /** Files carry their own paper; pages show theirs. */
  readonly hasPaper: boolean
}

/** Room for the title that a file carries; on a page the caption says it. */
const HEAD = 34

/** The drawing in its frame: an image with one name, whose inside no screen reader walks through. */
export function frameSvg({ width, height, title, alt, palette, hasPaper }: Frame, content: string): string {
  const head = hasPaper ? HEAD : 0
  const size = { width, height: height + head, viewBox: `0 0 ${width} ${height + head}` }
  const paper = hasPaper
    ? element('rect', { width, height: height + head, fill: palette.paper }) +
      element('text', { x: 12, y: 22, 'font-size': 15, 'font-weight': 600 }, escapeXml(title))
    : ''
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...size,
      role: 'img',
      'aria-label': `${title}. ${alt}`,
      'font-family': 'system-ui, "Segoe UI", "DejaVu Sans", "Liberation Sans", Arial, sans-serif',
      'font-size': 12,
      fill: palette.ink,
    },
    hasPaper ? paper + element('g', { transform: `translate(0 ${head})` }, content) : content,
  )
}

/** Where a number is missing, each reason has its own pattern: two drawings on a page keep their own by `id`. */
export function missingPatterns(id: string, palette: Palette): string {
  const line = (attributes: Attributes) =>
    element('path', { stroke: palette.muted, fill: 'none', ...attributes })
  const pattern = (reason: MissingReason, content: string) =>
    element(
      'pattern',
      { id: patternId(id, reason), width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
      content,
    )
  return element(
    'defs',
    {},
    pattern('not-observed', line({ d: 'M-1 7 7 -1', 'stroke-width': 0.8 })) +
      pattern('not-asked', element('circle', { cx: 3, cy: 3, r: 0.7, fill: palette.muted })) +
      pattern('suppressed', line({ d: 'M-1 7 7 -1M-1 -1 7 7', 'stroke-width': 0.8 })) +
      pattern('too-few', line({ d: 'M0 3H6', 'stroke-width': 0.8 })),
  )
}

const patternId = (id: string, reason: MissingReason): string => `${id}-${reason}`
export const missingFill = (id: string, reason: MissingReason): string => `url(#${patternId(id, reason)})`
