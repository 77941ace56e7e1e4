/** Makes every `x.oracle.json` again from the `x.oracle.R` beside it, where R is installed: `npm run oracles`. */
import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../src/statistics/', import.meta.url))
for (const name of readdirSync(folder).filter((file) => file.endsWith('.oracle.R'))) {
  const { status, stdout, stderr, error } = spawnSync('Rscript', [join(folder, name)], { encoding: 'utf8' })
  if (error || status !== 0) {
    console.error(
      error
        ? 'Rscript was not found: install R with surveillance, boot, sandwich, quantreg, robustbase, lme4 and vcd.'
        : stderr,
    )
    process.exit(1)
  }
  writeFileSync(join(folder, name.replace(/\.R$/, '.json')), stdout)
  console.log(name)
}
