/** Bodies whose reports the press relays: their names in a text, and the kind of source each is. */
import type { SourceKind } from '../core/codes.ts'

export interface Authority {
  /** The name it goes by. */
  readonly name: string
  readonly kind: SourceKind
  /** Other names, folded: lower case, no accents, hyphens and apostrophes as spaces. */
  readonly alias: readonly string[]
}

const row = (name: string, kind: SourceKind, ...alias: string[]): Authority => ({ name, kind, alias })

export const AUTHORITIES: readonly Authority[] = [
  row(
    'OFDT',
    'observatory',
    'observatoire francais des drogues et des toxicomanies',
    'observatoire francais des drogues et des tendances addictives',
    'observatoire francais des drogues',
    'french monitoring centre for drugs and drug addiction',
  ),
  row(
    'EUDA',
    'observatory',
    'emcdda',
    'oedt',
    'european union drugs agency',
    'european monitoring centre for drugs and drug addiction',
    'observatoire europeen des drogues et des toxicomanies',
    'observatoire europeen des drogues',
    'agence de l union europeenne sur les drogues',
  ),
  row(
    'UNODC',
    'observatory',
    'onudc',
    'united nations office on drugs and crime',
    'office des nations unies contre la drogue et le crime',
  ),
  row(
    'INCB',
    'observatory',
    'oics',
    'international narcotics control board',
    'organe international de controle des stupefiants',
  ),
  row(
    'OFAST',
    'police',
    'ocrtis',
    'office anti stupefiants',
    'office central pour la repression du trafic illicite des stupefiants',
  ),
  row('Europol', 'police'),
  row('Interpol', 'police'),
  row('DEA', 'police', 'drug enforcement administration'),
  row('NCA', 'police', 'national crime agency'),
  row('Santé publique France', 'health', 'sante publique france'),
  row('ANSM', 'health', 'agence nationale de securite du medicament'),
  row(
    'WHO',
    'health',
    'oms',
    'world health organization',
    'world health organisation',
    'organisation mondiale de la sante',
  ),
  row('CDC', 'health', 'centers for disease control', 'centers for disease control and prevention'),
  row('Public Health Scotland', 'health', 'public health scotland'),
  row('UK Health Security Agency', 'health', 'ukhsa', 'uk health security agency', 'public health england'),
  row('Inserm', 'research', 'inserm', 'institut national de la sante et de la recherche medicale'),
  row('CNRS', 'research', 'cnrs', 'centre national de la recherche scientifique'),
  row('NIDA', 'research', 'national institute on drug abuse'),
  row('Mildeca', 'government', 'mildeca', 'mildt', 'mission interministerielle de lutte contre les drogues'),
  row('ONS', 'government', 'office for national statistics'),
  row('ACMD', 'government', 'advisory council on the misuse of drugs'),
  row('Home Office', 'government', 'home office'),
  row('CCENDU', 'observatory', 'canadian community epidemiology network on drug use'),
  row(
    'CCSA',
    'observatory',
    'canadian centre on substance use and addiction',
    'canadian centre on substance abuse',
  ),
  row('NDARC', 'research', 'national drug and alcohol research centre'),
  row('WEDINOS', 'lab', 'wedinos'),
  row('The Loop', 'ngo', 'the loop'),
  row('Fédération Addiction', 'ngo', 'federation addiction'),
  row('Médecins du Monde', 'ngo', 'medecins du monde'),
]

/** Names of its own programmes under which a body's work is relayed. */
export const PROGRAMMES: Readonly<Record<string, string>> = {
  trend: 'OFDT',
  sintes: 'OFDT',
  'dispositif trend': 'OFDT',
  'dispositif sintes': 'OFDT',
}

/**
 * A name as compared: lower case, no accents, words apart by one space.
 *
 * @example
 * foldName('L’Observatoire-Exemple') // => 'l observatoire exemple'
 */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Every folded name of a known body, and the body. */
export const AUTHORITY_OF: ReadonlyMap<string, Authority> = new Map(
  AUTHORITIES.flatMap((authority) =>
    [foldName(authority.name), ...authority.alias, ...programmesOf(authority.name)].map(
      (name) => [name, authority] as const,
    ),
  ),
)

function programmesOf(name: string): string[] {
  return Object.keys(PROGRAMMES).filter((programme) => PROGRAMMES[programme] === name)
}
