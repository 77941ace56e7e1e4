/** What reads many texts, one after the other or several at once. */
import type { Reader, Reading, ReadOptions } from './reading.ts'

export interface Readers {
  readonly version: string
  /** Texts worth handing over beyond the one waited for; it may grow as there is more to read. */
  readonly ahead: number
  read(text: string, options?: ReadOptions): Promise<Reading>
  close(): Promise<void>
}

/** One reader, here: a text is read before the next is asked for. */
export const oneReader = (reader: Pick<Reader, 'version' | 'read'>): Readers => ({
  version: reader.version,
  ahead: 0,
  read: async (text, options) => reader.read(text, options),
  close: async () => {},
})
