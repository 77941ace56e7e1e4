/** Words that say that something was found, with nothing beside them that says it was not: such a claim is neither of an absence nor denied. */
import type { At } from '../sentence.ts'

/** "Xylazine has been detected in samples from Cork", « de la xylazine a été retrouvée à Metz ». */
export function isAffirmed(text: string, { start, end }: Pick<At, 'start' | 'end'>): boolean {
  const words = text.slice(start, end)
  return FOUND.test(words) && !DENIED.test(words)
}

const FOUND =
  /(?:^|[^a-zà-öø-ÿœ])(?:(?:has|have|had|was|were|is|are) (?:also |now |since |recently |already |often |increasingly )?(?:been |being )?(?:laced|cut|mixed|contaminated|adulterated|detected|found|identified|confirmed|present|reported|seized|recovered|arrested|recorded|handed out|distributed)|(?:gave|given|handed|giving|handing) out|(?:has|have) (?:seized|recovered|arrested|recorded|handed out|distributed|detected|found|identified)|(?:a|ont) été (?:détecté|retrouvé|trouvé|identifié|signalé|saisi|interpellé|arrêté|distribué|confirmé)(?:e?s?))(?![a-zà-öø-ÿœ])/i

/** Whatever may say no; more is taken for it than need be. */
const DENIED =
  /(?:^|[^a-zà-öø-ÿœ])(?:no|not|none|never|nothing|nobody|no-one|nowhere|neither|nor|without|zero|nil|hardly|rarely|cannot|free of|only|yet to|other than|instead|but|apart from|outside|n|ne|pas|aucune?s?|sans|jamais|rien|plus|ni|nulle?s?|zéro|sauf|hormis|seule?s?|uniquement)(?![a-zà-öø-ÿœ])|n['’]t(?![a-zà-öø-ÿœ])|(?:clean|negative|absen|den(?:y|ie)|démen|false|myth|rumou?r|refut|debunk|dismiss|disput|unfound|infond|fau(?:x|sse)|exclu|écart|unlikely|far from|contrary|contrair|\?|genuine|correct|conform|as (?:sold|described|expected)|négati|exempt)/i

/** "11 ounces of suspected cocaine", "tablets suspected to be etizolam": what nobody has tested yet. */
export const isSuspected = (text: string, { start, end }: Pick<At, 'start' | 'end'>): boolean =>
  SUSPECTED.test(text.slice(start, end))
const SUSPECTED =
  /(?:^|[^a-zà-öø-ÿœ])suspected (?!(?:drug )?(?:deal|smuggl|traffick|suppl|sell|gang|user|offender|member)|of )/i
