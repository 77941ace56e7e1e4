import { describe, expect, it } from 'vitest'
import { deskOf } from './load.ts'

const desk = deskOf()
const named = (text: string, language: 'en' | 'fr' = 'en'): string[] =>
  desk.scanners[language]
    .scan(text, desk.linesOf(text), 0)
    .sentences.flatMap(({ substances }) => substances.map(({ code }) => code))

describe('a class that says what a drug is names no second one', () => {
  it.each([
    ['Xylazine, a veterinary sedative, is in most fentanyl.', ['xylazine', 'fentanyl']],
    ['Nitazenes are a family of very strong synthetic opioids.', ['nitazenes']],
    ['The veterinary sedative xylazine turned up.', ['xylazine']],
    ['Carfentanil (an opioid for elephants) and heroin.', ['fentanyl-analogues', 'heroin']],
    ['A new synthetic opioid, metonitazene, was met in Oslo.', ['nitazenes']],
    ['HHC, a semi-synthetic cannabinoid, is sold openly.', ['hhc']],
    ['Synthetic opioids known as nitazenes were met in Riga.', ['nitazenes']],
  ])('%s', (text, codes) => {
    expect(named(text)).toEqual(codes)
  })

  it.each([
    ['Xylazine has spread. Four samples held the sedative.', ['xylazine', 'xylazine']],
    ['Users of medetomidine say that the sedative hits fast.', ['medetomidine', 'medetomidine']],
  ])('and is that one when said again: %s', (text, codes) => {
    expect(named(text)).toEqual(codes)
  })

  it.each([
    ['Heroin and other opioids are scarce.', ['heroin', 'opioids']],
    ['Sedatives are cheap, heroin is dear.', ['medicines', 'heroin']],
    ['Heroin is cheaper than most opioids.', ['heroin', 'opioids']],
    ['Opioids, heroin above all, are scarce.', ['opioids', 'heroin']],
  ])('but is one of its own elsewhere: %s', (text, codes) => {
    expect(named(text)).toEqual(codes)
  })

  it.each([
    ['La 3-MMC, une cathinone de synthèse, se vend à Paris.', ['3-mmc']],
    ['La 3-MMC, molécule de la famille des cathinones, se vend à Paris.', ['3-mmc']],
    ['L’opioïde tramadol est détourné à Marseille.', ['tramadol']],
    ['Un nouvel opioïde, le métonitazène, circule à Lyon.', ['nitazenes']],
    ['Les opioïdes et l’héroïne manquent.', ['opioids', 'heroin']],
    ['La kétamine et les cathinones se vendent à Paris.', ['ketamine', 'synthetic-cathinones']],
    ['L’héroïne coûte moins que les cathinones.', ['heroin', 'synthetic-cathinones']],
  ])('in French too: %s', (text, codes) => {
    expect(named(text, 'fr')).toEqual(codes)
  })
})
