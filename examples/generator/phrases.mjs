/** How the invented observers say things: several wordings a claim, `{at}` standing for the place. */

export const NAMES = {
  cocaine: ['la cocaïne', 'la coke', 'la cocaïne en poudre'],
  'cannabis-resin': ['la résine de cannabis', 'le shit', 'la résine'],
  mdma: ['la MDMA', 'l’ecstasy', 'les comprimés d’ecstasy'],
  ketamine: ['la kétamine', 'la kéta'],
  heroin: ['l’héroïne', 'l’héroïne brune'],
  crack: ['le crack', 'la cocaïne basée'],
  amphetamine: ['le speed', 'l’amphétamine'],
  nitazenes: ['un nitazène', 'le protonitazène'],
}

const plural = (name) => name.startsWith('les ')
const be = (name) => (plural(name) ? 'sont' : 'est')
const ending = (name) => (plural(name) ? 's' : '')
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)
const de = (name) =>
  name.startsWith('le ')
    ? `du ${name.slice(3)}`
    : name.startsWith('les ')
      ? `des ${name.slice(4)}`
      : `de ${name}`

export const AVAILABILITY = {
  stable: [
    (name, at) => `${capital(name)} reste disponible ${at}, sans changement par rapport aux mois précédents.`,
    (name, at) => `La disponibilité ${de(name)} demeure stable ${at}.`,
    (name, at) => `${capital(at)}, la présence ${de(name)} n’a pas évolué.`,
    (name, at) => `Les usagers rencontrés disent que ${name} se trouve toujours aussi facilement ${at}.`,
  ],
  up: [
    (name, at) => `${capital(name)} ${be(name)} de plus en plus disponible${ending(name)} ${at}.`,
    (name, at) => `On note une hausse de la disponibilité ${de(name)} ${at}.`,
    (name, at) =>
      `${capital(at)}, ${name} ${be(name)} davantage présent${plural(name) ? 's' : name.startsWith('la ') || name.startsWith('l’') ? 'e' : ''} que l’an dernier, selon l’équipe de rue.`,
    (name, at) => `La présence ${de(name)} se renforce ${at}, disent les intervenants.`,
  ],
  absent: [
    (name, at) => `${capital(name)} est introuvable ${at}.`,
    (name, at) => `Plus personne ne trouve ${de(name).replace(/^de l’/, 'd’')} ${at} depuis l’été.`,
    (name, at) => `${capital(name)} a disparu du marché ${at}.`,
  ],
}

export const APPEARANCE = [
  (at) =>
    `Un nitazène a été identifié pour la première fois ${at}, dans des comprimés vendus comme de l’oxycodone.`,
  (at) => `L’équipe signale l’apparition du protonitazène ${at}, sous la forme de faux médicaments.`,
]

export const DISPLACEMENT = [
  (at) =>
    `La scène ouverte de crack s’est déplacée ${at}, du centre-ville vers la périphérie, à la suite d’opérations de police.`,
  (at) =>
    `Depuis la fermeture du principal lieu de consommation, les usagers de crack se sont reportés vers la périphérie ${at}.`,
]

export const OPENINGS = [
  'Note de terrain, tournées de soirée.',
  'Compte rendu du mois, deux maraudes et une permanence.',
  'Note courte, l’équipe était réduite.',
  'Synthèse des passages du mois.',
]

export const CLOSINGS = [
  'Prochaine permanence la semaine suivante.',
  'Le stock de matériel stérile est à recompléter.',
  'Réunion d’équipe prévue en début de mois.',
  'Une nouvelle bénévole a rejoint les tournées.',
  'Rien à signaler sur le déroulement des permanences.',
]
