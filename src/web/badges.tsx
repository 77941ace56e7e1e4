/** How sure, how new, which way: each a word with a sign. And what stands where a number is missing. */
import type { MissingReason } from '../core/missing.ts'
import { Glyph } from './glyphs.tsx'
import type { Ui } from './ui.ts'

export function StatusBadge({ ui, status }: { ui: Ui; status: string }) {
  return (
    <span class={`badge status-${status}`}>
      <Glyph name={status} /> {ui.label('statuses', status)}
    </span>
  )
}

export function NoveltyBadge({ ui, novelty }: { ui: Ui; novelty: string | null }) {
  return novelty ? <span class={`badge novelty-${novelty}`}>{ui.label('novelties', novelty)}</span> : null
}

export function DirectionSign({ ui, direction }: { ui: Ui; direction: string }) {
  return (
    <span class={`direction direction-${direction}`}>
      <Glyph name={direction} /> {ui.label('directions', direction)}
    </span>
  )
}

export function ReviewBadge({ ui, review }: { ui: Ui; review: string }) {
  return <span class={`badge review-${review}`}>{ui.say(`web.review.${review}`)}</span>
}

/** Four silences, four looks: not observed, not asked, suppressed, too few. Zero is a number and never comes here. */
export function MissingMark({ ui, reason }: { ui: Ui; reason: MissingReason }) {
  return <span class={`missing missing-${reason}`}>{ui.say(`web.missing.${reason}`)}</span>
}
