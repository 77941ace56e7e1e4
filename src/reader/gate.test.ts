import { describe, expect, it } from 'vitest'
import { createReader, createRuleReader } from './load.ts'

const codesOf = (text: string): string[] =>
  createRuleReader()
    .read(text)
    .observations.map((one) => one.phenomenon)

describe('what a short text is about', () => {
  it('is drugs when slang stands with the price of a gram', () => {
    const text = 'L’herbe, on en trouve partout à Rennes, plus qu’avant. Comptez 60 euros les 10 grammes.'
    expect(codesOf(text)).toContain('market.availability')
  })

  it('is not drugs when a jeweller sells crystal by the gram', () => {
    expect(codesOf('The jeweller sells crystal at £40 a gram. Prices rose in London.')).toEqual([])
  })

  it('is not drugs when food costs what food costs', () => {
    const text =
      'L’herbe fraîche est à 2 euros les 100 g au marché, plus chère qu’en 2024, on en trouve partout.'
    expect(codesOf(text)).toEqual([])
  })

  it('is drugs when two plain words say so, though none is named', () => {
    const text = 'Le trafic de drogue à Metz : le point de deal s’est déplacé vers la gare.'
    expect(codesOf(text)).toContain('place.displacement')
  })

  it('is not drugs when the dealer deals in cars', () => {
    const text =
      'Le dealer automobile livre à domicile ses véhicules neufs à Toulouse. Les ventes augmentent.'
    expect(codesOf(text)).toEqual([])
  })
})

it('reads the price of a gram written short beside slang, and quotes it as there', () => {
  const read = createRuleReader().read(
    'La came était bonne à Brest : 45 € le g de brune, introuvable avant l’été.',
  )
  const price = read.observations.find((one) => one.phenomenon === 'market.price')
  expect(price?.measures).toMatchObject([{ value: 45, unit: 'g' }])
  expect(price?.direction).toBe('present')
})

describe('a short text that names no drug', () => {
  const learnedCodes = (text: string) =>
    createReader()
      .read(text)
      .observations.map((one) => one.phenomenon)

  it('is read for a claim that is plain, where a word may be of drugs', () => {
    expect(learnedCodes('Overdose deaths doubled in Dundee in 2022.')).toEqual(['harm.death'])
    expect(learnedCodes('Le nombre de surdoses a augmenté à Brest.')).toEqual(['harm.overdose'])
  })

  it.each([
    ['Crack is everywhere in Leeds.', 'market.availability', 'crack'],
    ['Ket is easy to get in Hull these days.', 'market.accessibility', 'ketamine'],
    ['Crack use has fallen in Cork.', 'use.level', 'crack'],
    ['On ne trouve plus d’héro à Metz.', 'market.availability', 'heroin'],
    ['Le crack a baissé de prix à Lyon.', 'market.price', 'crack'],
  ])('is read where slang that is hardly anything else makes a plain claim: %s', (text, code, substance) => {
    const claims = createReader().read(text).observations
    expect(claims.map((one) => [one.phenomenon, one.substances])).toContainEqual([code, [substance]])
  })

  it.each([
    ['Ice is available everywhere in winter.'],
    ['Coke is cheaper than Pepsi in Leeds.'],
    ['Diet coke is everywhere in Leeds.'],
    ['Speed limits have fallen in Leeds.'],
    ['Mushrooms are more expensive this year.'],
    ['Le prix de l’herbe a augmenté au marché.'],
    ['Le gaz a doublé de prix cet hiver.'],
    ['La neige est de plus en plus rare à Nantes.'],
    ['Le crack boursier a fait chuter les prix à Paris.'],
  ])('is not read where slang is a word of every day, or of other worlds: %s', (text) => {
    expect(learnedCodes(text)).toEqual([])
  })

  it('is not read where nothing says drugs, nor where other trades speak', () => {
    expect(learnedCodes('Deaths on the road doubled in Dundee in 2022.')).toEqual([])
    expect(learnedCodes('Les dealers automobiles livrent à domicile à Pau.')).toEqual([])
  })
})

describe('long texts are judged by parts', () => {
  const item =
    'Le conseil adopte le budget de la voirie, des écoles et de la bibliothèque, puis la liste des associations. '
  const drugs =
    'À Lille, le gramme de cocaïne se vend 60 euros et la livraison à domicile se répand. Deux overdoses mortelles d’héroïne ont été relevées. '

  it('one item of long minutes is about drugs, and it alone is read', () => {
    const text = `${item.repeat(300)}\n\n${drugs.repeat(60)}\n\n${item.repeat(300)}`
    const { observations } = createReader().read(text)
    const from = text.indexOf('À Lille')
    const to = from + drugs.length * 60
    expect(observations.length).toBeGreaterThan(0)
    expect(observations.every(({ evidence }) => evidence.start >= from && evidence.end <= to)).toBe(true)
  })

  it('notes that say much the same for a hundred pages are still about drugs', () => {
    expect(createReader().read(drugs.repeat(2000)).observations.length).toBeGreaterThan(0)
  })
})

describe('a text that may well claim nothing', () => {
  it('is read for what it says beyond doubt, as abstracts do among their methods', () => {
    const abstract =
      'Objective: To describe the purity of cocaine seized in Rotterdam. Methods: 4,310 samples of cocaine and 1,002 of crack seized from 2015 to 2020 were analysed by gas chromatography. Results: The mean purity of cocaine powder increased from 46% to 71%. Levamisole was found in 39% of samples. Conclusion: Purity monitoring is useful for clinicians who treat cocaine intoxication.'
    const read = createReader().read(abstract).observations
    expect(read.map((one) => one.phenomenon)).toContain('market.purity')
    expect(read.every((one) => (one.confidence ?? 0) >= 0.7)).toBe(true)
  })

  it('stays shut when it teaches what a drug is', () => {
    const leaflet =
      'Heroin is an opioid made from morphine. It comes as a white or brown powder. Heroin can be smoked, snorted or injected. Mixing heroin with alcohol or benzodiazepines makes an overdose more likely. Heroin is a Class A drug: possession can mean up to seven years in prison and supply can mean life.'
    expect(createReader().read(leaflet).observations).toEqual([])
  })
})

describe('what an interviewer asks', () => {
  const read = (text: string) => createReader().read(text).observations

  it('claims nothing, and what is answered does', () => {
    const text =
      'E : Tu trouves encore de l’héroïne à Lille ?\nU : Oui, partout, à 20 euros le gramme.\nE : Tu injectes toujours l’héroïne ?\nU : Non, je fume.'
    const asked = [text.indexOf('E : Tu injectes'), text.indexOf('\nU : Non')] as const
    const claims = read(text)
    expect(claims.length).toBeGreaterThan(0)
    for (const { evidence } of claims)
      expect(asked[0] <= evidence.start && evidence.end <= asked[1], evidence.quote).toBe(false)
  })

  it('is told by the line, not by its mark of question alone', () => {
    const codes = read('Cocaine is everywhere in Leeds. Why? Nobody knows, but prices fell to £40 a gram.')
    expect(codes.map(({ phenomenon }) => phenomenon)).toContain('market.price')
  })
})
