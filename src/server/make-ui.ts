/** What a page is given beside its view, from the request and the house's own names. */
import type { Context } from 'hono'
import type { Vocabulary } from '../vocabulary/concept.ts'
import type { Query, Ui } from '../web/ui.ts'
import type { Deps } from './deps.ts'
import { chooseLanguage } from './language.ts'

export function makeUi(deps: Deps, c: Context, path: string, query: Query): Ui {
  const { vocabulary, gazetteer, texts, assets } = deps
  const asked = c.req.query('lang')
  const lang = chooseLanguage(asked, c.req.header('accept-language'))
  return {
    lang,
    path,
    query,
    audience: c.req.query('audience') === 'public' ? 'public' : 'internal',
    isDemo: deps.isDemo,
    keepsLang: asked === lang,
    today: deps.today(),
    say: (key, values) => texts.say(lang, key, values),
    asset: (name) => assets.addressOf(name),
    label: (scheme, code) => vocabulary.label(scheme, code, lang),
    definition: (scheme, code) => vocabulary.concept(scheme, code)?.definition[lang] ?? '',
    placeName: (code) => gazetteer.get(code)?.name ?? code,
    phenomena: codesOf(vocabulary, 'phenomena'),
    substances: codesOf(vocabulary, 'substances'),
  }
}

const codes = new WeakMap<Vocabulary, Map<string, string[]>>()

/** Codes an observation may carry: no heading of the tree, nothing deprecated. */
function codesOf(vocabulary: Vocabulary, scheme: string): string[] {
  const known = codes.get(vocabulary) ?? new Map<string, string[]>()
  codes.set(vocabulary, known)
  const list =
    known.get(scheme) ??
    [...(vocabulary.schemes.get(scheme)?.concepts.values() ?? [])]
      .filter((concept) => !concept.isGroup && !concept.deprecated)
      .map(({ code }) => code)
  known.set(scheme, list)
  return list
}
