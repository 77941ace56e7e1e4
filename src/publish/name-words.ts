/** A product inside a sentence, agreed: « du crack », « de l’héroïne », « de la MDMA », « des benzodiazépines », « d’héroïne ». */
import type { Language } from '../core/codes.ts'
import type { PublishContext } from './context.ts'

export interface ProductWords {
  /** With its article: « le crack ». */
  readonly the: string
  /** « du crack ». */
  readonly of: string
  /** Without article: « de crack », « d’héroïne ». */
  readonly ofBare: string
  readonly label: string
  /** Agreement: `ms fs mp fp` in French, `s p` in English. */
  readonly s: string
  readonly about: string
  readonly who: string
}

/** The words of a substance, or of drugs in general. */
export function productWords(
  substance: string | null,
  language: Language,
  { texts, vocabulary }: Pick<PublishContext, 'texts' | 'vocabulary'>,
): ProductWords {
  const say = (key: string, values = {}) => texts.say(language, `statements.${key}`, values)
  if (substance === null) {
    const of = (key: string) => say(`general.${key}`)
    return {
      the: of('the'),
      of: of('of'),
      ofBare: of('ofBare'),
      label: of('label'),
      s: of('s'),
      about: of('about'),
      who: of('who'),
    }
  }
  const label = vocabulary.label('substances', substance, language)
  const isListed = texts.has(`statements.gender.${substance}`)
  const s = isListed ? say(`gender.${substance}`) : language === 'fr' ? 'ms' : 's'
  const words =
    language === 'fr' ? frenchWords(label, s) : { the: label, of: `of ${label}`, ofBare: `of ${label}` }
  return { ...words, label, s, about: say('about', words), who: say('who', words) }
}

/**
 * The French forms of a name.
 *
 * @example
 * frenchWords('héroïne', 'fs') // => { the: 'l’héroïne', of: 'de l’héroïne', ofBare: 'd’héroïne' }
 * frenchWords('MDMA', 'fs') // => { the: 'la MDMA', of: 'de la MDMA', ofBare: 'de MDMA' }
 */
export function frenchWords(name: string, agreement: string): Pick<ProductWords, 'the' | 'of' | 'ofBare'> {
  const elides = startsMute(name)
  const ofBare = elides ? `d’${name}` : `de ${name}`
  if (agreement.endsWith('p')) return { the: `les ${name}`, of: `des ${name}`, ofBare }
  if (elides) return { the: `l’${name}`, of: `de l’${name}`, ofBare }
  return agreement === 'fs'
    ? { the: `la ${name}`, of: `de la ${name}`, ofBare }
    : { the: `le ${name}`, of: `du ${name}`, ofBare }
}

/** A vowel, or an h that is mute: of the names in use only haschich keeps its own; abbreviations are spelt (LSD, HHC). */
function startsMute(name: string): boolean {
  if (/^[A-Z0-9]{2,}/.test(name)) return false
  return /^[aeiouàâäéèêëîïôöùûü]/i.test(name) || /^h(?!as)/i.test(name)
}
