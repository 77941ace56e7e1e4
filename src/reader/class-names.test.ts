import { describe, expect, it } from 'vitest'
import { deskOf } from './load.ts'

const desk = deskOf()
const named = (text: string): string[] =>
  desk.scanners.en
    .scan(text, desk.linesOf(text), 0)
    .sentences.flatMap(({ substances }) => substances.map(({ code }) => code))

describe('a class that says what a drug is names no second one', () => {
  it.each([
    ['Xylazine, a veterinary sedative, is in most fentanyl.', ['xylazine', 'fentanyl']],
    ['Nitazenes are a family of very strong synthetic opioids.', ['nitazenes']],
    ['The veterinary sedative xylazine turned up.', ['xylazine']],
    ['Carfentanil (an opioid for elephants) and heroin.', ['fentanyl-analogues', 'heroin']],
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
  ])('but is one of its own elsewhere: %s', (text, codes) => {
    expect(named(text)).toEqual(codes)
  })
})
