/** Marks that tell kinds apart by shape, dash and colour together, and their legend: no kind is told by its hue alone. */
import type { Drawing } from './draw-figure.ts'
import type { Palette } from './palette.ts'
import { element, escapeXml } from './svg.ts'

export interface MarkStyle {
  readonly colour: string
  readonly symbol: 'circle' | 'square' | 'triangle' | 'diamond'
  readonly dash?: string | undefined
  readonly isHollow?: boolean
}

/** The look of each price family and of each kind of share. */
export const familyStyle =
  ({ mark, ink, directions }: Palette) =>
  (code: string): MarkStyle =>
    ({
      users: { colour: mark, symbol: 'circle' } as const,
      seller: { colour: directions.up ?? ink, symbol: 'square', dash: '7 3' } as const,
      police: { colour: directions.down ?? ink, symbol: 'triangle', dash: '3 3' } as const,
      online: { colour: directions.stable ?? ink, symbol: 'diamond', dash: '9 3 2 3' } as const,
      raw: { colour: directions.up ?? ink, symbol: 'circle' } as const,
      adjusted: { colour: mark, symbol: 'square', dash: '7 3' } as const,
    })[code] ?? { colour: ink, symbol: 'circle' }

const SHAPES: Readonly<Record<MarkStyle['symbol'], string>> = {
  circle: 'M6 0a6 6 0 1 1 0 12a6 6 0 1 1 0-12z',
  square: 'M1 1h10v10h-10z',
  triangle: 'M6 0L12 11H0z',
  diamond: 'M6 -1L13 6L6 13L-1 6z',
}

/** Marks and their words in rows at the top, as many rows as the width asks for. */
export function markLegend(
  drawing: Drawing,
  entries: readonly (MarkStyle & { readonly label: string })[],
  top = 8,
): string {
  let [x, y] = [12, top]
  return entries
    .map(({ symbol, colour, isHollow, label, dash }) => {
      const length = 24 + label.length * 6.7 + 18
      if (x > 12 && x + length > drawing.width) {
        x = 12
        y += 18
      }
      const mark = element('path', {
        d: SHAPES[symbol],
        transform: `translate(${Math.round(x)} ${y})`,
        fill: isHollow ? drawing.palette.paper : colour,
        stroke: colour,
        'stroke-width': isHollow ? 2 : 1,
      })
      const line = dash
        ? element('path', {
            d: `M${Math.round(x) - 4} ${y + 6}h20`,
            stroke: colour,
            'stroke-dasharray': dash,
            'stroke-width': 1.5,
          })
        : ''
      const text = element('text', { x: x + 21, y: y + 10 }, escapeXml(label))
      x += length
      return line + mark + text
    })
    .join('')
}
