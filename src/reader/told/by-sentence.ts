/** The claims of each sentence, so that what is told beside a claim is found without a walk over all of a text. */
import { groupBy } from '../../core/group-by.ts'
import type { Frame } from '../observe.ts'

const NONE: readonly Frame[] = []

/** Gives the claims of a sentence by its number. */
export function bySentence(frames: readonly Frame[]): (index: number) => readonly Frame[] {
  const all = groupBy(frames, ({ sentence }) => sentence.index)
  return (index) => all.get(index) ?? NONE
}
