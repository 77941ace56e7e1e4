/** Where a second reader answers and how it is spoken to: from the environment, else from `second-reader.yml`. Nothing set is no second reader. */
import { Problem } from '../core/problem.ts'
import { yaml } from '../vocabulary/yaml.ts'

export const PROTOCOLS = ['openai', 'ollama'] as const
/** `openai`: `/v1/chat/completions` with a JSON schema. `ollama`: `/api/chat` with a format. */
export type Protocol = (typeof PROTOCOLS)[number]

export interface Settings {
  readonly kind: Protocol
  /** The address asked, complete. */
  readonly url: string
  readonly model: string
  readonly key: string | null
  /** Milliseconds a part may take. */
  readonly timeout: number
}

/** Name of the file, in the user's folder of settings. */
export const SETTINGS_FILE = 'second-reader.yml'

const FIELDS = ['url', 'model', 'key', 'kind', 'timeout'] as const
type Fields = Partial<Record<(typeof FIELDS)[number], string>>

/** Seconds. Nobody waits longer for one part, and the HTTP client neither. */
const [TIMEOUT, LONGEST_TIMEOUT] = [120, 280]

/**
 * The settings, or null when no address is given anywhere. A variable of the environment goes before the same field of the file.
 *
 * @param file what the file holds, or null when there is none
 * @throws Problem `second-reader-setting` naming the setting and what was expected, never its value
 * @example
 * readSettings({}, null) // => null
 * readSettings({ VIGIE_SECOND_READER_URL: 'http://127.0.0.1:8000', VIGIE_SECOND_READER_MODEL: 'm' }, null)?.url // => 'http://127.0.0.1:8000/v1/chat/completions'
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  file: string | null,
): Settings | null {
  const fields: Fields = { ...(file === null ? {} : fieldsOfFile(file)), ...fieldsOfEnvironment(env) }
  if (!fields.url) return null
  const kind = PROTOCOLS.find((one) => one === (fields.kind ?? 'openai'))
  if (!kind) throw wrong('kind', PROTOCOLS.join(', '))
  if (!fields.model || !/^[\w.:/+@-]{1,120}$/.test(fields.model)) throw wrong('model', 'llama3.1:8b')
  const seconds = Number(fields.timeout ?? TIMEOUT)
  if (!(seconds >= 1 && seconds <= LONGEST_TIMEOUT)) throw wrong('timeout', `1–${LONGEST_TIMEOUT} (s)`)
  // What stands in a header must be plain signs.
  if (fields.key && !/^[\x21-\x7e]+$/.test(fields.key)) throw wrong('key', 'ASCII')
  const url = addressOf(fields.url, kind)
  return { kind, url, model: fields.model, key: fields.key || null, timeout: seconds * 1000 }
}

function fieldsOfEnvironment(env: Readonly<Record<string, string | undefined>>): Fields {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = env[`VIGIE_SECOND_READER_${field.toUpperCase()}`]?.trim()
      return value ? [[field, value]] : []
    }),
  )
}

function fieldsOfFile(content: string): Fields {
  let parsed: unknown
  try {
    parsed = yaml().parse(content)
  } catch {
    throw wrong(SETTINGS_FILE, 'YAML')
  }
  if (parsed === null || parsed === undefined) return {}
  if (typeof parsed !== 'object' || Array.isArray(parsed)) throw wrong(SETTINGS_FILE, FIELDS.join(', '))
  const entries = Object.entries(parsed).filter(([, value]) => value !== null)
  for (const [name, value] of entries)
    if (!FIELDS.some((field) => field === name) || !['string', 'number'].includes(typeof value))
      throw wrong(SETTINGS_FILE, FIELDS.join(', '))
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value).trim()]))
}

const wrong = (name: string, expected: string): Problem =>
  new Problem('second-reader-setting', { name, expected })

const ENDINGS: Readonly<Record<Protocol, { readonly whole: RegExp; readonly path: string }>> = {
  openai: { whole: /\/chat\/completions$/, path: '/v1/chat/completions' },
  ollama: { whole: /\/api\/chat$/, path: '/api/chat' },
}

/** The address as the protocol has it, whether given whole, up to its version, or as a host alone. */
function addressOf(given: string, kind: Protocol): string {
  const url = URL.canParse(given) ? new URL(given) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw wrong('url', 'http://127.0.0.1:8000, https://…')
  if (url.protocol === 'http:' && !isNear(url.hostname)) throw new Problem('second-reader-insecure')
  const { whole, path } = ENDINGS[kind]
  const stem = url.pathname.replace(/\/+$/, '')
  if (whole.test(stem)) url.pathname = stem
  else if (kind === 'openai' && /\/v\d+\w*$/.test(stem)) url.pathname = `${stem}/chat/completions`
  else url.pathname = stem + path
  url.hash = ''
  return url.href
}

/**
 * This machine, or one of a private network, where plain HTTP crosses no foreign wire.
 *
 * @example
 * ['localhost', '192.168.1.20', 'gpu', 'models.example.org'].map(isNear) // => [true, true, true, false]
 */
export function isNear(host: string): boolean {
  if (/^(?:127|10)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\./.test(host))
    return /^\d+(?:\.\d+){3}$/.test(host)
  if (host.startsWith('[')) return host === '[::1]' || /^\[f(?:[cd][0-9a-f]{2}|e[89ab][0-9a-f]):/.test(host)
  return /(?:^|\.)(?:localhost|local|lan|internal)$|\.home\.arpa$/.test(host) || !host.includes('.')
}
