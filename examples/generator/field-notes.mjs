/** Monthly notes of each site, by two kinds of observers: the observation site and a harm-reduction association. */
import { APPEARANCE, AVAILABILITY, CLOSINGS, DISPLACEMENT, NAMES, OPENINGS } from './phrases.mjs'
import { dayIn, isSilent, MONTHS, monthName, SITES, stateOf } from './sites.mjs'

const WRITERS = [
  {
    slug: 'site',
    kind: 'observatory',
    publisher: (site) => `Observatoire Exemple, site de ${site.name}`,
    every: 1,
  },
  { slug: 'association', kind: 'ngo', publisher: (site) => `Association Exemple de ${site.name}`, every: 3 },
]

export function fieldNotes(random, echo = 0) {
  return MONTHS.flatMap((month) =>
    SITES.filter((site) => !isSilent(site, month)).flatMap((site) =>
      WRITERS.filter((writer) => month.index % writer.every === 0).map((writer) =>
        note(random, site, month, writer, echo),
      ),
    ),
  )
}

function note(random, site, month, writer, echo) {
  const claims = random
    .shuffled(stateOf(site, month))
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, random.whole(2, 4))
    .map((state) => sentence(random, state, site))
  const body = [
    `${random.pick(OPENINGS)} ${monthName(month)[0].toUpperCase()}${monthName(month).slice(1)}, ${site.name}.`,
    claims.join(' '),
    random.pick(CLOSINGS),
  ].join('\n\n')
  return {
    path: `notes/${month.text}-${site.slug}-${writer.slug}${echo ? `-${echo}` : ''}.md`,
    about: {
      title: `Note de terrain, ${site.name}, ${monthName(month)} (texte inventé)`,
      date: dayIn(month, random.whole(20, 28)),
      publisher: writer.publisher(site),
      kind: writer.kind,
      genre: 'field-note',
      language: 'fr',
      site: site.code,
      space: random.pick(['urban', 'urban', 'festive']),
      period: month.text,
    },
    body,
  }
}

/** Planted stories are told before what stays as it was. */
const weight = (state) => (state.direction === 'stable' ? 0 : state.substance === 'ketamine' ? 0.5 : 1)

function sentence(random, state, site) {
  const at = random.chance(0.5) ? site.at : site.agglo
  if (state.phenomenon === 'displacement') return random.pick(DISPLACEMENT)(site.at)
  if (state.phenomenon === 'appearance') return random.pick(APPEARANCE)(site.at)
  return random.pick(AVAILABILITY[state.direction])(random.pick(NAMES[state.substance]), at)
}
