import { expect, test } from 'vitest'
import { withFolder } from '../../../test/databases.ts'
import { openStore } from '../open.ts'
import { runningServer } from './launch.ts'

test('the last user of a folder stops its server', () =>
  withFolder(async (folder) => {
    const first = await openStore({ folder })
    const second = await openStore({ folder })
    await first.close()
    expect(runningServer(folder)).not.toBeNull()
    expect((await second.stats()).documents).toBe(0)
    await second.close()
    expect(runningServer(folder)).toBeNull()
  }))
