/** The vocabulary as pages to read: a page a language for phenomena, for substances, and for the short lists. */
import type { Language } from '../core/codes.ts'
import type { Concept, Scheme, Vocabulary } from './concept.ts'
import { treeOrder } from './table.ts'

const WORDS = {
  fr: {
    made: 'Page faite à partir de `vocabulary/` par `scripts/docs-vocabulary.mjs` ; ne pas la modifier à la main.',
    also: 'Aussi',
    broader: 'Plus large',
    limit: 'Limite',
    terms: 'Termes',
    context: 'Seulement quand le texte parle déjà de drogues',
    identifiers: 'Identifiants',
    lists: 'Autres listes',
    other: 'English',
  },
  en: {
    made: 'Made from `vocabulary/` by `scripts/docs-vocabulary.mjs`; not to be edited by hand.',
    also: 'Also',
    broader: 'Broader',
    limit: 'Limit',
    terms: 'Terms',
    context: 'Only where the text already speaks of drugs',
    identifiers: 'Identifiers',
    lists: 'Other lists',
    other: 'Français',
  },
} as const

const SHORT_SCHEMES = [
  'directions',
  'levels',
  'certainties',
  'source-kinds',
  'spaces',
  'statuses',
  'novelties',
  'offer-families',
  'units',
  'verdicts',
  'share-kinds',
  'quote-shapes',
]

/** Every page by its file name under `docs/vocabulary/`. */
export function vocabularyPages(vocabulary: Vocabulary): Map<string, string> {
  const pages = new Map<string, string>()
  for (const language of ['en', 'fr'] as const) {
    for (const name of ['phenomena', 'substances'])
      pages.set(fileOf(name, language), pageOf(vocabulary, [name], name, language))
    pages.set(fileOf('lists', language), pageOf(vocabulary, SHORT_SCHEMES, 'lists', language))
  }
  return pages
}

const fileOf = (name: string, language: Language): string =>
  language === 'en' ? `${name}.md` : `${name}.fr.md`

function pageOf(vocabulary: Vocabulary, names: readonly string[], page: string, language: Language): string {
  const words = WORDS[language]
  const schemes = names.flatMap((name) => vocabulary.schemes.get(name) ?? [])
  const title = page === 'lists' ? words.lists : capital(schemes[0]?.prefLabel[language] ?? page)
  const other = fileOf(page, language === 'en' ? 'fr' : 'en')
  const parts = [`# ${title}`, `${words.made} [${words.other}](${other})`]
  for (const scheme of schemes) {
    if (page === 'lists') parts.push(`## ${capital(scheme.prefLabel[language])}`)
    parts.push(scheme.definition[language])
    for (const concept of treeOrder(scheme.concepts))
      parts.push(
        conceptPart(vocabulary, scheme, concept, page === 'lists' || !concept.isGroup ? 3 : 2, language),
      )
  }
  return `${parts.join('\n\n')}\n`
}

function conceptPart(
  vocabulary: Vocabulary,
  scheme: Scheme,
  concept: Concept,
  level: number,
  language: Language,
): string {
  const words = WORDS[language]
  const colon = language === 'fr' ? '\u00a0:' : ':'
  const lines = [`${'#'.repeat(level)} ${capital(concept.prefLabel[language])} · \`${concept.code}\``, '']
  lines.push(concept.definition[language])
  const item = (name: string, value: string): void => {
    if (value) lines.push(`- ${name}${colon} ${value}`)
  }
  lines.push('')
  item(words.also, concept.altLabel[language].join(', '))
  item(words.broader, concept.broader.map((code) => `\`${code}\``).join(', '))
  item(words.limit, concept.scopeNote?.[language] ?? '')
  item(
    words.identifiers,
    Object.entries(concept.exactMatch)
      .map(([kind, identifier]) => `${kind} ${identifier}`)
      .join(', '),
  )
  if (scheme.name === 'substances') {
    const terms = vocabulary.terms.filter((term) => term.code === concept.code && term.language === language)
    const listed = (isContext: boolean): string =>
      terms
        .filter((term) => term.flags.includes('context') === isContext)
        .map((term) => (term.name && term.name !== term.term ? `${term.term} (${term.name})` : term.term))
        .join(', ')
    item(words.terms, listed(false))
    item(words.context, listed(true))
  }
  return lines.join('\n').trimEnd()
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
