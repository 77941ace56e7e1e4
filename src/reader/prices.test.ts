/** What sums are prices of drugs, for how much of what and in which money, and which are none. */
import { describe, expect, test } from 'vitest'
import { createRuleReader } from './load.ts'

const reader = createRuleReader()

/** Prices as "60 EUR/1 g", "30–50 EUR/1 g", in the order of the text. */
function pricesIn(text: string, title = 'Drogues, drugs: cocaine'): string[] {
  return reader
    .read(text, { title })
    .observations.filter(({ phenomenon }) => phenomenon === 'market.price')
    .flatMap(({ measures }) => measures)
    .filter(({ kind }) => kind === 'price')
    .map(
      ({ value, min, max, currency, quantity, unit }) =>
        `${value ?? `${min ?? ''}–${max ?? ''}`} ${currency}/${quantity} ${unit}`,
    )
}

describe('what a price is for', () => {
  test.each<[string, string[]]>([
    ['Le pochon de cocaïne se vend vingt euros.', ['20 EUR/1 bag']],
    ['Heroin costs 1,500 lek a dose in Tirana.', ['1500 ALL/1 dose']],
    [
      'La plaquette de dix Lyrica est à 8 euros, contre 5 l’été dernier.',
      ['8 EUR/10 tablet', '5 EUR/10 tablet'],
    ],
    ['Le gramme de cocaïne coûte 60 euros à Lyon, contre 70 auparavant.', ['60 EUR/1 g', '70 EUR/1 g']],
    ['Cocaïne : 10 € / g, 45 € / 5 g', ['10 EUR/1 g', '45 EUR/5 g']],
    ['Cocaine £80/g, £150/2g, £350 / 5g', ['80 GBP/1 g', '150 GBP/2 g', '350 GBP/5 g']],
    ['Ketamine £25/g £40/2g £90/5g', ['25 GBP/1 g', '40 GBP/2 g', '90 GBP/5 g']],
    ['L’once de cannabis est à 120 dollars à Montréal.', ['120 CAD/28 g']],
    ['Acid in Norwich, LSD at a fiver a tab.', ['5 GBP/1 dose']],
    ['Five grams of ketamine cost £80 in Leeds, down from £100.', ['80 GBP/5 g', '100 GBP/5 g']],
    ['Heroin is 20 lari a gram in Tbilisi.', ['20 GEL/1 g']],
    ['Le gramme d’héroïne coûte 100 dirhams à Tanger.', ['100 MAD/1 g']],
    ['Children of 13 buy ketamine for £3 a bump.', ['3 GBP/1 dose']],
    ['La cocaïne part à 20 € la boulette de 0,3 g.', ['20 EUR/0.3 g']],
    ['Le prix de la boulette de cocaïne (0,6 g) est de 50 euros.', ['50 EUR/0.6 g']],
    ['La cocaïne coûte 80 € le gramme, 350 les cinq.', ['80 EUR/1 g', '350 EUR/5 g']],
    ['À Papeete la dose d’ice, méthamphétamine, de 0,04 g est à 10 000 F CFP.', ['10000 XPF/0.04 g']],
    ['Cocaine is going for a ton a gram.', ['100 GBP/1 g']],
    ['Cocaine sells in £20 bags.', ['20 GBP/1 bag']],
    ['Heroin sells at £10 for a tenth.', ['10 GBP/0.1 g']],
    ['Cocaine: £25 for an eighth.', ['25 GBP/3.5 g']],
    ['He sold them two hundred tablets of MDMA at £2 each.', ['2 GBP/1 tablet']],
    ['Pregabalin costs between 50p and £2 a capsule in Leeds.', ['0.5–2 GBP/1 tablet']],
    ['La prégabaline vaut de 50 centimes à 2 euros la gélule.', ['0.5–2 EUR/1 tablet']],
    [
      'Le prix de la gélule de prégabaline est passé de 50 centimes à 2 euros.',
      ['0.5 EUR/1 tablet', '2 EUR/1 tablet'],
    ],
    ['The vallies are back in, 100 for 60.', ['60 GBP/100 tablet']],
    [
      'On their menu this week: ketamine 1 = 25, 2 = 45, 5 = 100.',
      ['25 GBP/1 g', '45 GBP/2 g', '100 GBP/5 g'],
    ],
    ['Meth is sold by the teener for $150 in Billings.', ['150 USD/1.75 g']],
    ['Il achète cent comprimés d’ecstasy à 1,20 euro.', ['1.2 EUR/1 tablet']],
    ['Poppers are fifteen pounds a bottle now.', ['15 GBP/1 bottle']],
    ['Une gélule de 100 mg de Skénan vaut cinq euros.', ['5 EUR/1 tablet']],
    ['La boîte de 56 gélules de Lyrica est cédée 160 euros.', ['160 EUR/56 tablet']],
    ['La cocaïne est à soixante-dix balles le g.', ['70 EUR/1 g']],
    ['Le pochon d’herbe part contre un billet de 20.', ['20 EUR/1 bag']],
    ['La galette de crack à 5, le caillou à 10.', ['5 EUR/1 dose', '10 EUR/1 dose']],
    ['Le gramme d’héroïne s’échange à une trentaine d’euros.', ['30 EUR/1 g']],
    ['La cocaïne à 28k le kilo à Anvers.', ['28000 EUR/1 kg']],
    ['Le litre de GBL coûte 120 euros.', ['120 EUR/1 l']],
    ['Des képas de cocaïne à 20, 50 et 100 euros.', ['20 EUR/1 bag', '50 EUR/1 bag', '100 EUR/1 bag']],
    ['Dix buvards de LSD à 60 euros.', ['60 EUR/10 dose']],
    ['Heroin is a score a bag.', ['20 GBP/1 bag']],
    ['A henry of weed goes for £35.', ['35 GBP/3.5 g']],
    ['A ball of meth is $120 in Calgary.', ['120 CAD/3.5 g']],
    ['A point of fentanyl costs $10 in Vancouver.', ['10 CAD/0.1 g']],
    ['Half an ounce of ketamine for £150.', ['150 GBP/14 g']],
    ['Crack rocks are £10 each, three for £25.', ['10 GBP/1 dose', '25 GBP/3 dose']],
    ['Weed is 10 a g, 25 for 3.5.', ['10 GBP/1 g', '25 GBP/3.5 g']],
    ['A bundle of heroin costs $50 in Philadelphia.', ['50 USD/1 bundle']],
  ])('%s', (text, expected) => {
    expect(pricesIn(text)).toEqual(expected)
  })
})

describe('before and after are two prices, a range is one', () => {
  test.each<[string, string[]]>([
    ['Le gramme de cocaïne est passé de 70 à 60 euros.', ['70 EUR/1 g', '60 EUR/1 g']],
    ['Le prix de la gélule de Skénan a grimpé de 5 à 8 euros.', ['5 EUR/1 tablet', '8 EUR/1 tablet']],
    ['A bag of heroin dropped from €20 to €15.', ['20 EUR/1 bag', '15 EUR/1 bag']],
    ['La cocaïne se vend de 60 à 80 euros le gramme.', ['60–80 EUR/1 g']],
    ['Cocaine costs between £60 and £80 a gram.', ['60–80 GBP/1 g']],
    ['Le gramme de cocaïne est à 50 €, contre 60 ailleurs.', ['50 EUR/1 g', '60 EUR/1 g']],
    ['Le gramme de cocaïne coûte moins de 40 euros.', ['–40 EUR/1 g']],
    ['Le gramme de cocaïne coûte plus de 70 euros.', ['70– EUR/1 g']],
  ])('%s', (text, expected) => {
    expect(pricesIn(text)).toEqual(expected)
  })
})

describe('the direction two prices tell', () => {
  test.each<[string, string]>([
    ['Le gramme de cocaïne est descendu de 80 à 60 euros.', 'down'],
    ['Le gramme de kétamine : 40 € (contre 50 € en 2022).', 'down'],
    ['Elle paie son ecstasy 8 € l’unité au lieu de 10.', 'down'],
    ['It used to be $40 a gram for meth in Sydney, now $300.', 'up'],
    ['Cocaine cost 60 quid a gram, now it’s 80.', 'up'],
    ['Ketamine has doubled from £20 to £40 a gram.', 'up'],
    ['La cocaïne coûte 80 € le gramme, 350 les cinq.', 'present'],
    ['Heroin is £10 a bag, £15 for two.', 'present'],
  ])('%s', (text, expected) => {
    const found = reader.read(text, { title: 'Drogues, drugs: cocaine' }).observations
    const prices = found.filter(({ phenomenon }) => phenomenon === 'market.price')
    expect(prices.map(({ direction }) => direction)).toEqual([expected])
  })
})

describe('the money', () => {
  test.each<[string, string[]]>([
    ['In Vancouver a gram of cocaine costs $80.', ['80 CAD/1 g']],
    ['In Melbourne a gram of cocaine costs $300.', ['300 AUD/1 g']],
    ['In Baltimore a gram of cocaine costs $60.', ['60 USD/1 g']],
    ['A gram of cocaine costs A$300 there, they say in Baltimore.', ['300 AUD/1 g']],
    ['À Genève, le gramme de cocaïne se paie 80 francs.', ['80 CHF/1 g']],
    ['À Nouméa, le gramme de cocaïne se paie 20 000 francs.', ['20000 XPF/1 g']],
    ['Dublin: cocaine at EUR 70 a gram.', ['70 EUR/1 g']],
    ['Le gramme de cocaïne, c’est 50 à Nantes.', ['50 EUR/1 g']],
    ['Cocaine in Leeds is 60 a g.', ['60 GBP/1 g']],
    ['In Baltimore ecstasy pills sell for fifty cents each.', ['0.5 USD/1 tablet']],
    ['L’ecstasy se vend 50 centimes le cachet à Lyon.', ['0.5 EUR/1 tablet']],
  ])('%s', (text, expected) => {
    expect(pricesIn(text)).toEqual(expected)
  })
})

describe('messages name sums alone', () => {
  test.each<[string, string[]]>([
    ['promo ce soir : cocaïne 60 le g, 2g 110, kétamine 30', ['60 EUR/1 g', '110 EUR/2 g', '30 EUR/1 g']],
    ['salut, ecsta dispo 10 la pièce, 4 pour 30', ['10 EUR/1 tablet', '30 EUR/4 tablet']],
    ['menu: cocaine 70 a g, 2 for 130, ketamine 25/g', ['70 GBP/1 g', '130 GBP/2 g', '25 GBP/1 g']],
    ['la cocaïne jla touche a 50', ['50 EUR/1 g']],
    ['xanax 2e le cacheton', ['2 EUR/1 tablet']],
  ])('%s', (text, expected) => {
    expect(pricesIn(text).sort()).toEqual(expected.sort())
  })
})

test('a point is a tenth of a gram', () => {
  expect(pricesIn('In Darwin a point of meth costs $100.')).toEqual(['100 AUD/0.1 g'])
})

describe('sums and numbers that are no price of a drug', () => {
  test.each([
    'Un guetteur de cocaïne gagne 100 euros par jour.',
    'The lad was paid £100 a week to carry cocaine.',
    'Il doit 300 euros à son dealer de cocaïne.',
    'Une amende de 200 euros punit l’usage de cocaïne.',
    'Saisie de 90 g de cocaïne, de 4 150 euros et d’un véhicule.',
    'La bière coûte 7 euros, la cocaïne circule.',
    'Cocaine users paid £15 entry at the door.',
    'La cocaïne coûte cinq euros de plus.',
    'Promo sur la cocaïne : -10 € ce soir.',
    'Une balle perdue a tué un vendeur de cocaïne.',
    'Police seized 1,143 pounds of cocaine.',
    'Cocaine was found in 8 samples, xylazine in 12.',
    'Appels reçus : cannabis 96, cocaïne 71, kratom 6.',
    'Trois comprimés d’ecstasy, puis huit, puis douze par jour.',
    'Cocaine treatment admissions grew from 90 to 720.',
    'There were 27 cocaine overdoses in the quarter, down from 41.',
    'Cocaïne à Lyon, livraison offerte dès 100 € d’achat.',
    'Cocaine in Leeds, delivery to your door from £40.',
    '300 g de cocaïne et 12 000 euros en liquide ont été saisis à Metz.',
    'La police a saisi 2 000 cachets de Lyrica et 300 euros dans un appartement de Lyon.',
    'An opium pipe was sold for £400 at auction.',
    'Crack pipes cost £2 at the corner shop.',
    'À Lille, on vend des pipes à crack à 2 € dans les épiceries.',
    'Fentanyl test strips are sold at $2 in pharmacies.',
    'Cannabis possession in Hull. Fines: £100 each.',
    'Amendes à Lille : 200 € pour le cannabis, 300 € pour la cocaïne.',
    'Entry to the rave in Leeds cost £20, and ketamine was everywhere.',
    'Test kits for cocaine are sold at £5 in Leeds.',
    'Un traitement de la dépendance à la cocaïne coûte 60 € par mois.',
  ])('%s', (text) => {
    expect(pricesIn(text)).toEqual([])
  })
})

test.each([
  ['In the cafe a gram of cocaine costs £50.', '50 GBP/1 g'],
  ['Caution : la cocaïne est à 60 € le gramme à Lille.', '60 EUR/1 g'],
  ['Le café coûte 2 € à Lille, le gramme de cocaïne 60 €.', '60 EUR/1 g'],
])('the price beside what is no price stays one: %s', (text, price) => {
  expect(pricesIn(text)).toEqual([price])
})

describe('so many for the price of fewer is an offer', () => {
  const offersIn = (text: string) =>
    reader
      .read(text, { title: 'Drogues, drugs: cocaine' })
      .observations.flatMap(({ measures }) => measures)
      .filter(({ kind }) => kind === 'offer')
  test.each<[string, number, number]>([
    ['Promo sur les pochons de cocaïne : 2 pour 1 ce soir.', 1, 1],
    ['The cocaine line does three for two on bags this weekend.', 2, 1],
  ])('%s', (text, quantity, free) => {
    expect(offersIn(text)).toEqual([expect.objectContaining({ kind: 'offer', quantity, free })])
  })

  test('more money than pieces is a price', () => {
    expect(offersIn('Cocaine bags are 3 for 25.')).toEqual([])
    expect(offersIn('Ecstasy at 2 for £1.')).toEqual([])
  })
})

describe('which way a price goes', () => {
  const directionIn = (text: string) =>
    reader.read(text).observations.find(({ phenomenon }) => phenomenon === 'market.price')?.direction
  test.each<[string, string]>([
    ['In Leeds you used to get xanax for a quid each, now its 3 for 5.', 'up'],
    ['À Lille, le gramme de cocaïne vaut 60 €, parfois 50 € si l’on en prend trois.', 'present'],
    ['In Leeds heroin is getting cheaper: £10 a bag.', 'down'],
    ['In Leeds a gram of cocaine costs £40, against £50 a year earlier.', 'down'],
    ['À Lille, le gramme de cocaïne vaut 60 euros, contre 50 euros un an plus tôt.', 'up'],
    ['In Leeds a gram of cocaine costs £40, against £50 in Hull.', 'present'],
    ['À Lille, le gramme d’herbe vaut 12 euros, contre 9 à Metz.', 'present'],
  ])('%s', (text, direction) => {
    expect(directionIn(text)).toBe(direction)
  })

  test('a line of a menu keeps to its own drug', () => {
    const menu = 'slt dispo ce soir sur lyon\nbeuh cali 10e le g, 45 les 5\nshit jaune 30 les 5g'
    const told = reader.read(menu).observations.filter(({ phenomenon }) => phenomenon === 'market.price')
    expect(told.map(({ substances, measures }) => [substances, measures.map(({ value }) => value)])).toEqual([
      [['cannabis-herb'], [10, 45]],
      [['cannabis-resin'], [30]],
    ])
  })
})
