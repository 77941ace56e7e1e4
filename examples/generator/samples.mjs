/**
 * Drug-checking results. Planted: a change in the mix of sources makes the pooled share of adulterated ketamine fall in
 * 2025 though it moves in neither source; the first nitazene comes in at Marseille in September 2025.
 */
import { dayIn, isSilent, MONTHS, SITES } from './sites.mjs'

const SUBSTANCES = ['cocaine', 'ketamine', 'mdma', 'heroin', '3-mmc']
/** Share of ketamine samples that hold something else, by reason for collection: the same in both years. */
const OTHERWISE = { 'effet inattendu': 0.45, permanence: 0.12 }

export function sampleRows(random) {
  const rows = ['identifiant,date,site,attendu,trouve,teneur,unite,forme,methode,motif']
  let number = 0
  for (const month of MONTHS)
    for (const site of SITES) {
      if (isSilent(site, month)) continue
      for (const substance of SUBSTANCES) {
        if (!random.chance(0.45)) continue
        number++
        const share = month.index < 12 ? 0.7 : 0.2
        const reason = random.chance(share) ? 'effet inattendu' : 'permanence'
        const otherwise = random.chance(OTHERWISE[reason])
        const found = otherwise ? `${substance}+other` : substance
        rows.push(row(number, month, site, substance, found, reason, random))
      }
      if (site.slug === 'marseille' && month.index >= 20) {
        number++
        rows.push(row(number, month, site, 'oxycodone', 'nitazenes', 'effet inattendu', random))
      }
    }
  return [
    ['tables/samples.csv', `${rows.join('\n')}\n`],
    ['tables/samples.map.yml', MAPPING],
  ]
}

const MAPPING = `# How the columns of samples.csv are read.
table: samples
separator: ","
columns:
  id: identifiant
  date: date
  site: site
  place: site
  expected: attendu
  found: { column: trouve, list: "+" }
  foundAmount: teneur
  foundUnit: unite
  form: forme
  method: methode
  reason: motif
source:
  publisher: Laboratoire Exemple
  kind: lab
`

function row(number, month, site, expected, found, reason, random) {
  const form = expected === 'oxycodone' ? 'tablet' : expected === 'mdma' ? 'crystal' : 'powder'
  const purity = found.includes('nitazenes') ? '' : String(random.whole(20, 85))
  return [
    `E${String(number).padStart(4, '0')}`,
    dayIn(month, random.whole(1, 28)),
    site.code,
    expected,
    found,
    purity,
    purity ? '%' : '',
    form,
    'HPLC',
    reason,
  ].join(',')
}
