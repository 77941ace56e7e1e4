import { expect, test } from 'vitest'
import { runVigie } from '../../test/command.ts'
import { withDatabase } from '../../test/databases.ts'
import { packageFile } from '../vocabulary/package-files.ts'

test('prices and samples print a table for a person, JSON when piped, CSV when asked, and to the public nothing that rests on too few', async () => {
  await withDatabase('embedded', async (url) => {
    const env = { DATABASE_URL: url }
    const run = (...args: string[]) => runVigie(args, { env })
    expect((await run('prices')).stderr).toContain('nothing-kept')
    await run('import', packageFile('examples/observatory/generated/tables'), '--format', 'json')

    const table = await run('prices', '--substance', 'cocaine', '--format', 'human')
    expect([table.code, table.stdout]).toEqual([0, expect.stringContaining('cocaine, gram')])
    const piped = JSON.parse((await run('prices', '--place', 'FR-31555')).stdout)
    expect(piped.about.filters).toMatchObject({ period: '2025', place: 'FR-31555' })
    const csv = (await run('samples', '--substance', 'ketamine', '--format', 'csv')).stdout
    expect(csv).toContain('# filter substance,ketamine')
    expect(csv).toMatch(/\nexpected,period,tests,/)

    const told = JSON.parse((await run('prices', '--place', 'FR-31555', '--public')).stdout)
    expect(told.rows).toEqual([])
    const wrong = await run('prices', '--unit', 'armful')
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('g, ml, tablet')])
  })
})
