/** The reader of an observatory: its confidence as learned from what people accepted, edited and rejected there. */
import { type OwnConfidence, withOwnConfidence } from '../reader/learned/own-confidence.ts'
import type { Reader } from '../reader/reading.ts'
import type { Actor, Store } from '../store/store.ts'

/** Kept as a setting of the store: it moves with an export, and the audit says who learned it. */
const SETTING = 'reading-confidence'

export async function ownReader<R extends Reader>(store: Pick<Store, 'setting'>, reader: R): Promise<R> {
  return withOwnConfidence(reader, await store.setting<OwnConfidence>(SETTING))
}

export function keepConfidence(
  store: Pick<Store, 'setSetting'>,
  own: OwnConfidence,
  actor: Actor,
): Promise<void> {
  return store.setSetting(SETTING, own, actor)
}
