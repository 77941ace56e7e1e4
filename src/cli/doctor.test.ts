import { expect, it } from 'vitest'
import { withDatabase } from '../../test/databases.ts'
import { KEY, MODEL, toyModel, withModelServer } from '../second-reader/model-server.fixture.ts'
import { doctor } from './doctor.ts'

async function doctorSays(settings: Readonly<Record<string, string>>) {
  const said: string[] = []
  const terminal = {
    language: 'en' as const,
    isInteractive: true,
    width: 100,
    paint: (_: unknown, text: string) => text,
    print: (text: string) => void said.push(text),
    complain: (text: string) => void said.push(text),
  }
  const notHere = (): Promise<never> => Promise.reject(new Error('not here'))
  const before = { ...process.env }
  return withDatabase('embedded', async (url) => {
    Object.assign(process.env, settings, { DATABASE_URL: url, XDG_CONFIG_HOME: '/nowhere' })
    try {
      const code = await doctor({}, { terminal, version: '0', startServer: notHere, renderPage: notHere })
      return { code, line: said.find((line) => line.includes('second reader')) }
    } finally {
      for (const name of [...Object.keys(settings), 'DATABASE_URL', 'XDG_CONFIG_HOME'])
        if (before[name] === undefined) delete process.env[name]
        else process.env[name] = before[name]
    }
  })
}

const set = (url: string, key: string) => ({
  VIGIE_SECOND_READER_URL: url,
  VIGIE_SECOND_READER_MODEL: MODEL,
  VIGIE_SECOND_READER_KEY: key,
})

it('the doctor says that no second reader is set up, and that none is needed', async () => {
  expect(await doctorSays({})).toEqual({ code: 0, line: '✓ second reader: none, and none is needed' })
})

it('the doctor asks a second reader that is set up about an invented sentence, and says whether the answer holds', () =>
  withModelServer(
    ({ text }) => ({ says: toyModel(text) }),
    async ({ url }) => {
      const { code, line } = await doctorSays(set(url, KEY))
      expect(code).toBe(0)
      expect(line).toMatch(
        /^✓ second reader: second\/toy:1b@[0-9a-f]{12} · 127\.0\.0\.1:\d+ · answers: 1 claim/,
      )
    },
  ))

it('the doctor says what is wrong with a second reader that does not answer', () =>
  withModelServer(
    () => ({ says: '{}' }),
    async ({ url }) => {
      const { code, line } = await doctorSays(set(url, 'wrong'))
      expect(code).toBe(1)
      expect(line).toContain('✗ second reader: The second reader at 127.0.0.1')
    },
  ))
