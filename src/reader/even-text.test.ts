/** Lines broken for their width run on, those that end by themselves do not; nothing moves. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evenText } from './even-text.ts'
import { createReader } from './load.ts'

const shown = (text: string): string => evenText(text).replaceAll('\u00ad', '~')

test.each([
  [
    'words parted where lines once ended, time and again',
    'les ven- deurs du quar- tier et les ache- teurs',
    'les ven~~deurs du quar~~tier et les ache~~teurs',
  ],
  ['a word left to be completed, once', 'une offre mi- ou haut de gamme', 'une offre mi- ou haut de gamme'],
  [
    'words that share their end, whatever else is parted',
    'les ven- deurs du quar- tier, pré- et post-urbains, les ache- teurs',
    'les ven~~deurs du quar~~tier, pré- et post-urbains, les ache~~teurs',
  ],
  ['spaces of every kind', '60\u00a0€\tà\u202fLille', '60 € à Lille'],
  [
    'lines broken at a width, before a number, a capital and a sign',
    'Depuis le printemps on voit arriver à\nMetz une cocaïne très pure, vendue\n60\u00a0€ le gramme par des équipes venues\nde loin, qui se disent toutes les\nmêmes et se font appeler par leurs\n«\u00a0clients\u00a0».',
    'Depuis le printemps on voit arriver à Metz une cocaïne très pure, vendue 60 € le gramme par des équipes venues de loin, qui se disent toutes les mêmes et se font appeler par leurs « clients ».',
  ],
  [
    'a list of lines that end by themselves',
    'Cocaïne : 60 € le gramme\nKétamine : 30 €\nMDMA : 40 € le gramme, 20 € la demi',
    'Cocaïne : 60 € le gramme\nKétamine : 30 €\nMDMA : 40 € le gramme, 20 € la demi',
  ],
  [
    'rows as long as one another',
    '12/03 cocaïne 80 % Lille centre\n14/03 héroïne 12 % Metz gare\n19/03 kétamine 70 % Lille nord\n21/03 cocaïne 64 % Lille nord',
    '12/03 cocaïne 80 % Lille centre\n14/03 héroïne 12 % Metz gare\n19/03 kétamine 70 % Lille nord\n21/03 cocaïne 64 % Lille nord',
  ],
  [
    'paragraphs of one line each',
    `${'Cocaine is easy to find in Leeds. '.repeat(9)}\n${'Heroin is hard to find in Hull. '.repeat(9)}`,
    `${'Cocaine is easy to find in Leeds. '.repeat(9)}\n${'Heroin is hard to find in Hull. '.repeat(9)}`,
  ],
  [
    'items among broken lines',
    'The team of the van saw three things in the course of this spring that\nnobody at all had told it of before:\n- ketamine sold in bags of two grams each, mostly by men of whom nobody\nknows more than a car\n- heroin nobody asks for',
    'The team of the van saw three things in the course of this spring that nobody at all had told it of before:\n- ketamine sold in bags of two grams each, mostly by men of whom nobody knows more than a car\n- heroin nobody asks for',
  ],
  [
    'lines that hang under an item',
    '• ketamine, sold for as little as\n  $10 a gram\n• crack\nPurity rose',
    '• ketamine, sold for as little as   $10 a gram\n• crack\nPurity rose',
  ],
  [
    'a line that leads on',
    'elle vient des\nPays-Bas\net de\nRotterdam',
    'elle vient des Pays-Bas\net de Rotterdam',
  ],
  ['a word parted', 'la disponi-\nbilité monte', 'la disponi~~bilité monte'],
  ['a word that has its hyphen', 'peut-\nêtre', 'peut-~être'],
  ['no word parted', 'Saint-\nDenis', 'Saint-\nDenis'],
  ['a mail answered', '> on a vu\n>> du crack\nmoi non', '  on a vu\n   du crack\nmoi non'],
  ['numbers of notes', 'purity rose [12], prices fell [3, 7–9].', 'purity rose     , prices fell         .'],
  [
    'stops nobody set',
    'le gramme est à 60 € Le vendeur livre dans Lille On en trouve',
    'le gramme est à 60 €.Le vendeur livre dans Lille.On en trouve',
  ],
  [
    'articles of names',
    'vers Le Havre, de La plaine, rue Les halles',
    'vers Le Havre, de La plaine, rue Les halles',
  ],
  ['numbers of items', '3) Le centre, 6.1 The visitor', '3) Le centre, 6.1 The visitor'],
  ['a year in brackets', 'rose [2019]', 'rose [2019]'],
])('%s', (_, text, even) => {
  expect(shown(text)).toBe(even)
})

test('whatever comes in, nothing moves and no letter changes', () => {
  const piece = fc.constantFrom(
    'cocaïne',
    'à',
    'Lille',
    '60',
    '-',
    '- ',
    '\n',
    '\r\n',
    '\n\n',
    ' ',
    '\u00a0',
    '> ',
    '[3]',
    '.',
    ',',
    '\u00ad',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      const even = evenText(text)
      expect(even.length).toBe(text.length)
      for (let at = 0; at < text.length; at++)
        if (/[\p{L}.,]/u.test(text[at]!)) expect(even[at]).toBe(text[at])
    }),
  )
})

describe('what is read of a note', () => {
  const reader = createReader()
  const note =
    'Les équipes de rue disent toutes que la cocaïne est devenue plus facile à trouver à Lille. Le gramme y coûte 60 €, contre 80 € en 2021. À Rennes, trois personnes sont mortes d’une overdose de fentanyl.'
  const claims = (text: string) =>
    reader.read(text, { language: 'fr' }).observations.map(({ evidence, ...claim }) => ({
      ...claim,
      quote: evidence.quote.replace(/\s+/g, ' '),
    }))
  const brokenAt = (width: number): string =>
    note.split(' ').reduce((text, word) => {
      const line = text.slice(text.lastIndexOf('\n') + 1)
      return `${text}${line.length + 1 + word.length > width ? '\n' : ' '}${word}`
    })

  test('is there', () => expect(claims(note).length).toBeGreaterThanOrEqual(3))

  test.each([38, 44, 52, 66, 80])('is the same broken at %i, and quoted as written', (width) => {
    const text = brokenAt(width)
    expect(text).toContain('\n')
    expect(claims(text)).toEqual(claims(note))
    for (const { evidence } of reader.read(text, { language: 'fr' }).observations)
      expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
  })
})
