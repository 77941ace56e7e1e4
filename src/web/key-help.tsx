/** The keys of the coding desk, as a list that opens. */
import type { Ui } from './ui.ts'

const KEYS = [
  ['← →', 'word'],
  ['⇧ ← →', 'extend'],
  ['↑ ↓', 'mark'],
  ['Enter', 'accept'],
  ['X', 'reject'],
  ['T', 'take'],
  ['E', 'edit'],
  ['/', 'search'],
  ['1 … 9', 'last'],
  ['U', 'undo'],
  ['R', 'redo'],
  ['N', 'next'],
  ['?', 'help'],
] as const

export function KeyHelp({ ui }: { ui: Ui }) {
  return (
    <details class="keys" data-keys>
      <summary>{ui.say('web.keys.title')}</summary>
      <p>{ui.say('web.keys.how')}</p>
      <dl>
        {KEYS.map(([key, name]) => (
          <div key={name}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{ui.say(`web.keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
