/** The ten sites, the 24 months, and what is planted where. */

export const SITES = [
  { code: 'FR-59350', slug: 'lille', name: 'Lille', at: 'à Lille', agglo: 'dans l’agglomération lilloise' },
  { code: 'FR-76540', slug: 'rouen', name: 'Rouen', at: 'à Rouen', agglo: 'dans l’agglomération rouennaise' },
  { code: 'FR-75056', slug: 'paris', name: 'Paris', at: 'à Paris', agglo: 'en région parisienne' },
  { code: 'FR-57463', slug: 'metz', name: 'Metz', at: 'à Metz', agglo: 'dans l’agglomération messine' },
  {
    code: 'FR-35238',
    slug: 'rennes',
    name: 'Rennes',
    at: 'à Rennes',
    agglo: 'dans l’agglomération rennaise',
  },
  {
    code: 'FR-33063',
    slug: 'bordeaux',
    name: 'Bordeaux',
    at: 'à Bordeaux',
    agglo: 'dans l’agglomération bordelaise',
  },
  {
    code: 'FR-31555',
    slug: 'toulouse',
    name: 'Toulouse',
    at: 'à Toulouse',
    agglo: 'dans l’agglomération toulousaine',
  },
  {
    code: 'FR-13055',
    slug: 'marseille',
    name: 'Marseille',
    at: 'à Marseille',
    agglo: 'dans l’agglomération marseillaise',
  },
  { code: 'FR-69123', slug: 'lyon', name: 'Lyon', at: 'à Lyon', agglo: 'dans l’agglomération lyonnaise' },
  {
    code: 'FR-97411',
    slug: 'saint-denis',
    name: 'Saint-Denis',
    at: 'à Saint-Denis de La Réunion',
    agglo: 'à La Réunion',
  },
]

export const MONTHS = Array.from({ length: 24 }, (_, index) => {
  const year = 2024 + Math.floor(index / 12)
  const month = (index % 12) + 1
  return { index, year, month, text: `${year}-${String(month).padStart(2, '0')}` }
})

const FRENCH_MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]
export const monthName = (month) => `${FRENCH_MONTHS[month.month - 1]} ${month.year}`

/** The last day on which a text of the month is dated. */
export const dayIn = (month, day) => `${month.text}-${String(Math.min(day, 28)).padStart(2, '0')}`

/** Planted: the site that falls silent, and the first month without a word from it. */
export const SILENT = { site: 'saint-denis', from: 15 }

export const isSilent = (site, month) => site.slug === SILENT.site && month.index >= SILENT.from

/**
 * What is true of a substance at a site in a month, in the invented world. The stories:
 * rise (crack, Lille, from February 2025), disappearance (heroin, Rouen, from July 2025), displacement (crack scene,
 * Bordeaux, September 2025), first appearance (nitazenes, Marseille, September 2025), price drop (cocaine, Toulouse,
 * over 2025), contradiction (cannabis resin, Lyon, 2025), nothing (amphetamine, Rennes).
 */
export function stateOf(site, month) {
  const states = [
    { substance: 'cocaine', phenomenon: 'availability', direction: 'stable' },
    { substance: 'cannabis-resin', phenomenon: 'availability', direction: 'stable' },
    { substance: 'mdma', phenomenon: 'availability', direction: 'stable' },
    { substance: 'ketamine', phenomenon: 'availability', direction: month.index > 6 ? 'up' : 'stable' },
    { substance: 'heroin', phenomenon: 'availability', direction: 'stable' },
  ]
  const set = (substance, direction) => {
    const found = states.find((state) => state.substance === substance)
    if (found) found.direction = direction
    else states.push({ substance, phenomenon: 'availability', direction })
  }
  if (site.slug === 'rennes') set('amphetamine', 'stable')
  if (site.slug === 'lille') set('crack', month.index >= 13 ? 'up' : 'stable')
  if (site.slug === 'rouen' && month.index >= 18) set('heroin', 'absent')
  if (site.slug === 'lyon' && month.index >= 12) set('cannabis-resin', 'up')
  if (site.slug === 'bordeaux' && month.index >= 20)
    states.push({ substance: 'crack', phenomenon: 'displacement', direction: 'present' })
  if (site.slug === 'marseille' && month.index >= 20)
    states.push({ substance: 'nitazenes', phenomenon: 'appearance', direction: 'new' })
  return states
}
