/** The starting article: what must be read in it is read and traced to its words; what is no claim gives none. */
import { describe, expect, test } from 'vitest'
import { isExact } from '../src/core/evidence.ts'
import { createReader } from '../src/reader/load.ts'

/** An article of our own with every trap of the starting one: credit, advertisement, crosshead, footer, metro lines. */
const ARTICLE = `This story is over 5 years old.

Drogue

Les vendeurs viennent à domicile

Image d'illustration (via Cannabis Shots / Flickr)

Selon le dernier rapport de l'OFDT, la cocaïne est de plus en plus disponible à Lyon.

Publicité

« 2 grammes achetés, 0,5 offert »

Face à la concurrence, les dealeurs envoient des textos promotionnels : « Jusqu'à minuit, 2 grammes blancs achetés, 0,5 offert » ou « 50 € le gramme et 80 € les 2 grammes ».

L'héroïne est introuvable à Lyon. Le crack se vend désormais dans les couloirs des lignes de métro (2, 5 et 13).

Suivez-nous sur Twitter : @exemple

Likez la page de Exemple sur Facebook`

const reading = createReader().read(ARTICLE)
const at = (words: string): number => ARTICLE.indexOf(words)
const touches =
  (words: string) =>
  (span: { start: number; end: number }): boolean =>
    span.start < at(words) + words.length && at(words) < span.end

describe('an article with its traps', () => {
  test('every quote stands in the text at its offsets', () => {
    expect(reading.observations.length).toBeGreaterThan(3)
    expect(reading.observations.filter((one) => !isExact(ARTICLE, one.evidence))).toEqual([])
  })

  test.each([
    'This story is over 5 years old.',
    "Image d'illustration (via Cannabis Shots / Flickr)",
    'Publicité',
    '« 2 grammes achetés, 0,5 offert »',
    'Suivez-nous sur Twitter',
    'Likez la page',
  ])('no claim comes from «%s»', (words) => {
    expect(reading.observations.filter((one) => touches(words)(one.evidence))).toEqual([])
  })

  test('the offers come out with what they ask and give', () => {
    const measures = reading.offers.map((one) => one.measure)
    expect(measures).toContainEqual({ kind: 'offer', quantity: 2, free: 0.5, unit: 'g' })
    expect(measures).toContainEqual({ kind: 'price', value: 50, currency: 'EUR', quantity: 1, unit: 'g' })
    expect(measures).toContainEqual({ kind: 'price', value: 80, currency: 'EUR', quantity: 2, unit: 'g' })
    expect(reading.offers[0]?.deadline).toBe("Jusqu'à minuit")
  })

  test('numbers of metro lines are a place, never quantities', () => {
    expect(
      reading.marks.filter(
        (mark) => mark.kind === 'quantity' && touches('lignes de métro (2, 5 et 13)')(mark),
      ),
    ).toEqual([])
    expect(
      reading.marks.some((mark) => mark.kind === 'place' && touches('lignes de métro (2, 5 et 13)')(mark)),
    ).toBe(true)
  })

  test('what cannot be found is absent, what spreads is up', () => {
    const of = (substance: string) =>
      reading.observations.find(
        (one) => one.phenomenon === 'market.availability' && one.substances.includes(substance),
      )
    expect(of('heroin')?.direction).toBe('absent')
    expect(of('cocaine')?.direction).toBe('up')
    expect(of('heroin')?.places.map((place) => place.text)).toEqual(['Lyon'])
  })

  test('every claim names the rule that made it, or what it was learned as', () => {
    expect(
      reading.observations.filter(
        (one) =>
          !/^fr\/[a-z]+\/[a-z0-9-]+(?:\/loosely)?$/.test(one.rule) &&
          one.rule !== `fr/learned/${one.phenomenon}`,
      ),
    ).toEqual([])
  })
})
