/** Small drawn signs beside words: never alone, never colour alone. */
import type { JSX } from 'preact'

const PATHS: Record<string, JSX.Element> = {
  reported: <circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" stroke-width="1.7" />,
  corroborated: (
    <>
      <circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" stroke-width="1.7" />
      <path d="M8 2.8a5.2 5.2 0 0 1 0 10.4z" fill="currentColor" />
    </>
  ),
  confirmed: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  national: (
    <>
      <circle cx="8" cy="8" r="3.1" fill="currentColor" />
      <circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" stroke-width="1.7" />
    </>
  ),
  contested: <path d="M1.5 8 6.6 2.9v10.2zM14.5 8 9.4 13.1V2.9z" fill="currentColor" />,
  up: <path d="M8 2.5 14 12.5H2z" fill="currentColor" />,
  down: <path d="M8 13.5 2 3.5h12z" fill="currentColor" />,
  stable: <path d="M2 5h12v2.2H2zM2 9h12v2.2H2z" fill="currentColor" />,
  present: <rect x="4" y="4" width="8" height="8" fill="currentColor" />,
  new: (
    <path
      d="m8 1.2 1.9 4.6 4.9.4-3.7 3.2 1.1 4.8L8 11.6l-4.2 2.6 1.1-4.8L1.2 6.2l4.9-.4z"
      fill="currentColor"
    />
  ),
  absent: <path d="M3 3l10 10M13 3 3 13" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" />,
  mixed: <path d="M5 1.5 9 8H1zM11 14.5 7 8h8z" fill="currentColor" />,
}

/** The sign of a status or a direction; hidden from readers of speech, since a word stands beside it. */
export function Glyph({ name }: { name: string }) {
  const drawing = PATHS[name]
  if (!drawing) return null
  return (
    <svg class="glyph" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
      {drawing}
    </svg>
  )
}
