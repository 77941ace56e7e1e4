/** The XML of a DOCX: paragraphs of a part, title and date of its properties. A document type is refused outright. */
import { SaxesParser } from 'saxes'
import { storableText } from './decode-text.ts'
import type { FoundMetadata } from './parsed-file.ts'

/** Parts of the tree that are not the text as its reader sees it. */
const LEFT_OUT = new Set(['mc:Fallback', 'w:del', 'w:moveFrom', 'w:instrText', 'w:delText'])

export function paragraphsOf(xml: string): string[] {
  const parser = safeParser()
  const paragraphs: string[] = []
  const open: string[] = []
  let leftOut = 0
  let isText = false
  let cells: number | null = null
  parser.on('opentag', ({ name }) => {
    if (LEFT_OUT.has(name)) leftOut++
    if (name === 'w:p') open.push('')
    else if (name === 'w:t') isText = true
    else if (name === 'w:tab') append('\t')
    else if (name === 'w:br' || name === 'w:cr') append('\n')
    else if (name === 'w:noBreakHyphen') append('-')
    else if (name === 'w:tr') cells = paragraphs.length
  })
  parser.on('text', (text) => {
    if (isText) append(text)
  })
  parser.on('closetag', ({ name }) => {
    if (LEFT_OUT.has(name)) leftOut--
    if (name === 'w:t') isText = false
    if (name === 'w:p') keep(open.pop() ?? '')
    if (name === 'w:tr' && cells !== null) {
      // A row of a table reads as one line.
      const row = paragraphs.splice(cells)
      if (row.length > 0) paragraphs.push(row.join(' | '))
      cells = null
    }
  })
  parser.write(xml).close()
  return paragraphs

  function append(text: string): void {
    if (leftOut === 0 && open.length > 0) open[open.length - 1] += text
  }
  function keep(text: string): void {
    const line = text.replace(/[ \t\u00a0]*\t[ \t]*/g, ' ').trim()
    if (line !== '') paragraphs.push(line)
  }
}

export function findDocxMetadata(xml: string): FoundMetadata {
  const parser = safeParser()
  const values = new Map<string, string>()
  let current = ''
  parser.on('opentag', ({ name }) => {
    current = name
  })
  parser.on('text', (text) => {
    if (text.trim() !== '') values.set(current, (values.get(current) ?? '') + text)
  })
  parser.on('closetag', () => {
    current = ''
  })
  try {
    parser.write(xml).close()
  } catch {
    return {}
  }
  const title = storableText(values.get('dc:title') ?? '').trim()
  const date = values.get('dcterms:created')
  const language = values.get('dc:language')
  return { ...(title ? { title } : {}), ...(date ? { date } : {}), ...(language ? { language } : {}) }
}

function safeParser(): SaxesParser {
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw new Error('a document type in a DOCX')
  })
  parser.on('error', (error) => {
    throw error
  })
  return parser
}
