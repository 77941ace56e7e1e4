/** What nobody had seen before is new, though a clause behind says so; what costs as much as something else is no change. */
import { describe, expect, it } from 'vitest'
import { createReader, createRuleReader } from './load.ts'

const reader = createReader()
const rules = createRuleReader()
const directionOf = (text: string, phenomenon: string, by = reader): string | undefined =>
  by.read(text).observations.find((one) => one.phenomenon === phenomenon)?.direction

describe('told behind the claim to be unseen before, as rules hear it', () => {
  it.each([
    ['Des usagers de Lens injectent la kétamine, ce que les équipes n’avaient jamais vu avant 2023.'],
    ['À Lens, plusieurs usagers injectent la kétamine, chose que nous n’observions pas auparavant.'],
    ['In Derby people inject ketamine, which our staff had never come across before this year.'],
    ['In Derby people inject ketamine, something we had not seen until last summer.'],
  ])('« %s »', (text) => {
    expect(directionOf(text, 'use.route', rules)).toBe('new')
  })

  it.each([
    ['Des usagers de Lens injectent la kétamine, ce que les équipes voient chaque semaine.'],
    ['In Derby people inject ketamine, which our staff see every week.'],
  ])('and not: « %s »', (text) => {
    expect(directionOf(text, 'use.route', rules)).toBe('present')
  })
})

describe('the same price', () => {
  it.each([
    ['À Lens, la kétamine se vend au même prix que la MDMA.', 'present'],
    ['À Lens, la kétamine se vend au même prix que l’an dernier.', 'stable'],
    ['In Derby ketamine sells for the same price as cocaine.', 'present'],
    ['In Derby ketamine sells for the same price as last year.', 'stable'],
  ])('« %s »: %s', (text, direction) => {
    expect(directionOf(text, 'market.price')).toBe(direction)
  })
})

describe('better quality, harder to find', () => {
  it.each([
    ['On note à Lens une amélioration de la qualité de la cocaïne.', 'market.purity', 'up'],
    ['À Lens, il est devenu plus dur de trouver de l’héroïne.', 'market.accessibility', 'down'],
    ['À Lens, la concurrence entre vendeurs de crack est devenue féroce.', 'market.competition', 'up'],
    ['À Lens, on observe le retour de l’injection de cocaïne.', 'use.route', 'up'],
  ])('« %s »', (text, phenomenon, direction) => {
    expect(directionOf(text, phenomenon)).toBe(direction)
  })
})
