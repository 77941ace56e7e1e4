import { describe, expect, it } from 'vitest'
import { createReader, createRuleReader } from '../load.ts'

const readers = { 'rules alone': createRuleReader(), 'what was learned too': createReader() }

/** Of every claim of a kind: its substances, places and figures, and the words it quotes. */
const told = (reader: (typeof readers)['rules alone'], text: string, phenomenon: string): string[] =>
  reader
    .read(text)
    .observations.filter((one) => one.phenomenon === phenomenon)
    .map(({ substances, places, measures, evidence }) =>
      [
        substances.join(),
        places.map(({ text: name }) => name).join(),
        measures.map(({ value, min, max }) => value ?? `${min}-${max}`).join(' '),
        text.slice(evidence.start, evidence.end),
      ].join(' | '),
    )

const SHARED: readonly [text: string, phenomenon: string, claims: readonly string[]][] = [
  [
    'Le gramme de cocaïne est à 60 € à Lille, 70 € à Nantes et 80 € à Lyon.',
    'market.price',
    [
      'cocaine | Lille | 60 | Le gramme de cocaïne est à 60 € à Lille',
      'cocaine | Nantes | 70 | 70 € à Nantes',
      'cocaine | Lyon | 80 | 80 € à Lyon',
    ],
  ],
  [
    'Cocaine costs £80 a gram in Leeds, £90 in Bristol and £100 in London.',
    'market.price',
    [
      'cocaine | Leeds | 80 | Cocaine costs £80 a gram in Leeds',
      'cocaine | Bristol | 90 | £90 in Bristol',
      'cocaine | London | 100 | £100 in London',
    ],
  ],
  [
    'À Lille le gramme de cocaïne est à 60 €, à Nantes 70 € et à Lyon 80 €.',
    'market.price',
    [
      'cocaine | Lille | 60 | À Lille le gramme de cocaïne est à 60 €',
      'cocaine | Nantes | 70 | Nantes 70 €',
      'cocaine | Lyon | 80 | Lyon 80 €',
    ],
  ],
  [
    'Un gramme coûte 40 € pour l’héroïne, 60 € pour la cocaïne et 10 € pour la résine.',
    'market.price',
    [
      'heroin |  | 40 | Un gramme coûte 40 € pour l’héroïne',
      'cocaine |  | 60 | 60 € pour la cocaïne',
      'cannabis-resin |  | 10 | 10 € pour la résine',
    ],
  ],
  [
    'Le gramme de cocaïne se vend de 60 à 70 € à Lille et 80 € à Lyon.',
    'market.price',
    [
      'cocaine | Lille | 60-70 | Le gramme de cocaïne se vend de 60 à 70 € à Lille',
      'cocaine | Lyon | 80 | 80 € à Lyon',
    ],
  ],
  [
    'Average purity was 72% for cocaine, 34% for heroin and 60% for amphetamine.',
    'market.purity',
    [
      'cocaine |  | 72 | Average purity was 72% for cocaine',
      'heroin |  | 34 | 34% for heroin',
      'amphetamine |  | 60 | 60% for amphetamine',
    ],
  ],
  [
    'The purity of heroin fell from 45% to 30% in Glasgow and from 40% to 35% in Dundee.',
    'market.purity',
    [
      'heroin | Glasgow | 45 30 | The purity of heroin fell from 45% to 30% in Glasgow',
      'heroin | Dundee | 40 35 | 40% to 35% in Dundee',
    ],
  ],
  [
    'MDMA pills averaged 180 mg in London and 150 mg in Leeds.',
    'market.purity',
    ['mdma | London | 180 | MDMA pills averaged 180 mg in London', 'mdma | Leeds | 150 | 150 mg in Leeds'],
  ],
  [
    'L’an dernier, 12 décès par surdose d’opioïdes ont été recensés à Lille, 8 à Nantes et 5 à Lyon.',
    'harm.death',
    [
      'opioids | Lille | 12 | L’an dernier, 12 décès par surdose d’opioïdes ont été recensés à Lille',
      'opioids | Nantes | 8 | 8 à Nantes',
      'opioids | Lyon | 5 | 5 à Lyon',
    ],
  ],
  [
    '12 people died of heroin and 8 of cocaine in Leeds.',
    'harm.death',
    ['heroin | Leeds | 12 | 12 people died of heroin', 'cocaine | Leeds | 8 | 8 of cocaine'],
  ],
  [
    'Les douaniers ont saisi 3 kg de cocaïne à Calais et 5 kg d’héroïne à Dunkerque.',
    'flow.seizure',
    [
      'cocaine | Calais | 3 | 3 kg de cocaïne à Calais',
      'heroin | Dunkerque | 5 | 5 kg d’héroïne à Dunkerque',
    ],
  ],
  [
    'Customs seized 3 kg of cocaine in Dover and 5 kg in Felixstowe.',
    'flow.seizure',
    [
      'cocaine | Dover | 3 | Customs seized 3 kg of cocaine in Dover',
      'cocaine | Felixstowe | 5 | 5 kg in Felixstowe',
    ],
  ],
  [
    'Two seizures: 3 kg of cocaine in Lille and 5 kg in Lyon.',
    'flow.seizure',
    ['cocaine | Lille | 3 | Two seizures: 3 kg of cocaine in Lille', 'cocaine | Lyon | 5 | 5 kg in Lyon'],
  ],
  [
    'Customs officers seized 1.2 tonnes of cocaine in Le Havre in March and 800 kg in Marseille in June.',
    'flow.seizure',
    [
      'cocaine | Le Havre | 1.2 | Customs officers seized 1.2 tonnes of cocaine in Le Havre in March',
      'cocaine | Marseille | 800 | 800 kg in Marseille in June',
    ],
  ],
  [
    'Cocaine purity was 72% in Leeds last year and 64% in Hull.',
    'market.purity',
    ['cocaine | Leeds | 72 | Cocaine purity was 72% in Leeds last year', 'cocaine | Hull | 64 | 64% in Hull'],
  ],
  [
    'Le prix du gramme de kétamine va de 20 € à Toulouse à 40 € à Rennes.',
    'market.price',
    [
      'ketamine | Toulouse | 20 | Le prix du gramme de kétamine va de 20 € à Toulouse',
      'ketamine | Rennes | 40 | 40 € à Rennes',
    ],
  ],
  [
    'L’herbe analysée à Annecy titrait 14 % de THC, la résine 29 %.',
    'market.purity',
    [
      'cannabis-herb | Annecy | 14 | L’herbe analysée à Annecy titrait 14 % de THC',
      'cannabis-resin | Annecy | 29 | résine 29 %',
    ],
  ],
]

describe.each(Object.entries(readers))('by %s', (_name, reader) => {
  it.each(SHARED)('« %s »', (text, phenomenon, claims) => {
    expect(told(reader, text, phenomenon)).toEqual(claims)
  })

  it('what moved in all of them moved in each; a figure set against that of another place is no move', () => {
    const directions = (text: string): string[] =>
      reader
        .read(text)
        .observations.filter(({ phenomenon }) => phenomenon === 'market.price')
        .map(({ direction }) => direction)
    expect(directions('Prices fell to £60 in Leeds and £50 in Hull for a gram of cocaine.')).toEqual([
      'down',
      'down',
    ])
    expect(
      directions('Cocaine prices rose from £40 to £60 in Leeds and fell from £50 to £45 in Hull.'),
    ).toEqual(['up', 'down'])
    expect(directions('Le gramme d’héroïne se négocie 30 euros à Dijon contre 40 à Caen.')).toEqual([
      'present',
      'present',
    ])
  })

  it.each([
    ['one place', 'The price of heroin fell from £80 to £60 in Leeds.', 'market.price'],
    ['two times', 'In Leeds cocaine was 72% pure in 2019 and 64% in 2023.', 'market.purity'],
    [
      'two things counted',
      'The centre saw 120 users of crack in Leeds and handed out 40 pipes in Hull.',
      'context.response',
    ],
  ])('%s is no sharing out', (_what, text, phenomenon) => {
    expect(told(reader, text, phenomenon).length).toBeLessThan(2)
  })
})

it.each([
  [
    'Cocaine purity by city: Leeds 72%, Hull 64%, York 58%.',
    'market.purity',
    [
      'cocaine | Leeds | 72 | Cocaine purity by city: Leeds 72%',
      'cocaine | Hull | 64 | Hull 64%',
      'cocaine | York | 58 | York 58%',
    ],
  ],
  [
    'Heroin deaths by city: Leeds 12, Hull 8, York 5.',
    'harm.death',
    [
      'heroin | Leeds | 12 | Heroin deaths by city: Leeds 12',
      'heroin | Hull | 8 | Hull 8',
      'heroin | York | 5 | York 5',
    ],
  ],
  [
    'Usage dans l’année, 15-24 ans : cannabis 24 %, MDMA 3 %.',
    'use.level',
    ['cannabis |  | 24 | Usage dans l’année, 15-24 ans : cannabis 24 %', 'mdma |  | 3 | MDMA 3 %'],
  ],
])('« %s »: the title says of what', (text, phenomenon, claims) => {
  expect(told(readers['what was learned too'], text, phenomenon)).toEqual(claims)
  if (phenomenon !== 'market.purity')
    expect(told(readers['what was learned too'], text, 'market.purity')).toEqual([])
})
