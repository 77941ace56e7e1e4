/** The words of pages, files and sentences in each language: `texts/<language>/<name>.yml`, ICU messages, read once. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { type Bilingual, LANGUAGES, type Language } from '../core/codes.ts'
import { packageFile } from './package-files.ts'
import { yaml } from './yaml.ts'

export type TextValues = Readonly<Record<string, string | number>>

export interface Texts {
  /**
   * The message `key` (`<file>.<path in it>`, as `web.page.skip`) in that language, its `{values}` filled in.
   *
   * @throws Error when no file holds the key: a page never shows a key instead of words.
   */
  say(language: Language, key: string, values?: TextValues): string
  /** The same in both languages. */
  both(key: string, values?: Readonly<Record<string, string | number | Bilingual>>): Bilingual
  has(key: string): boolean
  /** Keys below a path, in the order of the French file. */
  keys(below?: string): string[]
}

let loaded: Texts | undefined

/**
 * The catalogue shipped with Vigie.
 *
 * @example
 * loadTexts().say('fr', 'publish.figure.range', { from: 2, to: 3 }) // => '2 à 3'
 */
export function loadTexts(): Texts {
  loaded ??= makeTexts({ fr: readFolder('fr'), en: readFolder('en') })
  return loaded
}

/** A catalogue from messages by key. */
export function makeTexts(messages: Readonly<Record<Language, ReadonlyMap<string, string>>>): Texts {
  const compiled = new Map<string, IntlMessageFormat>()
  const say = (language: Language, key: string, values: TextValues = {}): string => {
    const at = `${language} ${key}`
    let format = compiled.get(at)
    if (!format) {
      const message = messages[language].get(key)
      if (message === undefined) throw new Error(`no text ${key} in texts/${language}`)
      format = new IntlMessageFormat(message, LOCALES[language], undefined, { ignoreTag: true })
      compiled.set(at, format)
    }
    return String(format.format(values))
  }
  return {
    say,
    both(key, values = {}) {
      const inLanguage = (language: Language) =>
        Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            typeof value === 'object' ? value[language] : value,
          ]),
        )
      return { en: say('en', key, inLanguage('en')), fr: say('fr', key, inLanguage('fr')) }
    },
    has: (key) => LANGUAGES.every((language) => messages[language].has(key)),
    keys: (below = '') =>
      [...messages.fr.keys()].filter((key) => below === '' || key.startsWith(`${below}.`)),
  }
}

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' }

function readFolder(language: Language): Map<string, string> {
  const folder = packageFile(`texts/${language}`)
  const messages = new Map<string, string>()
  for (const file of readdirSync(folder).sort())
    if (file.endsWith('.yml'))
      flatten(file.slice(0, -4), yaml().parse(readFileSync(join(folder, file), 'utf8')), messages)
  return messages
}

function flatten(path: string, node: unknown, into: Map<string, string>): void {
  if (typeof node === 'string') into.set(path, node)
  else if (typeof node === 'object' && node !== null)
    for (const [name, child] of Object.entries(node)) flatten(`${path}.${name}`, child, into)
  else if (node !== null) throw new Error(`texts › ${path} holds ${typeof node}; write words in quotes`)
}
