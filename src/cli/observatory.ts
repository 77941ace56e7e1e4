/** Opens the observatory a command speaks of, and closes it whatever happens. */
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'

export interface FolderOption {
  readonly folder?: string
}

/** Where it lies: `--folder`, else `DATABASE_URL`, else `VIGIE_FOLDER`, else the user's data folder (the store's default). */
export function placeOf(options: FolderOption): { folder?: string; databaseUrl?: string } {
  if (options.folder) return { folder: options.folder }
  const { DATABASE_URL: databaseUrl, VIGIE_FOLDER: folder } = process.env
  if (databaseUrl) return { databaseUrl }
  return folder ? { folder } : {}
}

export async function withStore<T>(options: FolderOption, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(placeOf(options))
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}
