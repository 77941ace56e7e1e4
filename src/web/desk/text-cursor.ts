/** A cursor over the words and marks of a text: it is the browser's own selection, so everyone sees where it stands. */

interface Word {
  readonly start: number
  readonly end: number
}

/** Words between which the selection stretches, by their order in the text. */
let anchor = -1
let head = -1

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu

const regionOf = (desk: Element): HTMLElement => desk.querySelector<HTMLElement>('[data-text]')!
const linesOf = (desk: Element): HTMLElement[] => [
  ...regionOf(desk).querySelectorAll<HTMLElement>('p[data-at]'),
]
const startOf = (line: HTMLElement): number => Number(line.dataset.at)

function wordsOf(desk: Element): Word[] {
  return linesOf(desk).flatMap((line) =>
    [...(line.textContent ?? '').matchAll(WORD)].map((match) => ({
      start: startOf(line) + match.index,
      end: startOf(line) + match.index + match[0].length,
    })),
  )
}

/** Moves to the word before or after; with `extends`, the selection stretches to it. */
export function moveByWord(desk: Element, step: 1 | -1, isExtending: boolean): void {
  const words = wordsOf(desk)
  if (words.length === 0) return
  head = Math.max(0, Math.min(words.length - 1, head + step))
  if (!isExtending || anchor < 0) anchor = head
  const first = words[Math.min(anchor, head)]!
  const last = words[Math.max(anchor, head)]!
  select(desk, first.start, last.end)
}

function select(desk: Element, start: number, end: number): void {
  const from = placeOf(desk, start)
  const to = placeOf(desk, end, true)
  if (!from || !to) return
  getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  from.node.parentElement?.scrollIntoView({ block: 'nearest' })
}

/** The letter of the page at an offset of the stored text. */
function placeOf(desk: Element, at: number, isEnd = false): { node: Text; offset: number } | null {
  const line = linesOf(desk).findLast((candidate) => startOf(candidate) <= at - (isEnd ? 1 : 0))
  if (!line) return null
  let left = at - startOf(line)
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (left < node.length || (isEnd && left === node.length)) return { node, offset: left }
    left -= node.length
  }
  return null
}

/** The claim the selection stands in, or null between marks. */
export function currentMark(desk: Element): string | null {
  const node = getSelection()?.anchorNode
  const mark = node?.parentElement?.closest<HTMLElement>('mark[data-claims]')
  return mark && desk.contains(mark) ? (mark.dataset.claims?.split(' ')[0] ?? null) : null
}

/** Takes the focus to the first run of a claim's evidence, and the word cursor with it. */
export function selectMark(desk: Element, id: string): void {
  const mark = [...desk.querySelectorAll<HTMLElement>('mark[data-claims]')].find((candidate) =>
    (candidate.dataset.claims ?? '').split(' ').includes(id),
  )
  const link = mark?.querySelector('a')
  if (!mark || !link) return
  const at = Number(mark.dataset.at)
  head = wordsOf(desk).findIndex(({ end }) => end > at)
  anchor = head
  getSelection()?.removeAllRanges()
  link.focus({ preventScroll: true })
  link.scrollIntoView({ block: 'center' })
}

/** The selected words with where they begin, as far as the line they begin in. */
export function selectedRun(desk: Element): { start: number; quote: string } | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const line = range.startContainer.parentElement?.closest<HTMLElement>('p[data-at]')
  if (!line || !regionOf(desk).contains(line)) return null
  const before = document.createRange()
  before.setStart(line, 0)
  before.setEnd(range.startContainer, range.startOffset)
  const within = document.createRange()
  within.setStart(range.startContainer, range.startOffset)
  if (line.contains(range.endContainer)) within.setEnd(range.endContainer, range.endOffset)
  else within.setEnd(line, line.childNodes.length)
  const quote = within.toString()
  return quote.trim() === '' ? null : { start: startOf(line) + before.toString().length, quote }
}

export function focusText(desk: Element): void {
  regionOf(desk).focus({ preventScroll: true })
}
