import { describe, expect, it } from 'vitest'
import { readCoded } from './read-coded.ts'

const codes = {
  phenomena: new Set(['market.price', 'use.level']),
  substances: new Set(['cocaine']),
}
const claim = { phenomenon: 'market.price', substances: ['cocaine'], direction: 'up', evidence: 'plus cher' }
const coded = (changes: object, changesOfClaim: object = {}): string =>
  JSON.stringify({
    id: 'a',
    lang: 'fr',
    text: 'C’est plus cher, bien plus cher.',
    observations: [{ ...claim, ...changesOfClaim }],
    ...changes,
  })
const read = (...lines: string[]) => readCoded(lines.join('\n'), 'mine.jsonl', codes)

describe('a file of coded texts', () => {
  it('gives a claim its words where they first stand, and what a coder leaves out its usual value', () => {
    const [text] = read(coded({})).texts
    expect(text).toMatchObject({ id: 'a', genre: null, title: null, boilerplate: [], rejected: [] })
    expect(text?.observations).toEqual([
      {
        phenomenon: 'market.price',
        substances: ['cocaine'],
        places: [],
        from: [],
        to: [],
        direction: 'up',
        certainty: 'asserted',
        measures: [],
        drivers: [],
        evidence: { start: 6, end: 15 },
      },
    ])
  })

  it('takes evidence as offsets, and places as phrases or as mentions', () => {
    const slots = { evidence: { start: 22, end: 31 }, places: ['Metz', { text: 'Nancy' }], from: 'Lille' }
    expect(read(coded({}, slots)).texts[0]?.observations[0]).toMatchObject({
      evidence: { start: 22, end: 31 },
      places: ['Metz', 'Nancy'],
      from: ['Lille'],
    })
  })

  it('passes over empty lines, and what editors on Windows add', () => {
    expect(read('', coded({}), '  ').texts).toHaveLength(1)
    expect(read(`\uFEFF${coded({})}\r`, '\r').texts).toHaveLength(1)
  })

  it.each([
    ['is not JSON', '{"id": "b",', 'coded-line-broken', ''],
    ['has no text', coded({ text: undefined }), 'coded-line-wrong', 'text'],
    ['is in a language Vigie does not read', coded({ lang: 'eo' }), 'coded-line-wrong', 'lang'],
    ['is a list', '[]', 'coded-line-wrong', ''],
    ['has no list of observations', coded({ observations: {} }), 'coded-line-wrong', 'observations'],
    [
      'has a claim without direction',
      coded({}, { direction: undefined }),
      'coded-line-wrong',
      'observations[0].direction',
    ],
    [
      'has a phenomenon nobody knows',
      coded({}, { phenomenon: 'market.mood' }),
      'coded-code-unknown',
      'observations[0].phenomenon',
    ],
    [
      'has a substance nobody knows',
      coded({}, { substances: ['sugar'] }),
      'coded-code-unknown',
      'observations[0].substances',
    ],
    [
      'has a cause nobody knows',
      coded({}, { drivers: ['luck'] }),
      'coded-code-unknown',
      'observations[0].drivers',
    ],
    [
      'quotes what the text does not say',
      coded({}, { evidence: 'moins cher' }),
      'coded-quote-not-there',
      'observations[0].evidence',
    ],
    [
      'quotes beyond the end',
      coded({}, { evidence: { start: 20, end: 90 } }),
      'coded-quote-not-there',
      'observations[0].evidence',
    ],
  ])('leaves out a line that %s, says which and where, and goes on', (_, line, code, where) => {
    const { texts, problems } = read(coded({ id: 'first' }), line, coded({ id: 'last' }))
    expect(texts.map(({ id }) => id)).toEqual(['first', 'last'])
    expect(problems.map((one) => [one.code, one.details.line, one.details.where])).toEqual([[code, 2, where]])
  })

  it('leaves out a second text of the same id', () => {
    const { texts, problems } = read(coded({}), coded({}))
    expect([texts.length, problems[0]?.code]).toEqual([1, 'coded-id-twice'])
  })

  it('never quotes a text in a problem', () => {
    const { problems } = read(coded({ text: 'un secret' }))
    expect(problems[0]?.inLanguage('fr')).not.toContain('secret')
  })
})
