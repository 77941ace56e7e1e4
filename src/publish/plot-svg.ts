/** Observable Plot on the server: its marks as SVG text, without the labels it puts where no role allows them. */
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

/**
 * The inside of a plot, to be framed by `frameSvg`. Plot labels `<g>` elements without a role, which WCAG checkers refuse, and
 * carries a style sheet a strict content policy would block: both go.
 */
export function plotContent(options: Plot.PlotOptions): {
  content: string
  width: number
  height: number
  /** Where a value of a scale is drawn, for what is written beside the plot. */
  scale: (name: 'x' | 'y') => { apply(value: number): number } | undefined
} {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const svg = Plot.plot({ ...options, document: document as unknown as Document })
  for (const group of svg.querySelectorAll('[aria-label],[aria-hidden],[aria-description]'))
    for (const name of ['aria-label', 'aria-hidden', 'aria-description']) group.removeAttribute(name)
  for (const style of svg.querySelectorAll('style')) style.remove()
  return {
    content: svg.innerHTML,
    width: Number(svg.getAttribute('width')),
    height: Number(svg.getAttribute('height')),
    scale: (name) => svg.scale(name) as { apply(value: number): number } | undefined,
  }
}
