/** The gate before any zip: its directory is judged before a byte is inflated, and bytes are counted again while inflating. */
import yauzl from 'yauzl'
import { Problem } from '../core/problem.ts'

export const ZIP_LIMITS = { entries: 2000, bytes: 200_000_000, ratio: 100 } as const
/** Below this a high ratio is harmless. */
const SMALL = 4_000_000

export interface OpenZip {
  readonly names: readonly string[]
  /** The bytes of an entry, or null when there is none of that name. */
  read(name: string): Promise<Buffer | null>
}

/**
 * Opens a zip that passes the gate.
 *
 * @throws Problem `zip-bomb`, `zip-unsafe`; anything else yauzl throws means that it is no zip.
 */
export async function openZip(bytes: Buffer, file: string): Promise<OpenZip> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, opened) =>
      error ? reject(error) : resolve(opened),
    )
  })
  if (zip.entryCount > ZIP_LIMITS.entries) throw new Problem('zip-bomb', { file })
  const entries = await listEntries(zip, file)
  const budget = { left: ZIP_LIMITS.bytes }
  return {
    names: [...entries.keys()],
    read: async (name) => {
      const entry = entries.get(name)
      return entry ? inflate(zip, entry, budget, file) : null
    },
  }
}

function listEntries(zip: yauzl.ZipFile, file: string): Promise<Map<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>()
    let inflated = 0
    let packed = 0
    zip.on('error', (error: Error) =>
      reject(isUnsafeName(error) ? new Problem('zip-unsafe', { file }) : error),
    )
    zip.on('entry', (entry: yauzl.Entry) => {
      inflated += entry.uncompressedSize
      packed += entry.compressedSize
      const isBomb = inflated > ZIP_LIMITS.bytes || (inflated > SMALL && inflated > packed * ZIP_LIMITS.ratio)
      if (isBomb || entries.size >= ZIP_LIMITS.entries) return reject(new Problem('zip-bomb', { file }))
      if (isUnsafe(entry)) return reject(new Problem('zip-unsafe', { file }))
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.readEntry()
  })
}

const isUnsafeName = (error: Error): boolean =>
  /^(?:absolute path|invalid relative path|invalid characters)/.test(error.message)

const SYMLINK = 0o120000

function isUnsafe(entry: yauzl.Entry): boolean {
  const name = entry.fileName
  const mode = (entry.externalFileAttributes >>> 16) & 0o170000
  return (
    name.includes('\0') ||
    /^(?:\/|[A-Za-z]:)|(?:^|[\\/])\.\.(?:[\\/]|$)/.test(name) ||
    mode === SYMLINK ||
    (ARCHIVE.test(name) && !EMBEDDED.test(name))
  )
}

const ARCHIVE = /\.(?:zip|docx|xlsx|pptx|jar|7z|rar|gz|tgz|tar|bz2|xz|zst|odt|ods|epub)$/i
/** The sheet behind a chart of Word: never opened here, its declared size counted like any other. */
const EMBEDDED = /^word\/embeddings\/[^/\\]+$/

function inflate(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  budget: { left: number },
  file: string,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        budget.left -= chunk.length
        if (budget.left < 0) stream.destroy(new Problem('zip-bomb', { file }))
        else chunks.push(chunk)
      })
      stream.on('error', (cause: Error) =>
        reject(/too many bytes/.test(cause.message) ? new Problem('zip-bomb', { file }) : cause),
      )
      stream.on('end', () => resolve(Buffer.concat(chunks)))
    })
  })
}
