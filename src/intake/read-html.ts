/** Web pages: all visible text by paragraphs, with what is not the article (menus, adverts, footer) marked as boilerplate. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { decodeText, startOf, storableText } from './decode-text.ts'
import { blocksOf, type PageBlock } from './page-blocks.ts'
import { findPageMetadata } from './page-metadata.ts'
import type { FoundMetadata, ParsedFile } from './parsed-file.ts'

export function readHtml(bytes: Uint8Array): ParsedFile {
  const charset = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{3,20})/i.exec(startOf(bytes, 4096))?.[1]
  const decoded = decodeText(bytes, charset)
  if (!decoded.ok) return { kind: 'refused', code: decoded.code, details: {} }
  const { document } = parseHTML(asPage(decoded.text))
  const found = findPageMetadata(document)
  const blocks = blocksOf(document.body)
  const article = extractArticle(document)
  const { text, boilerplate } = joinBlocks(blocks, article.texts, found.title ?? article.found.title)
  return {
    kind: 'text',
    text,
    boilerplate,
    found: { ...article.found, ...found },
    header: null,
    notes: decoded.notes,
  }
}

/** linkedom makes no body for a fragment. */
const asPage = (html: string): string =>
  /<body[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`

interface Article {
  /** Folded text of each of its paragraphs; null when no article stands out. */
  readonly texts: ReadonlySet<string> | null
  readonly found: FoundMetadata
}

function extractArticle(document: Document): Article {
  const article = new Readability(document, { serializer: (node) => node, charThreshold: 200 }).parse()
  if (!article) return { texts: null, found: {} }
  const content = article.content as unknown as Element
  const texts = new Set(blocksOf(content).map((block) => fold(block.text)))
  return {
    texts: texts.size > 0 ? texts : null,
    found: {
      ...(article.title ? { title: storableText(article.title) } : {}),
      ...(article.siteName ? { publisher: storableText(article.siteName) } : {}),
      ...(article.publishedTime ? { date: article.publishedTime } : {}),
      ...(article.lang ? { language: article.lang } : {}),
    },
  }
}

const fold = (text: string): string => text.replace(/\s+/g, '').toLowerCase()

/** Paragraphs to one text; those neither of the article nor its title are boilerplate, as are navigation and footers. */
function joinBlocks(
  blocks: readonly PageBlock[],
  article: ReadonlySet<string> | null,
  title: string | undefined,
) {
  const boilerplate: { start: number; end: number }[] = []
  const heading = title === undefined ? '' : fold(title)
  let text = ''
  for (const block of blocks) {
    if (text !== '') text += block.isTight ? '\n' : '\n\n'
    const start = text.length
    text += block.text
    const folded = fold(block.text)
    const isHeading =
      block.isHeading && heading.length > 0 && (heading.includes(folded) || folded.includes(heading))
    const belongs = article === null ? !block.isAside : article.has(folded) || isHeading
    if (belongs) continue
    const last = boilerplate.at(-1)
    if (last && text.slice(last.end, start).trim() === '') last.end = text.length
    else boilerplate.push({ start, end: text.length })
  }
  return { text, boilerplate }
}
