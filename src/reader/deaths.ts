/** How many died, by the words of a claim of death: a number of deaths, who stands before the verb, or one person. */
import type { Measure } from '../core/observation.ts'
import { foldText } from './fold.ts'
import {
  type At,
  clauseOf,
  distance,
  type HitAt,
  isWithin,
  type NumberAt,
  overlap,
  type Sentence,
} from './sentence.ts'

/** What may stand between a bare number and the word for death: "two of them fatal", "deux en sont morts", "neuf sont décédées". */
const BETWEEN =
  /^\s?(?:(?:of (?:them|these|those|whom|which)|d'entre (?:eux|elles)|en|were|was|have|had|has|proved|died|sont|ont|etaient|se sont|soient|ete|been|later|since|reveles|revelees)\s?)*$/
/** One person: "un homme de 24 ans est mort", "a man has died", "l'une d'elles est décédée". */
const ONE =
  /(?:^|\W)(?:(?:a|an|another|un|une|autre|one) (?:(?!of )[a-z0-9'-]+ ){0,3}$|l'une? (?:d'(?:eux|elles)|des (?:deux|trois|victimes|patients) )?\W?$|one of them )/
/** One of several: "one of the men died", "l'un des usagers est mort". */
const ONE_OF =
  /(?:^|\W)(?:one of (?:the|these|those|our|their|its|his|her) |l'une? des )(?:[a-z0-9'-]+ ){0,2}$/
/** Words for more than one: "people", "men", "users". */
const PLURAL = /(?:s|people|men|women|children)$/i
const REACH = 8

/** `counted` are the numbers of the claim's words; bare ones and single people are looked for only where none counts deaths. */
export function deathsOf(
  sentence: Sentence,
  trigger: HitAt,
  counted: readonly NumberAt[],
  text: string,
): Measure[] {
  const deaths = counted.filter(({ unit }) => unit === 'deaths')
  if (deaths.length)
    return deaths.map(({ num }) =>
      measure(num.value, trigger.rule.language === 'en' ? 'deaths' : 'people', num),
    )
  const bare = sentence.numbers.find((one) => isSubject(sentence, one, trigger, text))
  if (bare) return [measure(bare.num.value, 'people')]
  const clause = clauseOf(sentence, trigger)
  const people = counted.filter(({ unit }) => unit === 'people')
  const near = people.filter((one) => isWithin(one, clause))
  const who = near.length ? near : people.filter((one) => distance(one, trigger) <= REACH)
  if (who.length) return who.map(({ num }) => measure(num.value, 'people', num))
  return isOnePerson(sentence, trigger, text) ? [measure(1, 'people')] : []
}

function measure(value: number, unit: string, num?: NumberAt['num']): Measure {
  if (num?.max !== undefined) return { kind: 'deaths', min: num.value, max: num.max, unit }
  if (num?.bound === 'min') return { kind: 'deaths', min: num.value, unit }
  if (num?.bound === 'max') return { kind: 'deaths', max: num.value, unit }
  return { kind: 'deaths', value, unit }
}

/** A number with no noun of its own right before the word for death. */
function isSubject(sentence: Sentence, one: NumberAt, trigger: At, text: string): boolean {
  if (one.num.isYear || one.to > trigger.from || trigger.from - one.to > 5) return false
  const { counted, quantities, percents, prices } = sentence
  if ([...counted, ...quantities, ...percents, ...prices].some((other) => overlap(other, one))) return false
  return BETWEEN.test(foldText(text.slice(one.end, trigger.start)))
}

function isOnePerson(sentence: Sentence, trigger: At, text: string): boolean {
  const who = sentence.people.find((one) => one.to <= trigger.from && trigger.from - one.to <= REACH)
  const words = foldText(text.slice(sentence.start, who ? who.start : trigger.start))
  const isPlural = who !== undefined && PLURAL.test(text.slice(who.start, who.end))
  return who
    ? ONE_OF.test(words) || (!isPlural && ONE.test(words))
    : /l'une? d'(?:eux|elles) (?:est|a|en est) (?:\w+ )?$|one of them (?:has |later )?$/.test(words)
}
