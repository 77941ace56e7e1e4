/** Directions that two numbers tell: "passe de 20 % à 31 %", "41 cas, contre 19 l'an dernier", "82 in 2018 and 105 in 2021", "there used to be five". */
import type { Direction } from '../core/codes.ts'
import { foldText } from './fold.ts'
import { BEFORE_SIGN } from './no-measure.ts'
import type { At, Sentence } from './sentence.ts'
import { type Size, type Sized, sizedNumbers } from './sized-numbers.ts'

/** Numbers are set against each other no further apart than this, in units of the text. */
const FAR = 90
/** Units looked at before and behind a number. */
const LOOK = 64

const FILLER =
  "(?:(?:a|an|pres d[e']|plus d[e']|moins d[e']|environ|quelque|seulement|about|around|some|over|nearly|almost|only|just|roughly|the|usual|les?|la|une?|encore|eur|usd|gbp|dkk|nok|sek|aud|nzd|cad|chf|rand) ?){0,3}[€£$]?$"
/** A pattern that is long to compile and to follow, looked for only where what every match of it has stands. */
const where = (may: RegExp, pattern: RegExp): Pick<RegExp, 'test'> => ({
  test: (text) => may.test(text) && pattern.test(text),
})

/** Ends what stands before the first of two: a move from there. */
const MOVES = where(
  / (?:de|d'|from)/,
  new RegExp(
    `(?:^|[^a-z])(?:pass|augment|progress|bond|grimp|mont|chut|tomb|baiss|recul|diminu|descend|fondu|repli|hausse|saut|essor|effondr|flech|tass|gagn|ramen|remont|went|gone|going|ris|rose|fall|fell|drop|grew|grow|increas|climb|declin|jump|leap|leapt|doubl|tripl|halv|slid|slump|slip|cut|shrank|shrunk|sank|surg|swell|came|come|down|up)\\w*[^.;0-9]{0,40}? (?:de|d'|from) ?${FILLER}`,
  ),
)
/** Ends it too, where the second is smaller: no range runs downwards. */
const FROM = where(/(?:^|[^a-z])(?:de|d'|from)/, new RegExp(`(?:^|[^a-z])(?:de|d'|from) ?${FILLER}`))
const TO = where(
  /(?:a|to|puis) /,
  new RegExp(
    `^ ?(?:%|€|£|\\$)?(?: ?[a-z'-]+(?: [a-z'-]+){0,3}?)??(?: (?:19|20)\\d\\d)? ?,? ?(?:en (?:un|deux|trois|quatre|cinq|dix) \\w+ )?(?:a|to|puis|then to|puis a) ${FILLER}`,
  ),
)
/** Ends what stands between: the second is the earlier. */
const AGAINST = where(
  /contre|against|compared|versus|vs|au lieu|instead|a la place|rather|par rapport|apres|after/,
  new RegExp(
    `(?:(?:^|[^a-z])(?:contre|against|compared (?:with|to)|versus|vs|au lieu d[e']|instead of|a la place d[e']|rather than the|par rapport aux?)|[,(] ?(?:apres|after)) ?(?:l[ea]s? |the |those |that of )?${FILLER}`,
  ),
)
/** Ends it too, where no second number is where it went to: "41, up from 19", "9 in 2022, from 12". */
const UP_FROM = where(
  /from/,
  new RegExp(
    `(?:^ ?|[,;(–—] ?|(?:^|[^a-z])(?:up|down|(?:a|an) (?:rise|increase|fall|drop|decrease|decline|jump|climb|change)) )from ?(?:the |those |that of )?${FILLER}`,
  ),
)
/** Ends it too: that the second was so once. */
const USED = where(
  /fallait|used to|usually|normally|d'habitude|d'ordinaire|avant|before|autrefois|jadis|auparavant|previously|once/,
  new RegExp(
    `(?:il en fallait|en fallait|fallait(?: compter)?|used to (?:be|cost|go for|get|see|pay|have|sell for)|usually|normally|d'habitude|d'ordinaire|avant|before|autrefois|jadis|auparavant|previously|once) ?:? ?${FILLER}`,
  ),
)
/** Ends it too: a verb of the past, of which the second says no more than a number and when. */
const WAS = where(
  /ai(?:t|en)|was|were|had been/,
  new RegExp(
    `(?:etai(?:t|ent)|y en avait|en voyai(?:t|ent)|en comptai(?:t|ent)|coutai(?:t|ent)|valai(?:t|ent)|on en (?:voyait|comptait|trouvait|recensait)|(?:it|they|there|which|that) (?:was|were|had been)|we were(?: at)?|on (?:en )?etait a|(?:^|[,;(] ?)(?:was|were)|had been) ?:? ?${FILLER}`,
  ),
)
const ELLIPTIC =
  /^ ?(?:%|€|£|\$|euros?|per ?cent|pour ?cent|points?|g|kg|mg)? ?(?:$|[.,;:)»"!?]|(?:avant|before|then|alors|auparavant|aussi|last|l'an|l'annee|l'ete|l'hiver|il y a|(?:a|one|two|three|un|deux|trois) (?:years?|months?|ans?|mois)|en (?:19|20)|in (?:19|20)|at the|the year|the previous|au \w+ trimestre)(?![a-z]))/
/** Verbs of a fall. */
const FALLS =
  /(?:^|[^a-z])(?:chut|tomb|baiss|recul|diminu|descend|fondu|repli|effondr|flech|tass|fall|fell|drop|declin|halv|slid|slump|slip|cut|shrank|shrunk|sank|down)\w*/
/** Ends what stands before the first: it is the earlier, where the second is of now. */
const ONCE_BEFORE = where(
  /ai(?:t|en|s)|used to|usually|d'habitude|d'ordinaire|avant|before|autrefois|jadis|auparavant|previously|once|connu/,
  new RegExp(
    `(?:etai(?:t|ent)|avait|fallait(?: compter)?|comptait|comptaient|coutai(?:t|ent)|valai(?:t|ent)|payai(?:t|ent|s)|touchai(?:t|ent|s)|used to (?:be|cost|go for|get|see|pay|have|sell for)|usually|d'habitude|d'ordinaire|avant|before|autrefois|jadis|auparavant|previously|once|connue?s?) ?:? ?${FILLER}`,
  ),
)
const NOW =
  /(?:^|[^a-z])(?:now|these days|today|maintenant|mtn|aujourd'?hui|desormais|a present|actuellement|il n'en (?:faut|reste)|(?<!ait |aient )plus que|to date|then|puis|currently|on est a|la c'est|so far)(?![a-z])/
// Words are parted by their spaces alone: left free to part anywhere, they would be tried in thousands of ways.
/** A date that stands at the head of a text: behind its number, before the next comma. */
const DATE_BEHIND =
  /^ ?(?:%|€|£|\$)?(?: ?[a-z'-]+(?: [a-z'-]+){0,4}?)?? ?\(?(?:(?:en|in|for|during|of|pour|de|depuis|avant|before|au cours d[e']|until|jusqu'en|au \w+ \w* ?|a la fin d[e']|by) ?)?((?:19|20)\d\d|l'an (?:dernier|passe)|l'annee (?:derniere|passee|precedente|d'avant)|l'exercice (?:precedent|d'avant)|(?:the )?last (?:year|yr|summer|winter|spring|autumn|fall|month|quarter|qtr|season)|(?:an? |one |two |three |\w+ )?(?:years?|months?|quarters?) (?:ago|earlier|before|previously)|the (?:year|quarter|month|season) (?:before|earlier)|the previous \w+|(?:un|deux|trois|\w+) ans? (?:plus tot|auparavant|avant)|il y a \w+ (?:ans|mois)|auparavant|precedemment|a la meme (?:date|periode)|same (?:quarter|period|month|time)|previously|beforehand|earlier|(?:before|avant)(?= ?[).,;]|$)|(?:l'ete|l'hiver|le mois|le trimestre) (?:dernier|precedent)|aujourd'hui|now|today|this year|cette annee)(?!\d)/
/** What each of these dates has, to be looked for first: most words have none, and following the patterns costs far more. */
const MAY_BE_DATED =
  /(?:19|20)\d\d|l'an|exercice|last |ago|earlier|before|previously|the (?:year|quarter|month|season|previous)|plus tot|auparavant|avant|il y a|precede|a la meme|same |dernier|aujourd|now|today|this year|cette annee|desormais/
/** A date at the end of what stands before a number. */
const DATE_BEFORE =
  /(?:^|[^a-z0-9])((?:19|20)\d\d|l'an (?:dernier|passe)|l'annee (?:derniere|passee|precedente)|last (?:year|summer|winter|quarter|month)|(?:a|one|two|three) (?:years?|months?) (?:ago|earlier)|il y a \w+ (?:ans|mois)|un an (?:plus tot|auparavant)|aujourd'hui|now|today|this year|cette annee|desormais)(?: ?[,:(])?(?: [a-z'-]+){0,7} ?[€£$]?$/

/**
 * Up, down, or stable, when the words of a claim set a number against an earlier one; undefined when they do not. Sums of money tell
 * of prices alone.
 */
export function numericDirection(
  phenomenon: string,
  spanned: readonly Sentence[],
  evidence: At,
  text: string,
): Direction | undefined {
  if (phenomenon.startsWith('marketing.') || phenomenon === 'place.displacement') return undefined
  const isOfMoney = phenomenon === 'market.price'
  const signed = SIGNED.exec(text.slice(evidence.start, evidence.end))
  if (signed) return signed[1] === '+' ? 'up' : 'down'
  const words = withEarlier(spanned, evidence, text)
  const numbers = spanned
    .flatMap((sentence) => sizedNumbers(sentence, words, text))
    .filter(({ kind }) => mayTell(kind, isOfMoney))
  for (let at = 0; at < numbers.length; at++) {
    const found = setAgainst(numbers, at, words, text, isOfMoney)
    if (found) return found
  }
  return undefined
}

/** « file active + 15 % », "deaths (−12%)": a share with its sign. */
const SIGNED = new RegExp(
  `${BEFORE_SIGN}(?:([+−]) ?|[-–])\\d{1,4}(?:[.,]\\d+)? ?(?:%|pour ?cent|per ?cent)`,
  'iu',
)

/** Opens what is said of an earlier time, behind a claim and before the number of then: "; there had been 22 the year before". */
const EARLIER_OPENS =
  /^ ?[,;:(–—] ?(?:(?:in|en) (?:19|20)\d\d,? )?(?:(?:there|it|they|that) (?:was|were|had been)|it had reached|they had reached|(?:quand |alors qu')?(?:il y en avait|(?:on|nous|il|elle|ils|elles) en [a-z]+(?:ait|aient|ions))|c'etait) ?$/

/** The words of a claim, and behind them the number of an earlier time that the same sentence sets against theirs. */
function withEarlier(spanned: readonly Sentence[], evidence: At, text: string): At {
  const last = spanned.at(-1)
  if (!last || last.end <= evidence.end) return evidence
  const [then] = sizedNumbers(last, { ...evidence, start: evidence.end, end: last.end }, text)
  if (!then || then.start - evidence.end > FAR) return evidence
  if (!EARLIER_OPENS.test(foldText(text.slice(evidence.end, then.start)))) return evidence
  const end = Math.min(last.end, then.end + LOOK)
  return ELLIPTIC.test(foldText(text.slice(then.end, end))) ? { ...evidence, end } : evidence
}

/** What is weighed or dosed tells nothing of a price, nor a sum of anything else. */
const mayTell = (kind: string, isOfMoney: boolean): boolean =>
  kind === '' || kind === 'share' || (kind === 'money') === isOfMoney

function setAgainst(
  numbers: readonly Sized[],
  at: number,
  evidence: At,
  text: string,
  isOfMoney: boolean,
): Direction | undefined {
  const first = numbers[at]!
  const second = numbers[at + 1]
  const third = numbers[at + 2]
  const before = foldText(text.slice(Math.max(evidence.start, first.start - LOOK), first.start))
  // "De 12 à 31 %" is read as a range; said of a move it is none.
  if (first.num.max !== undefined && MOVES.test(before)) return FALLS.test(before) ? undefined : 'up'
  for (const one of second ? [first, second] : [first]) {
    const times = TIMES.exec(foldText(text.slice(one.end, Math.min(evidence.end, one.end + LOOK))))?.[1]
    if (times) return /^(?:plus|more)/.test(times) ? 'up' : 'down'
  }
  if (!second) return undefined
  // "41 % of the 1,120 clients, compared with 28 %": what is set against a share is a share.
  if (third && isShare(first) && !isShare(second) && isShare(third))
    return between(first, third, before, evidence, text, isOfMoney)
  return between(first, second, before, evidence, text, isOfMoney)
}

const isShare = ({ kind }: Size): boolean => kind === 'share'

function between(
  first: Sized,
  second: Sized,
  before: string,
  evidence: At,
  text: string,
  isOfMoney: boolean,
): Direction | undefined {
  if (second.start - first.end > FAR) return undefined
  if (first.kind && second.kind && first.kind !== second.kind) return undefined
  const kind = first.kind || second.kind
  if (kind && (kind === 'money') !== isOfMoney) return undefined
  const areAlike = first.kind === second.kind
  const [a, b] = areAlike ? [first.value, second.value] : [first.num.value, second.num.value]
  const middle = foldText(text.slice(first.end, second.start))
  const behind = foldText(text.slice(second.end, Math.min(evidence.end, second.end + LOOK)))
  const more = DIFFERENCE.exec(behind)?.[1]
  if (more) return /^(?:plus|more)/.test(more) ? 'up' : 'down'
  const moved = /(?:^|[^a-z])(up|down)[^.;0-9]{0,16} from (?:\w+ ){0,2}[€£$]?$/.exec(middle)?.[1]
  if (moved) return moved as Direction
  // "152 mg, ranging from 38 to 281": a range that the first lies in.
  if (second.num.max !== undefined && /from ?$/.test(middle)) return undefined
  const order = orderOf(before, middle, behind, b < a)
  if (order === -1 && second.kind && !first.kind) return undefined
  if (order === undefined || (a === b && first.num.isWord)) return undefined
  return order > 0 ? compare(b, a) : compare(a, b)
}

/** 1 when the second of two numbers is the later, −1 when it is the earlier, undefined when the words do not say. */
function orderOf(before: string, between: string, behind: string, isSmaller: boolean): 1 | -1 | undefined {
  if ((MOVES.test(before) || (isSmaller && FROM.test(before))) && TO.test(between)) return 1
  if (AGAINST.test(between) || (UP_FROM.test(between) && !/^[^.;,]{0,16} to /.test(behind)))
    return ELSEWHERE.test(behind) || OF_ANOTHER.test(before) ? undefined : -1
  const undated = MAY_BE_DATED.test(between) ? between.replace(DATE_BEHIND, ' ') : between
  const [firstWhen, secondWhen] = [whenOf(before, between), whenOf(undated, behind)]
  if (firstWhen !== undefined && secondWhen !== undefined)
    return firstWhen === secondWhen || isOpen(firstWhen, secondWhen)
      ? undefined
      : secondWhen > firstWhen
        ? 1
        : -1
  if (!isOfSecond(between) && (USED.test(between) || (WAS.test(between) && ELLIPTIC.test(behind)))) return -1
  if (secondWhen !== undefined && secondWhen < THIS && /[(,;:/] ?(?:\w+ ){0,2}[€£$]?$/.test(between))
    return -1
  if (isOfSecond(between) || (ONCE_BEFORE.test(before) && /[,;] ?(?:[a-z']+ ){0,5}[€£$]?$/.test(between)))
    return 1
  return undefined
}

/** Whether "now" is said of the second of two numbers; "120 for a half now, I think I told you 80" says it of the first. */
function isOfSecond(between: string): boolean {
  const now = NOW.exec(between)
  if (!now) return false
  const before = between.slice(0, now.index + 1)
  const behind = between.slice(now.index + now[0].length)
  return /[,;:(–—/]/.test(before) || !/[,;(–—]/.test(behind)
}

/** Than what a number is more or less: an earlier time, not « qu'en région ». */
const THAN_BEFORE =
  "(?:qu(?:'en (?!r)|e l'an|'il y a|'un an|'au \\w+ trimestre|e le (?:mois|trimestre)|'a la meme)|than (?:in (?:19|20)|last|the (?:year|quarter|month|season) before|a year|the previous|in the previous))"
/** Behind the second: how much more or less it is than before. */
const DIFFERENCE = new RegExp(
  `^ ?(?:%|points?|cas|euros?|€)? ?(?:de )?(plus|moins|more|fewer|less) ${THAN_BEFORE}`,
)
/** Behind a number: so many times what there was before. */
const TIMES = new RegExp(
  `^ ?(?:fois|times) (?:as )?(plus|moins|more|fewer|less)(?: [a-z']+){0,3}? ${THAN_BEFORE}`,
)
/** Behind the second: set against another place or group, not another time. */
export const ELSEWHERE =
  /^ ?(?:%|€|£|\$|euros?|g)? ?(?:(?:a|au|aux|en|chez|sur|dans|ailleurs|in|at|among|for|elsewhere|on|across|outside) (?!years?(?![a-z])|months?(?![a-z])|weeks?(?![a-z])|decade|quarter|season|few (?:years|months|weeks)|couple of|temps normal|cours d|(?:19|20)\d\d|l'an|l'annee|the (?:year|same|previous|first|second|third|fourth)|\w+ (?:19|20)\d\d|same|(?:une|un|deux|trois) ans?|(?:debut|fin|janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept?(?:embre|ember)?|oct(?:obre|ober)?|nov(?:embre|ember)?|dec(?:embre|ember)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|[tq][1-4])(?![a-z])|moyenne|average|all of|the whole))/

/** Before the first of two: that something else is more or less than it. "Moins cher que la C, dix-huit contre soixante". */
const OF_ANOTHER =
  /(?:^|[^a-z])(?:plus|moins|superieur\w*|inferieur\w*|dearer|cheaper|pricier|higher|lower|more|less|stronger|weaker)(?: [a-z'’-]+){0,3} (?:que|qu'|than|a ceux|a celui|a celle) ?(?!(?:en|in|l'an|last|the (?:year|month)|il y a|a (?:year|month)|before|avant|usual|d'habitude|jamais|ever)(?![a-z]))/

const THIS = 9999
const LAST = 9000
const EARLIER = 0

/** Last year and a year that is named may be either way round, or the same. */
const isOpen = (one: number, other: number): boolean =>
  Math.max(one, other) === LAST && Math.min(one, other) > EARLIER

/** When a number was so, as a year; its date may stand on either side, one behind it before one ahead of it. */
function whenOf(before: string, behind: string): number | undefined {
  const date =
    (MAY_BE_DATED.test(behind) ? DATE_BEHIND.exec(behind)?.[1] : undefined) ??
    (MAY_BE_DATED.test(before) ? DATE_BEFORE.exec(before)?.[1] : undefined)
  if (date === undefined) return undefined
  if (/^\d/.test(date)) return Number(date)
  if (/^(?:aujourd'hui|now|today|this|cette|desormais)/.test(date)) return THIS
  if (/^(?:l'an |last |the last |l'annee (?:d|p)|l'exercice p|l'ete|l'hiver)/.test(date)) return LAST
  return EARLIER
}

const compare = (now: number, then: number): Direction =>
  now === then ? 'stable' : now > then ? 'up' : 'down'
