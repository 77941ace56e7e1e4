/** The claims of each sentence, so that what is told beside a claim is found without a walk over all of a text. */
import type { Frame } from '../observe.ts'

const NONE: readonly Frame[] = []

/** Gives the claims of a sentence by its number. */
export function bySentence(frames: readonly Frame[]): (index: number) => readonly Frame[] {
  const all = new Map<number, Frame[]>()
  for (const frame of frames) {
    const own = all.get(frame.sentence.index)
    if (own) own.push(frame)
    else all.set(frame.sentence.index, [frame])
  }
  return (index) => all.get(index) ?? NONE
}
