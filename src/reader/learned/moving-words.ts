/** Words that tell which way something moves: near a place, whether it is an origin or an end; in a claim, whether it comes or goes. Told in words without case and accents. */

/** What words before a place or behind it may speak of; the nearest counts. */
const SPEAKS: readonly (readonly [string, RegExp])[] = [
  [
    'coming',
    /\b(?:from|depuis|provenance|proven\w+|ven(?:u|ue|us|ues|ant|ait|aient|ir)|vien\w+|originair\w+|arriv\w+ (?:de|d'|from)|out of|via|leaving|left|quitt\w+|through|par)\b/g,
  ],
  [
    'buying',
    /\b(?:achet\w+|approvisionn\w+|ravitaill\w+|fourni\w+|sourc\w+|bought|buy\w*|suppl\w+|stock\w*|import\w+|command\w+|order\w+|pick\w* up|charg\w+|recup\w+|cherch\w+)\b/g,
  ],
  [
    'going',
    /\b(?:vers|destin\w+|jusqu\w*|rejoin\w+|to|into|towards?|bound|reach\w*|headed|heading|pour|direction|gagn\w+|en route)\b/g,
  ],
  [
    'travelling',
    /\b(?:all(?:er|e|ait|aient|ant)|va|vont|mont\w+|descend\w+|voyag\w+|trajets?|aller-retour\w*|trips?|runs?|drive\w*|drove|travel\w*|went|goes|go)\b/g,
  ],
  [
    'sending',
    /\b(?:colis|envo\w+|post\w*|parcels?|mail\w*|sent|send\w*|expedi\w+|ship\w*|dispatch\w*|export\w+)\b/g,
  ],
  [
    'selling',
    /\b(?:marche\w*|market\w*|revend\w+|vend\w+|sell\w*|sold|ecoul\w+|distribu\w+|aliment\w+|feed\w*|serv\w+|inond\w+|flood\w*)\b/g,
  ],
  [
    'landing',
    /\b(?:ports?|aeroports?|airports?|debarqu\w+|land(?:ed|s|ing)?|unload\w*|docks?|container\w*|conteneur\w*|vols?|flights?)\b/g,
  ],
  [
    'making',
    /\b(?:produ\w+|fabriqu\w+|made|manufactur\w+|cultiv\w+|grown|press\w+|cook\w+|labo\w*|labs?)\b/g,
  ],
  [
    'seizing',
    /\b(?:saisi\w*|seiz\w+|intercept\w+|decouvert\w*|found|stopped|controle\w*|arrete\w*|arrested)\b/g,
  ],
]
/** What words may speak of, nothing first. */
export const SPOKEN = ['nothing', ...SPEAKS.map(([name]) => name)]

/** Which way the words of a claim go. */
export const DRIFTS = ['nowhere', 'in', 'out', 'both'] as const
const IN =
  /\b(?:arriv\w+|import\w+|entr\w+|rapport\w+|ramen\w+|remont\w+|bring\w*|brought|c[oa]me\w*|coming|smuggl\w+ in\w*|introdui\w+|ravitaill\w+|approvisionn\w+|achet\w+|vien\w+|ven(?:u|ue|us|ues|ant|ait|aient))\b/
const OUT =
  /\b(?:part\w*|export\w+|expedi\w+|envo\w+|sort\w+|ship\w*|sent|leav\w+|left|dispatch\w*|mail\w*|embarqu\w+|transit\w*)\b/

/** What the words speak of last, as an index of `SPOKEN`. */
export function lastSpoken(words: string): number {
  let nearest = -1
  let spoken = 0
  SPEAKS.forEach(([, pattern], index) => {
    for (const { index: at } of words.matchAll(pattern))
      if (at > nearest) {
        nearest = at
        spoken = index + 1
      }
  })
  return spoken
}

/** What they speak of first. */
export function firstSpoken(words: string): number {
  let nearest = words.length
  let spoken = 0
  SPEAKS.forEach(([, pattern], index) => {
    const at = words.search(pattern)
    if (at >= 0 && at < nearest) {
      nearest = at
      spoken = index + 1
    }
  })
  return spoken
}

/** Which way they go, as an index of `DRIFTS`. */
export const driftOf = (words: string): number => Number(IN.test(words)) + 2 * Number(OUT.test(words))
