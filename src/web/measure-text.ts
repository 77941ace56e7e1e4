/** A measure in words: "60 EUR / g", "12 %", "1 g + 0.2 g free". */
import type { Measure } from '../core/observation.ts'
import { type Ui, writtenNumber } from './ui.ts'

/** The measure as people of the language write it; units stay as coded. */
export function measureText(ui: Pick<Ui, 'lang' | 'say'>, measure: Measure): string {
  const number = (value: number) => writtenNumber(ui.lang, value, 3)
  const { value, min, max, quantity, free, unit } = measure
  const amount =
    value !== undefined
      ? number(value)
      : min !== undefined || max !== undefined
        ? `${number(min ?? 0)}–${max === undefined ? '…' : number(max)}`
        : ''
  if (measure.kind === 'price' || measure.kind === 'offer') {
    const bought = quantity === undefined ? (unit ?? '') : `${number(quantity)} ${unit ?? ''}`.trim()
    const given = free ? ` + ${number(free)} ${unit ?? ''} ${ui.say('web.read.free')}` : ''
    const price = amount && `${amount} ${measure.currency ?? ''}`.trim()
    return [price, bought].filter(Boolean).join(' / ') + given
  }
  return `${amount} ${unit ?? ''}`.trim()
}
