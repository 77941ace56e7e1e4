/** Links claims: causes named by the words ("à cause de", "suite à", "because"), from the effect to what drives it. */
import type { Frame } from './observe.ts'
import type { Sentence } from './sentence.ts'

export function link(frames: Frame[], _sentences: readonly Sentence[], _text: string): Frame[] {
  for (const frame of frames) {
    for (const cue of frame.sentence.cues) {
      if (cue.row.kind !== 'cause') continue
      const mates = frames.filter((one) => one.sentence === frame.sentence && one !== frame)
      const before = mates.filter((one) => one.trigger.to <= cue.from)
      const after = mates.filter((one) => one.trigger.from >= cue.to)
      const isCauseAfter = cue.row.value !== 'effect'
      const causes = isCauseAfter ? after : before
      const isEffect = isCauseAfter ? frame.trigger.to <= cue.from : frame.trigger.from >= cue.to
      const nearest = causes.at(isCauseAfter ? 0 : -1)
      if (
        isEffect &&
        nearest &&
        !frame.drivers.includes(nearest.phenomenon) &&
        nearest.phenomenon !== frame.phenomenon
      )
        frame.drivers.push(nearest.phenomenon)
    }
  }
  return frames
}
