import { describe, expect, it } from 'vitest'
import { placesIn } from '../../test/places-in.ts'
import { deskOf } from './load.ts'

describe('a place is read as it is written, with the word for what it is', () => {
  it.each([
    [
      'Le crack se vend au parc Sainte-Hortense et rue des Tanneurs.',
      ['parc Sainte-Hortense', 'rue des Tanneurs'],
    ],
    [
      'La vente s’est déplacée vers le square de la porte de la Villette.',
      ['square de la porte de la Villette'],
    ],
    ['Le crack se vend 10 € à la gare du Nord.', ['gare du Nord']],
    [
      'Le point de vente de la tour Érable est fermé, celui du parking du centre commercial reste.',
      ['tour Érable', 'parking du centre commercial'],
    ],
    ['La drogue circule à la maison d’arrêt de Béthune.', ['maison d’arrêt de Béthune']],
    ['L’héroïne recule dans le sud de la Meurthe-et-Moselle.', ['sud de la Meurthe-et-Moselle']],
    ['La cocaïne est chère dans la capitale, et dans tout l’archipel.', ['capitale', 'archipel']],
    ['Le shit se vend dans le 93, livraison 75-92-94.', ['93', '75-92-94']],
    ['Saisie de résine sur l’A9.', ['A9']],
    ['Mortalité par surdose en Suisse romande.', ['Suisse romande']],
    ['On trouve de la prégabaline dans le Nord et à Barlonnais.', ['Nord', 'Barlonnais']],
    ['Les prix baissent autour de Saint-Dié.', ['Saint-Dié']],
    ['Le crack se vend au hall 6 puis au bâtiment B.', ['hall 6', 'bâtiment B']],
    ['La MDMA circule dans les discothèques belges.', ['discothèques belges']],
    [
      'La cocaïne est livrée dans d’autres villes françaises (Bordeaux, Lille et Rennes).',
      ['Bordeaux', 'Lille', 'Rennes'],
    ],
    [
      'Le point de vente du sud de la ville est au rond-point du Moulinet.',
      ['sud de la ville', 'rond-point du Moulinet'],
    ],
    ['Des personnes ont été interpellées à Rennes, Saint-Malo et Laval.', ['Rennes', 'Saint-Malo', 'Laval']],
    ['La drogue circule à Anvers-Sud et place de la mairie.', ['Anvers-Sud', 'place de la mairie']],
    ['De la coke sur le trajet Paris-Lyon.', ['Paris', 'Lyon']],
    ['Contrôle de résine à l’entrée de Barlonnais.', ['Barlonnais']],
    ['Le port du Havre reçoit la cocaïne.', ['Havre']],
    ['Cocaine arrives in Belgium and the Netherlands.', ['Belgium', 'the Netherlands']],
    ['Heroin is rare in Ireland, while the US saw no change.', ['Ireland', 'US']],
    ['Sydney recorded 40 heroin overdoses.', ['Sydney']],
    ['La MDMA est rare dans le Zabrois et entre Calais et le Zabrot.', ['Zabrois', 'Calais', 'Zabrot']],
    [
      'On trouve du crack au Val-des-Tuiles et près de Zabrie-les-Pins.',
      ['Val-des-Tuiles', 'Zabrie-les-Pins'],
    ],
    ['Free party au plateau de Zabrie, avec de la kétamine.', ['plateau de Zabrie']],
    ['La cocaïne arrive par le port du Havre.', ['Havre']],
    ['Les usagers des Mureaux et du Mans fument du crack.', ['Mureaux', 'Mans']],
    ['La kétamine circule dans le Mans et à Le Havre.', ['Mans', 'Le Havre']],
    ['Le trafic s’est déplacé de Zabrol vers Lille.', ['Zabrol', 'Lille']],
    ['De la MDMA près d’un collège de Lunéville.', ['Lunéville']],
    [
      'La cocaïne se vend au nord de Paris et dans la capitale alsacienne.',
      ['nord de Paris', 'capitale alsacienne'],
    ],
  ])('%s', (text, places) => {
    expect(placesIn(text, 'fr')).toEqual(places)
  })

  it.each([
    ['Deaths rose in Ada County and on Kensington Avenue.', ['Ada County', 'Kensington Avenue']],
    ['Heroin came by post from Fresno, California.', ['Fresno, California']],
    ['Spice is sold on B wing of a jail near Falkirk.', ['B wing', 'jail near Falkirk']],
    ['Crack is cheap in Glasgow city centre and in Galway.', ['Glasgow city centre', 'Galway']],
    ['Cocaine was dear in St Peter Port.', ['St Peter Port']],
    ['Crews in the Latvian capital were called to overdoses.', ['Latvian capital']],
    ['Overdoses fell in the M1 and M4 postcodes.', ['M1', 'M4']],
    ['Elgin – no heroin there yet.', ['Elgin']],
    ['A heroin warning for ROCKHAMPTON, GLADSTONE and MACKAY.', ['ROCKHAMPTON', 'GLADSTONE', 'MACKAY']],
    ['The shipment was bound for Sydney.', ['Sydney']],
    ['A courier was stopped at Sumburgh airport, another on the A483.', ['Sumburgh airport', 'A483']],
    ['Ice came to the west side and to Moss Side.', ['west side', 'Moss Side']],
    ['Meth is sold on Zabriska and flown to Orzig.', ['Zabriska', 'Orzig']],
    ['Ice in the Warrago is dearer than over the Zabriska.', ['Warrago', 'Zabriska']],
    ['Tablets came from Hildesheim, Zabrin, and Kassel with heroin.', ['Hildesheim', 'Zabrin', 'Kassel']],
    ['A bag of heroin from Madrid’s Zabraña was tested.', ['Madrid', 'Zabraña']],
    ['Hash is sold on the Zabridge canal and in the Orzig valley.', ['Zabridge canal', 'Orzig valley']],
    ['Cologne, Zabrück side, lunchtime. Heroin is cheap.', ['Cologne', 'Zabrück side']],
    [
      'The heroin shortage did not reach Carlisle, and two Adelaide clinics closed.',
      ['Carlisle', 'Adelaide'],
    ],
    ['Spice is sold at HMP Featherstone and on the Isle of Wight.', ['HMP Featherstone', 'Isle of Wight']],
  ])('%s', (text, places) => {
    expect(placesIn(text, 'en')).toEqual(places)
  })
})

describe('a message names a town without its capital', () => {
  it.each([
    ['pareil a toulouse, introuvable. la coke a nice aussi', 'fr', ['toulouse', 'nice']],
    ['jsuis sur bxl, on trouve de tout', 'fr', ['bxl']],
    ['ket is dear in manc n bristol', 'en', ['manc', 'bristol']],
    ['doing rounds now soton + eastleigh. coke and ket', 'en', ['soton', 'eastleigh']],
    ['ya de la beuh a antibes. rien a dire', 'fr', ['antibes']],
    ['moved down from darwin in feb. coke is dear', 'en', ['darwin']],
    ['mon ex dealer de lens vend de la coke', 'fr', ['lens']],
  ] as const)('%s', (text, language, places) => {
    expect(placesIn(text, language)).toEqual(places)
  })
})

describe('what only looks like a place is none', () => {
  it.each([
    ['Grâce à Telegram, la livraison de cocaïne progresse.', 'fr'],
    ['Il participe à la réunion du mardi.', 'fr'],
    ['Des cachets d’Artane sont revendus.', 'fr'],
    ['Elle en vend dans le 12 mai.', 'fr'],
    ['Le kratom est commandé sur un site marchand.', 'fr'],
    ['Changes in Drug Use', 'en'],
    ['She was held at the Police Station with a bag of coke.', 'en'],
    ['A nice gram of ket, reading the label.', 'en'],
    ['The judge Hamilton had heard of heroin, and Hamilton said so.', 'en'],
    ['She took no heroin on Boxing Day.', 'en'],
    ['The heroin report went to the Board.', 'en'],
    ['Les années haschich de la seringue de Pravaz.', 'fr'],
    ['On parle de cocaïne avec l’ami de Zabrina.', 'fr'],
    ['Vitamin B12 was found in the tablet.', 'en'],
  ] as const)('%s', (text, language) => {
    expect(placesIn(text, language)).toEqual([])
  })
})

describe('where a thing comes from and where it goes to', () => {
  const roles = (text: string, language: 'fr' | 'en'): string[] => {
    const { scanners, linesOf } = deskOf()
    const { sentences } = scanners[language].scan(text, linesOf(text), 0)
    return sentences.flatMap(({ places }) =>
      places.map(({ start, end, role }) => `${role} ${text.slice(start, end)}`),
    )
  }

  it.each([
    ['L’héroïne arrive de Rotterdam à Lille par la route.', ['from Rotterdam', 'to Lille']],
    [
      'La scène s’est déplacée de la place Hortense au square des Tuiles.',
      ['from place Hortense', 'to square des Tuiles'],
    ],
    ['Le trafic passe de Cayenne à Orly.', ['from Cayenne', 'to Orly']],
    ['Des usagers venus de Metz et de Nancy achètent ici.', ['from Metz', 'from Nancy']],
    ['Les prix varient de Lille à Marseille.', ['at Lille', 'at Marseille']],
  ])('%s', (text, said) => {
    expect(roles(text, 'fr')).toEqual(said)
  })

  it.each([
    ['North Wales Police seized heroin in Holyhead.', ['aside North Wales', 'at Holyhead']],
    [
      'In Brighton and Hove and in Trinidad and Tobago cocaine is cheap.',
      ['at Brighton and Hove', 'at Trinidad and Tobago'],
    ],
    ['Glasgow Sheriff Court heard of heroin in Paisley.', ['aside Glasgow', 'at Paisley']],
    ['In Leeds city police patrols are rarer.', ['at Leeds']],
  ])('and where only those who speak have their seat: %s', (text, said) => {
    expect(roles(text, 'en')).toEqual(said)
  })

  it('is told in English by the same pair of words', () => {
    expect(roles('Heroin comes from Rotterdam to Hull by ferry.', 'en')).toEqual([
      'from Rotterdam',
      'to Hull',
    ])
  })
})
