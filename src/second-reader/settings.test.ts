import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadSecondReader, loadSettings } from './load.ts'
import { readSettings } from './settings.ts'

const env = (change: Record<string, string> = {}) => ({
  VIGIE_SECOND_READER_URL: 'http://127.0.0.1:8000',
  VIGIE_SECOND_READER_MODEL: 'toy:1b',
  ...change,
})
const change = (name: string, value: string) => env({ [`VIGIE_SECOND_READER_${name}`]: value })

test('nothing set is no second reader', () => {
  expect(readSettings({}, null)).toBeNull()
  expect(readSettings({ VIGIE_SECOND_READER_MODEL: 'toy' }, '')).toBeNull()
})

describe('an address is completed as its protocol has it', () => {
  test.each([
    ['openai', 'http://127.0.0.1:8000', 'http://127.0.0.1:8000/v1/chat/completions'],
    ['openai', 'http://localhost:8000/v1/', 'http://localhost:8000/v1/chat/completions'],
    ['openai', 'https://models.example.org/a/v1', 'https://models.example.org/a/v1/chat/completions'],
    [
      'openai',
      'https://models.example.org/v1/chat/completions?v=2',
      'https://models.example.org/v1/chat/completions?v=2',
    ],
    ['ollama', 'http://gpu:11434', 'http://gpu:11434/api/chat'],
    ['ollama', 'http://192.168.1.9:11434/api/chat', 'http://192.168.1.9:11434/api/chat'],
    ['openai', 'http://[::1]:8000', 'http://[::1]:8000/v1/chat/completions'],
  ])('%s at %s', (kind, url, whole) => {
    expect(readSettings({ ...change('URL', url), VIGIE_SECOND_READER_KIND: kind }, null)?.url).toBe(whole)
  })
})

describe('a text never crosses a foreign wire in the clear', () => {
  test.each([
    'http://models.example.org',
    'http://8.8.8.8',
    'http://10.evil.example',
    'http://[2001:db8::1]',
  ])('%s is refused', (url) => {
    expect(() => readSettings(change('URL', url), null)).toThrow('second-reader-insecure')
  })
})

describe('a setting that is wrong is named, and its value never shown', () => {
  test.each([
    ['URL', 'ftp://127.0.0.1', 'url'],
    ['URL', 'secret', 'url'],
    ['URL', 'http://user:secret@127.0.0.1', 'url'],
    ['MODEL', 'a secret\nmodel', 'model'],
    ['KIND', 'secret', 'kind'],
    ['KEY', 'sécret\u0001', 'key'],
    ['TIMEOUT', '-7', 'timeout'],
    ['TIMEOUT', '1e9', 'timeout'],
  ])('%s', (name, value, said) => {
    const read = (): unknown => readSettings(change(name, value), null)
    expect(read).toThrow(`“${said}”`)
    expect(read).not.toThrow(value)
  })

  test.each(['- a\n- b', 'url: [', 'url: http://gpu\ncolour: red', 'url: { a: b }'])(
    'in the file %j',
    (file) => {
      expect(() => readSettings({}, file)).toThrow('second-reader.yml')
    },
  )
})

test('the environment goes before the file', () => {
  const file = 'url: http://gpu:11434\nmodel: other\nkind: ollama\ntimeout: 30\n'
  expect(readSettings({ VIGIE_SECOND_READER_MODEL: 'toy:1b' }, file)).toEqual({
    ...{ kind: 'ollama', url: 'http://gpu:11434/api/chat', model: 'toy:1b', key: null, timeout: 30_000 },
  })
})

describe('the file of settings', () => {
  const inFolder = (content: string, mode: number, use: (env: Record<string, string>) => void): void => {
    const folder = mkdtempSync(join(tmpdir(), 'vigie-second-'))
    try {
      mkdirSync(join(folder, 'vigie'))
      writeFileSync(join(folder, 'vigie', 'second-reader.yml'), content, { mode })
      use({ XDG_CONFIG_HOME: folder })
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  test('is read where it lies', () => {
    inFolder('url: http://gpu:11434\nmodel: toy\nkind: ollama\n', 0o644, (set) => {
      expect(loadSettings(set)).toMatchObject({ model: 'toy', key: null })
      expect(loadSecondReader(set).extractor.id).toMatch(/^second\/toy@[0-9a-f]{12}$/)
    })
  })

  test('with a key that others may read is refused', () => {
    const content = 'url: http://gpu:8000\nmodel: toy\nkey: k\n'
    inFolder(content, 0o644, (set) => {
      expect(() => loadSettings(set)).toThrow('second-reader-file-open')
    })
    inFolder(content, 0o600, (set) => {
      expect(loadSettings(set)?.key).toBe('k')
    })
  })

  test('when there is none and nothing else is set, there is no second reader', () => {
    expect(() => loadSecondReader({ XDG_CONFIG_HOME: '/nowhere' })).toThrow('second-reader-none')
  })
})
