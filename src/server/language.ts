/** Which language to answer in: the address says it, else the browser's preference, else English. */
import { LANGUAGES, type Language } from '../core/codes.ts'

const isLanguage = (text: string | undefined): text is Language => LANGUAGES.includes(text as Language)

/**
 * The language of `?lang=`, else the first of `Accept-Language` we speak, else English.
 *
 * @example
 * chooseLanguage(undefined, 'de, fr-CH;q=0.9, en;q=0.8') // => 'fr'
 */
export function chooseLanguage(asked: string | undefined, accepts: string | undefined): Language {
  if (isLanguage(asked)) return asked
  const wanted = (accepts ?? '')
    .split(',', 20)
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=')
      return {
        language: tag.slice(0, 2).toLowerCase(),
        weight: quality === undefined ? 1 : Number(quality) || 0,
      }
    })
    .sort((a, b) => b.weight - a.weight)
  return wanted.map(({ language }) => language).find(isLanguage) ?? 'en'
}
