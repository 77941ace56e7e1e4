/** What a reader must know of the material itself: silent sites, falling samples. */
import type { Warning } from '../publish/views.ts'
import { inLang, type Ui } from './ui.ts'

export function Warnings({ ui, warnings, title }: { ui: Ui; warnings: readonly Warning[]; title: string }) {
  if (warnings.length === 0) return null
  return (
    <section class="warnings" aria-labelledby="warnings-heading">
      <h2 id="warnings-heading">{title}</h2>
      <ul>
        {warnings.map((warning) => (
          <li key={`${warning.kind}-${warning.site}-${warning.text.en}`}>{inLang(ui, warning.text)}</li>
        ))}
      </ul>
    </section>
  )
}
