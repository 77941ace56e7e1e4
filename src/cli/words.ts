/** The words of the command line's own output, in both languages. */
import type { Bilingual, Language } from '../core/codes.ts'

const WORDS = {
  observations: { en: 'observations', fr: 'observations' },
  offers: { en: 'offers', fr: 'offres' },
  nothing: { en: 'no observation', fr: 'aucune observation' },
  where: { en: 'where', fr: 'où' },
  cause: { en: 'because of', fr: 'à cause de' },
  from: { en: 'from', fr: 'de' },
  to: { en: 'to', fr: 'vers' },
  phenomenon: { en: 'phenomenon', fr: 'phénomène' },
  substance: { en: 'substance', fr: 'substance' },
  place: { en: 'place', fr: 'lieu' },
  direction: { en: 'direction', fr: 'sens' },
  status: { en: 'how sure', fr: 'certitude' },
  novelty: { en: 'novelty', fr: 'nouveauté' },
  why: { en: 'why', fr: 'pourquoi' },
  code: { en: 'code', fr: 'code' },
  label: { en: 'label', fr: 'nom' },
  definition: { en: 'definition', fr: 'définition' },
  through: { en: 'found through', fr: 'trouvé par' },
  free: { en: 'free', fr: 'offert' },
  state: { en: 'state', fr: 'état' },
  days: { en: 'days', fr: 'jours' },
  kind: { en: 'kind', fr: 'genre' },
  since: { en: 'from', fr: 'depuis' },
  signals: { en: 'signals', fr: 'signaux' },
  series: { en: 'series watched', fr: 'séries suivies' },
  judged: { en: 'judgements', fr: 'jugements' },
  byChance: {
    en: 'above their bound, but no more than chance',
    fr: 'au-dessus de leur borne, mais pas plus que le hasard',
  },
  firstOn: { en: 'first found', fr: 'trouvé le' },
  method: { en: 'method', fr: 'méthode' },
  runs: { en: 'runs', fr: 'passages' },
  heldBack: { en: 'held back', fr: 'retenu en réserve' },
} as const satisfies Record<string, Bilingual>

export type Word = keyof typeof WORDS

/** A word of the command line in the user's language. */
export const word = (name: Word, language: Language): string => WORDS[name][language]
