/** The visible paragraphs of a web page, in order. */
import { storableText } from './decode-text.ts'

export interface PageBlock {
  readonly text: string
  readonly isHeading: boolean
  /** In a menu, header, footer or side column of the page. */
  readonly isAside: boolean
  /** Follows the block before it without an empty line: list items, table rows, lines of a paragraph. */
  readonly isTight: boolean
}

const UNSEEN = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG IFRAME OBJECT HEAD TITLE SELECT TEXTAREA INPUT AUDIO VIDEO CANVAS MATH'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BUTTON CAPTION DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LABEL LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'.split(
    ' ',
  ),
)
const ASIDES = new Set(['NAV', 'FOOTER', 'ASIDE', 'FORM', 'BUTTON', 'DIALOG'])
const TIGHT = new Set(['LI', 'TR', 'DD', 'DT'])

/** Walked without recursion, so that no depth of nesting overflows the stack. */
export function blocksOf(root: Element | null): PageBlock[] {
  const blocks: PageBlock[] = []
  if (!root) return blocks
  let run = ''
  let asides = 0
  let context: Element = root
  let tight = false
  const flush = (): void => {
    const text = storableText(run).replace(/\s+/g, ' ').trim()
    if (text !== '')
      blocks.push({
        text,
        isHeading: /^H[1-6]$/.test(tagOf(context)),
        isAside: asides > 0,
        isTight: tight || TIGHT.has(tagOf(context)),
      })
    run = ''
    tight = false
  }
  let node: Node | null = root.firstChild
  while (node) {
    const isElement = node.nodeType === 1
    const tag = isElement ? tagOf(node as Element) : ''
    const isOpen = isElement && !UNSEEN.has(tag) && !isHidden(node as Element)
    if (node.nodeType === 3) run += node.nodeValue ?? ''
    if (tag === 'BR') {
      flush()
      tight = true
    }
    if (tag === 'TD' || tag === 'TH') run += ' '
    if (isOpen && BLOCKS.has(tag)) {
      flush()
      context = node as Element
    }
    if (isOpen && ASIDES.has(tag)) asides++
    if (isOpen && node.firstChild) {
      node = node.firstChild
      continue
    }
    if (isOpen && ASIDES.has(tag)) {
      flush()
      asides--
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode as Node | null
      if (!node || node === root) break
      if (BLOCKS.has(tagOf(node as Element))) {
        flush()
        context = (node.parentNode as Element | null) ?? root
      }
      if (ASIDES.has(tagOf(node as Element))) asides--
    }
    node = !node || node === root ? null : node.nextSibling
  }
  flush()
  return blocks
}

const tagOf = (element: Element): string => element.nodeName.toUpperCase()

const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') || /display\s*:\s*none/i.test(element.getAttribute('style') ?? '')
