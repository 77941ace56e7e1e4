/** Pieces both signal pages share: badges, the clock, the buttons that move a signal. */
import type { SignalItem } from '../publish/view-signals.ts'
import { linkTo, type Ui } from './ui.ts'

export function SignalBadges({ ui, item: { signal, clock } }: { ui: Ui; item: SignalItem }) {
  return (
    <>
      <span class={`badge signal-${signal.kind}`}>{kindName(ui, signal)}</span>
      {signal.isUrgent && <span class="badge signal-urgent">{ui.say('signals.page.urgent')}</span>}
      {clock.isOverdue && <span class="badge signal-overdue">{ui.say('signals.page.overdue')}</span>}
    </>
  )
}

export const kindName = (
  ui: Ui,
  { kind, aspect }: { readonly kind: string; readonly aspect: string },
): string => ui.say(`signals.kind.${aspect === 'falls' ? 'falls' : kind}`)

/** How long it has been there, of how long it may. */
export function ClockText({ ui, item: { clock } }: { ui: Ui; item: SignalItem }) {
  return (
    <span class={clock.isOverdue ? 'clock overdue' : 'clock'}>
      {clock.allowed === null
        ? ui.say('signals.page.days', { days: clock.days })
        : ui.say('signals.page.days-of', {
            days: clock.days,
            allowed: clock.allowed,
          })}
    </span>
  )
}

/** A button for each state it may be moved to: the usual one first. Works without a script; the letters are the island's. */
export function MoveButtons({ ui, item, from }: { ui: Ui; item: SignalItem; from: 'list' | 'page' }) {
  const { signal, moves, title } = item
  const shown = from === 'list' ? moves.slice(0, 2) : moves
  return (
    <form
      method="post"
      action={linkTo(ui, `/signals/${signal.id}/move`, from === 'list' ? ui.query : {})}
      class="moves no-print"
    >
      {from === 'list' && <input type="hidden" name="back" value="list" />}
      {shown.map((state, index) => {
        const isClosing = state === 'closed'
        const words = isClosing
          ? ui.say('signals.page.close')
          : index === 0
            ? ui.say('signals.page.move-next', { state: ui.say(`signals.state.${state}`) })
            : ui.say('signals.page.back', { state: ui.say(`signals.state.${state}`) })
        return (
          <button
            key={state}
            type="submit"
            name="to"
            value={state}
            class={index === 0 && from === 'page' ? 'primary' : undefined}
            data-key={isClosing ? 'c' : index === 0 ? 'n' : undefined}
          >
            {words}
            {from === 'list' && <span class="visually-hidden">: {title[ui.lang]}</span>}
          </button>
        )
      })}
    </form>
  )
}
