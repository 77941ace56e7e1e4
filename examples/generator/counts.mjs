/** Monthly counts with their denominators; planted: crack-related visits rise at Lille from February 2025. */
import { isSilent, MONTHS, SITES } from './sites.mjs'

export function countRows(random) {
  const rows = ['mois,site,serie,produit,valeur,denominateur']
  for (const month of MONTHS)
    for (const site of SITES) {
      if (isSilent(site, month)) continue
      const visits = random.whole(380, 460)
      const rise = site.slug === 'lille' && month.index >= 13 ? 14 : 0
      rows.push(
        [month.text, site.code, 'passages aux urgences', 'crack', random.count(5 + rise), visits].join(','),
      )
      rows.push(
        [month.text, site.code, 'passages aux urgences', 'amphetamine', random.count(4), visits].join(','),
      )
    }
  return [
    ['tables/counts.csv', `${rows.join('\n')}\n`],
    ['tables/counts.map.yml', MAPPING],
  ]
}

const MAPPING = `# How the columns of counts.csv are read.
table: counts
separator: ","
columns:
  period: mois
  place: site
  series: serie
  substance: produit
  value: valeur
  denominator: denominateur
source:
  publisher: Hôpitaux Exemple
  kind: health
`
