/** PDF: the text of its pages, lines joined to paragraphs, running heads and page numbers marked as boilerplate. */
import { getDocumentProxy } from 'unpdf'
import { storableText } from './decode-text.ts'
import { joinPages } from './join-pages.ts'
import type { FoundMetadata, ParsedFile } from './parsed-file.ts'

/** Fewer letters than this a file hold no text worth the name: pictures of pages. */
const LEAST_LETTERS = 20

export async function readPdf(bytes: Uint8Array): Promise<ParsedFile> {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-'))
    return { kind: 'refused', code: 'not-a-pdf', details: {} }
  try {
    // A copy: the reader takes the buffer over, and a pooled one holds the bytes of others.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      stopAtErrors: false,
      maxImageSize: 1,
    })
    const pages: string[] = []
    for (let number = 1; number <= pdf.numPages; number++) pages.push(await textOfPage(pdf, number))
    const found = await findPdfMetadata(pdf)
    const { text, boilerplate } = joinPages(pages)
    if ((text.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS)
      return { kind: 'refused', code: 'pdf-without-text', details: { pages: pdf.numPages } }
    return { kind: 'text', text, boilerplate, found, header: null, notes: [] }
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      return { kind: 'refused', code: 'pdf-encrypted', details: {} }
    return { kind: 'refused', code: 'pdf-damaged', details: {} }
  }
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

/** A page that cannot be read counts as empty: the others may hold the text. */
async function textOfPage(pdf: Pdf, number: number): Promise<string> {
  try {
    const page = await pdf.getPage(number)
    const content = await page.getTextContent()
    let text = ''
    for (const item of content.items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '')
    page.cleanup()
    return storableText(text)
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw error
    return ''
  }
}

async function findPdfMetadata(pdf: Pdf): Promise<FoundMetadata> {
  try {
    const { info } = await pdf.getMetadata()
    const { Title, CreationDate, Language } = info as Record<string, unknown>
    const date = typeof CreationDate === 'string' ? /^D:(\d{4})(\d{2})(\d{2})/.exec(CreationDate) : null
    return {
      ...(isTitle(Title) ? { title: storableText(Title.trim()) } : {}),
      ...(date ? { date: `${date[1]}-${date[2]}-${date[3]}` } : {}),
      ...(typeof Language === 'string' ? { language: Language } : {}),
    }
  } catch {
    return {}
  }
}

/** Programs put file names and their own name where a title should stand. */
function isTitle(title: unknown): title is string {
  return (
    typeof title === 'string' &&
    /\s/.test(title.trim()) &&
    !/^microsoft |\.\w{2,4}$|^untitled|^sans titre/i.test(title.trim())
  )
}
