/** Prices told by users and seen in collected messages; planted: cocaine at Toulouse falls from 70 to 55 € a gram. */
import { dayIn, isSilent, MONTHS, SITES } from './sites.mjs'

const USUAL = { cocaine: 70, 'cannabis-resin': 7, heroin: 40, ketamine: 35, mdma: 45 }

export function offerRows(random) {
  const rows = ['date;site;produit;prix;quantite;unite;offert;famille;canal']
  for (const month of MONTHS)
    for (const site of SITES) {
      if (isSilent(site, month)) continue
      for (const [substance, usual] of Object.entries(USUAL)) {
        const drop =
          substance === 'cocaine' && site.slug === 'toulouse' ? Math.max(0, month.index - 11) * 1.25 : 0
        const grams = random.pick([1, 1, 1, 2, 5])
        const price = (usual - drop) * grams ** 0.78 * (0.93 + 0.14 * random.next())
        const free = random.chance(0.05) ? '0,2' : ''
        rows.push(
          [
            dayIn(month, random.whole(1, 28)),
            site.code,
            substance,
            String(Math.round(price * 2) / 2).replace('.', ','),
            grams,
            'g',
            free,
            random.pick(['users', 'users', 'seller']),
            random.pick(['livraison', 'rue', 'messagerie']),
          ].join(';'),
        )
      }
    }
  return [
    ['tables/offers.csv', `${rows.join('\n')}\n`],
    ['tables/offers.map.yml', MAPPING],
  ]
}

const MAPPING = `# How the columns of offers.csv are read.
table: offers
separator: ";"
decimal: ","
columns:
  date: date
  place: site
  substance: produit
  amount: prix
  currency: { value: EUR }
  quantity: quantite
  unit: unite
  free: offert
  family: famille
source:
  publisher: Observatoire Exemple
  kind: users
`
