/** Where a claim holds: places of its clause, of what opens its sentence, or the scene of its text; and the ends of flows and moves. */
import type { Mode } from '../core/codes.ts'
import { listedWith } from './discourse.ts'
import { type At, clauseOf, distance, overlap, type PlaceAt, type Sentence } from './sentence.ts'
import type { Surroundings } from './surroundings.ts'

/** Places of the clause; else one that opens the sentence; else the scene of the text. Ends of a flow are not where it is seen. */
export function placesFor(sentence: Sentence, hit: At, around: Surroundings, phenomenon = ''): PlaceAt[] {
  const clause = clauseOf(sentence, hit)
  if (sentence.places.length === 0) return sceneFor(clause, around, phenomenon)
  const seen = sentence.places.filter(
    (place) =>
      place.kind !== 'demonym' &&
      !LINE.test(place.text) &&
      (place.role === 'at' ||
        (place.role === 'from' && GONE_FROM.test(around.text.slice(sentence.start, place.start)))),
  )
  const inClause = seen.filter((place) => overlap(place, clause) || overlap(place, hit))
  const pool = inClause.length
    ? inClause
    : seen.filter(
        (place) =>
          place.to <= hit.from && (place.from - sentence.from <= 6 || hit.from - place.to <= BEFORE_REACH),
      )
  let best: PlaceAt | undefined
  for (const place of pool) if (!best || distance(place, hit) < distance(best, hit)) best = place
  if (best) {
    const first = seen.find((place) => listedWith(place, seen, around.text).includes(best)) ?? best
    return listedWith(first, seen, around.text)
  }
  const added = seen.find(
    (place) =>
      place.from >= hit.to &&
      place.from - hit.to <= ADDED_REACH &&
      ADDS_PLACE.test(around.text.slice(hit.end, place.start)),
  )
  if (added) return listedWith(added, seen, around.text)
  return sceneFor(clause, around, phenomenon)
}

/** "Lignes de métro (4, 9)": where in a town, never which town. */
const LINE = /^lignes?(?!\p{L})/iu

/** The scene of the text, unless the clause speaks of the whole country. */
function sceneFor(clause: At, { registers, text }: Surroundings, phenomenon: string): PlaceAt[] {
  if (HOLDS_NOWHERE.has(phenomenon)) return []
  if (registers.places.length === 0) return []
  return NATIONWIDE.test(text.slice(clause.start, clause.end)) ? [] : [...registers.places]
}

/** A law holds for a country, and who carries has a way and no place: no town of the text is theirs unless named with them. */
const HOLDS_NOWHERE = new Set('context.law flow.courier'.split(' '))

/** "Disappeared from Rouen": where it is no more, not where it comes from. */
const GONE_FROM =
  /(?:disappear(?:ed|ing|s)?|vanish(?:ed|ing|es)?|gone|missing|absente?s?|dispar(?:u|ue|us|ues|aît)|chassée?s?) (?:almost |presque )?(?:from|de|du|des|d['’])\s*(?:the |la |l['’])?$/i

/** Words for the whole of a country that names none: no scene of a town holds. */
const NATIONWIDE =
  /\b(?:nation ?wide|nationally|national (?:level|average|figures?|total)|across the (?:country|nation)|countrywide|all fifty states|au niveau national|à l['’]échelle (?:nationale|du pays)|dans tout le pays|sur (?:tout|l['’]ensemble du) (?:le )?territoire|au plan national|sur le plan national)\b/i

/** "…, notamment dans les villes moyennes": a place added behind a comma. */
const ADDS_PLACE =
  /,\s*(?:notamment|surtout|en particulier|principalement|particulièrement|essentiellement|especially|particularly|mainly|mostly|notably)\s(?:\S+\s){0,3}$/i
const ADDED_REACH = 14

/** Words behind a place within which another clause of its sentence still happens there. */
const BEFORE_REACH = 12

/** Words within which the ends of a flow are looked for. */
const FLOW_REACH = 34

export function flowOf(sentence: Sentence, hit: At, text = ''): { from: PlaceAt[]; to: PlaceAt[] } {
  const near = sentence.places.filter(
    (place) =>
      distance(place, hit) < FLOW_REACH &&
      !text.slice(Math.min(place.end, hit.end), Math.max(place.start, hit.start)).includes(';'),
  )
  return {
    from: near.filter((place) => place.role === 'from'),
    to: near.filter((place) => place.role === 'to'),
  }
}

/** Where a scene moved from (what was closed or cleared) and to (where it is sold today), in the clauses around. */
export function moveOf(sentence: Sentence, hit: At, text: string): { from: PlaceAt[]; to: PlaceAt[] } {
  const clause = clauseOf(sentence, hit)
  const others = sentence.places.filter((place) => place.kind !== 'demonym' && !overlap(place, clause))
  const isOf = (place: PlaceAt, words: RegExp): boolean =>
    words.test(text.slice(clauseOf(sentence, place).start, place.start))
  const named = flowOf(sentence, hit)
  const from = [...named.from, ...others.filter((place) => place.role !== 'from' && isOf(place, LEFT))]
  const to = [
    ...named.to,
    ...others.filter((place) => place.role === 'at' && !from.includes(place) && isOf(place, REACHED)),
  ]
  return { from, to }
}

const LEFT =
  /(?:fermeture|évacuation|démantèlement|expulsion|quitté|chassés|closure|closing|clearance|evacuation|moved from|pushed out of)[^.]*$/i
const REACHED =
  /(?:aujourd['’]hui|désormais|maintenant|se vend|s['’]en vend|retrouve|déplacé|reporté|installé|now|moved to|since|towards)[^.]*$/i

/** Drugs in the mail are a flow when the words say where from, a way of buying when they do not. */
export function phenomenonOf(code: string, sentence: Sentence, hit: At, text: string): string {
  if (code !== 'supply.post' && code !== 'flow.trafficking') return code
  const flow = flowOf(sentence, hit)
  if (code === 'supply.post') return flow.from.length > 0 ? 'flow.trafficking' : code
  const clause = clauseOf(sentence, hit)
  if (/(?:im|ex)port/i.test(text.slice(hit.start, hit.end))) return code
  return flow.from.length + flow.to.length === 0 && POST.test(text.slice(clause.start, clause.end))
    ? 'supply.post'
    : code
}

const POST = /\b(?:post(?:e|al|ale|ales|aux)|colis|courrier|enveloppes?|parcels?|mail|by post|postal)\b/i

const MODES: readonly (readonly [Mode, RegExp])[] = [
  ['post', POST],
  [
    'sea',
    /\b(?:maritime|mer|ports?|conteneurs?|bateau|navire|voilier|cargo|containers?|ships?|vessel|sea)\b/i,
  ],
  ['air', /\b(?:vols?|avion|aéroports?|aérienne?|passagers?|passagère|flights?|airports?|airline|air)\b/i],
  ['rail', /\b(?:train|gare|ferroviaire|rail)\b/i],
  [
    'road',
    /\b(?:route|routière?|autoroute|véhicule|voiture|camion|péage|go fast|lorry|lorries|truck|car|van|motorway|road)\b/i,
  ],
]

/** How a flow travels, when its clause says. */
export function modeOf(sentence: Sentence, hit: At, text: string): Mode | null {
  const clause = clauseOf(sentence, hit)
  const words = text.slice(clause.start, clause.end)
  return MODES.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}
