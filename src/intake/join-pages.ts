/** Pages of lines to one text: broken words and sentences are joined, running heads and page numbers marked. */
import type { Boilerplate } from '../core/document.ts'

/**
 * The text of the pages. A line that repeats at the edge of most pages, digits apart, is a running head.
 *
 * @example
 * joinPages(['La disponi-\nbilité de la\ncocaïne est forte.']).text // => 'La disponibilité de la cocaïne est forte.'
 */
export function joinPages(pages: readonly string[]): { text: string; boilerplate: Boilerplate[] } {
  const linesOfPages = pages.map((page) =>
    page.split('\n').map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim()),
  )
  const heads = runningHeads(linesOfPages)
  const width = usualWidth(linesOfPages)
  const boilerplate: Boilerplate[] = []
  let text = ''
  let previous = ''
  for (const lines of linesOfPages)
    for (const [index, line] of lines.entries()) {
      if (line === '') {
        previous = ''
        continue
      }
      if (isEdge(lines, index) && heads.has(withoutDigits(line))) {
        text += text === '' ? '' : '\n\n'
        boilerplate.push({ start: text.length, end: text.length + line.length })
        text += line
        previous = ''
        continue
      }
      text = joinLine(text, previous, line, width)
      previous = line
    }
  return { text, boilerplate }
}

function joinLine(text: string, previous: string, line: string, width: number): string {
  if (text === '') return line
  if (previous === '') return `${text}\n\n${line}`
  const breaksWord = /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(line)
  if (breaksWord) return text.slice(0, -1) + line
  const goesOn = previous.length >= width * 0.6 && !/[.!?:;»”"]$/.test(previous) && !/^[•▪–—-] /.test(line)
  const startsLow = /^[\p{Ll}\d(«“,;]/u.test(line)
  const isWrapped = goesOn || (startsLow && !/[.!?:;]$/.test(previous)) || previous.length >= width * 0.9
  return `${text}${isWrapped ? ' ' : '\n'}${line}`
}

const EDGE = 2
const filled = (lines: readonly string[]): number[] =>
  lines.flatMap((line, index) => (line === '' ? [] : [index]))

function isEdge(lines: readonly string[], index: number): boolean {
  const order = filled(lines)
  const at = order.indexOf(index)
  return at < EDGE || at >= order.length - EDGE
}

const withoutDigits = (line: string): string => line.replace(/\d+/g, '#')

function runningHeads(pages: readonly (readonly string[])[]): Set<string> {
  const counts = new Map<string, number>()
  for (const lines of pages) {
    const order = filled(lines)
    const edges = new Set(
      [...order.slice(0, EDGE), ...order.slice(-EDGE)].map((index) => withoutDigits(lines[index] ?? '')),
    )
    for (const edge of edges) counts.set(edge, (counts.get(edge) ?? 0) + 1)
  }
  return new Set(
    [...counts].filter(([, count]) => count >= 3 && count >= pages.length / 2).map(([line]) => line),
  )
}

/** Length most full lines have: the nine tenths quantile. */
function usualWidth(pages: readonly (readonly string[])[]): number {
  const lengths = pages.flatMap((lines) => lines.map((line) => line.length)).filter((length) => length > 0)
  lengths.sort((a, b) => a - b)
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0
}
