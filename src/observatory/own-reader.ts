/** The readers of an observatory: their confidence as learned from what people accepted, edited and rejected there. */
import { type OwnConfidence, withOwnConfidence } from '../reader/learned/own-confidence.ts'
import type { Readers } from '../reader/readers.ts'
import type { Actor, Store } from '../store/store.ts'

/** Kept as a setting of the store: it moves with an export, and the audit says who learned it. */
const SETTING = 'reading-confidence'

export async function ownReaders(store: Pick<Store, 'setting'>, readers: Readers): Promise<Readers> {
  return withOwnConfidence(readers, await store.setting<OwnConfidence>(SETTING))
}

export function keepConfidence(
  store: Pick<Store, 'setSetting'>,
  own: OwnConfidence,
  actor: Actor,
): Promise<void> {
  return store.setSetting(SETTING, own, actor)
}
