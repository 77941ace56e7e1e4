import { expect, test } from 'vitest'
import { runVigie } from '../../test/command.ts'
import { withDatabase } from '../../test/databases.ts'
import { packageFile } from '../vocabulary/package-files.ts'

test('the report of a year is one file: styles inside, no script, nothing that leads to a server', async () => {
  await withDatabase('embedded', async (url) => {
    const env = { DATABASE_URL: url }
    const empty = await runVigie(['report'], { env })
    expect([empty.code, empty.stderr.includes('nothing-kept')]).toEqual([1, true])
    await runVigie(['import', packageFile('examples/observatory/written'), '--format', 'json'], { env })
    for (const year of ['2025', '2024']) {
      const { code, stdout } = await runVigie(['report', '--year', year], { env })
      expect(code).toBe(0)
      expect(stdout).toContain('<style>')
      expect(stdout).toContain(year)
      expect(stdout).not.toMatch(/<script|<link|(?:src|href)="\//)
    }
  })
})
