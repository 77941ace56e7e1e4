/** Quarterly police releases of five sites: seizures, and the planted contradiction at Lyon. */
import { dayIn, MONTHS, SITES } from './sites.mjs'

const SEIZED = [
  ['résine de cannabis', 'kilos', 2, 40],
  ['cocaïne', 'grammes', 120, 900],
  ['héroïne', 'grammes', 60, 500],
  ['comprimés d’ecstasy', '', 200, 3000],
]

export function policeReleases(random) {
  return MONTHS.filter((month) => month.index % 3 === 2).flatMap((month) =>
    SITES.filter((_, index) => index % 2 === 0).map((site) => release(random, site, month)),
  )
}

function release(random, site, month) {
  const [what, unit, low, high] = random.pick(SEIZED)
  const amount = random.whole(low, high)
  const measured = unit
    ? `${amount} ${unit} de ${what}`.replace('de héroïne', 'd’héroïne')
    : `${amount} ${what}`
  const contradiction =
    site.slug === 'lyon' && month.index >= 12
      ? `\n\nSelon les enquêteurs, la résine de cannabis est de moins en moins disponible ${site.at} depuis le démantèlement du réseau.`
      : ''
  return {
    path: `police/${month.text}-${site.slug}.md`,
    about: {
      title: `Communiqué, ${site.name} (texte inventé)`,
      date: dayIn(month, random.whole(5, 27)),
      publisher: `Police, service exemple de ${site.name}`,
      kind: 'police',
      genre: 'police-release',
      language: 'fr',
      site: site.code,
      space: 'urban',
      period: month.text,
    },
    body:
      `Communiqué de presse\n\nLes policiers ont saisi ${measured} ${site.at} et interpellé ${random.whole(2, 7)} personnes. ` +
      `L’enquête se poursuit sous l’autorité du parquet.${contradiction}`,
  }
}
