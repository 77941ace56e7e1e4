/** What a reader must know of the material itself: silent sites, falling samples. */
import type { Warning } from '../publish/views.ts'
import { inLang, type Ui } from './ui.ts'

export interface WarningsProps {
  readonly ui: Ui
  readonly warnings: readonly Warning[]
  readonly title: string
  readonly isOpen?: boolean
}

export function Warnings({ ui, warnings, title, isOpen = false }: WarningsProps) {
  if (warnings.length === 0) return null
  return (
    <details class="warnings" open={isOpen || warnings.length < 3}>
      <summary>
        <h2>{title}</h2> ({warnings.length})
      </summary>
      <ul>
        {warnings.map((warning) => (
          <li key={`${warning.kind}-${warning.site}-${warning.text.en}`}>{inLang(ui, warning.text)}</li>
        ))}
      </ul>
    </details>
  )
}
