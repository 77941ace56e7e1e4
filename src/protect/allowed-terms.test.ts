import { describe, expect, test } from 'vitest'
import { allowedTerms } from './allowed-terms.ts'
import { deidentify } from './deidentify.ts'

const allow = allowedTerms({
  terms: [{ term: 'Tina' }, { term: 'MS Contin' }],
  places: [
    { name: 'Nancy', flags: [] },
    { name: 'Saskatoon', flags: [] },
    { name: 'Massachusetts', flags: [] },
    { name: 'La Rochelle', flags: [] },
    { name: 'Alice Springs', flags: [] },
    { name: "St. John's", flags: [] },
    { name: 'Charleroi', flags: [] },
    { name: 'Victoria', flags: ['common'] },
    { name: 'Adelaide', flags: ['common'] },
    { name: 'Lawrence', flags: ['common'] },
    { name: 'Preston', flags: ['common'] },
    { name: 'Aube', flags: ['common'] },
    { name: 'Dominique', flags: ['common'] },
    { name: 'Maurice', flags: ['common'] },
    { name: 'Byron Bay', flags: ['small'] },
    { name: 'Barbara', flags: ['small'] },
  ],
})

describe('a town that bears a first name', () => {
  test.each([
    'In Adelaide, more heroin was seized.',
    'Heroin was rarer in Victoria, and dearer.',
    'Victoria Police seized 3 kg in Kent County.',
    'À Nancy, la kétamine se diffuse.',
    'À La Rochelle, la kétamine se diffuse.',
    'Alice Springs saw more of it than St. John’s.',
    'At a festival in Byron Bay, 74 were searched.',
    'It comes from Preston to Saskatoon, and from Lawrence, Massachusetts.',
    'Victoria and Saskatoon report less of it; so do Saskatoon and Adelaide.',
    "Dans l'Aube, la cocaïne vient de la Dominique, de l'île Maurice.",
    'Dealers of North Preston and the port of Port Adelaide.',
    'Heroin is sold in the street in Preston, and in a shop in Charleroi.',
    'Adelaide: more ice. It was sent from Adelaide, where, as in Adelaide, Adelaide’s north had less.',
    'In Adelaide’s north it was normal.',
    'They came from Adelaide suburbs.',
    'On deale dans la rue à Charleroi.',
  ])('is left as it is: %s', (text) => {
    expect(deidentify(text, { allow }).text).toBe(text)
  })

  test.each([
    ["We met in Victoria's flat.", "We met in [PERSON_1]'s flat."],
    ['She confided in Victoria about it.', 'She confided in [PERSON_1] about it.'],
    ['With Adelaide, we went in.', 'With [PERSON_1], we went in.'],
    ['They met in Barbara, they said.', 'They met in [PERSON_1], they said.'],
    ['In Adelaide Testard’s room.', 'In [PERSON_1]’s room.'],
    ['It was Byron, by the sea.', 'It was [PERSON_1], by the sea.'],
    ['Tina and Victoria were there.', 'Tina and [PERSON_1] were there.'],
    ['Victoria, Nancy', '[PERSON_1], Nancy'],
    ['In Adelaide, my friend Adelaide said so.', 'In [PERSON_1], my friend [PERSON_1] said so.'],
    ['On est allés à Nancy et Dominique a dit non.', 'On est allés à Nancy et [PERSON_1] a dit non.'],
    ['It was in Nancy. And Victoria, she said', 'It was in Nancy. And [PERSON_1], she said'],
    [
      'Heroin is rare in Victoria. Victoria (25) said so.',
      'Heroin is rare in [PERSON_1]. [PERSON_1] (25) said so.',
    ],
    ['In Adelaide it is rare, Adelaide told us.', 'In [PERSON_1] it is rare, [PERSON_1] told us.'],
    ['In Preston we went with Preston.', 'In [PERSON_1] we went with [PERSON_1].'],
    ['Mrs Springs was in Alice Springs.', 'Mrs [PERSON_1] was in Alice Springs.'],
    ['J’ai vu Dominique ; la Dominique était là.', 'J’ai vu [PERSON_1] ; la [PERSON_1] était là.'],
    ['On a parlé de Maurice à Nancy.', 'On a parlé de [PERSON_1] à Nancy.'],
  ])('is someone where nothing beside it tells a town: %s', (text, clean) => {
    expect(deidentify(text, { allow }).text).toBe(clean)
  })
})

test('a sale point in a named street stays one', () => {
  expect(deidentify('On deale rue des Tilleuls à Charleroi.', { allow }).text).toContain('[MICRO_PLACE]')
  expect(deidentify('Ils vendent à la cité des Tilleuls.', { allow }).text).toContain('[MICRO_PLACE]')
})

test('words that follow a title without being a name are left', () => {
  const text =
    "Nurse: I've seen MS Contin. An officer I met said so. Nine of them; thank Christ. Le père Noël est passé."
  expect(deidentify(text, { allow }).text).toBe(text)
  expect(deidentify('Mme I. est venue, et Mme Noël.', { allow }).text).toBe(
    'Mme [PERSON_1] est venue, et Mme [PERSON_2].',
  )
})

test('"Grâce à" and "Grâce aux" are thanks, "Grace a" someone', () => {
  expect(deidentify('Grâce aux contrôles, et Grâce à eux.').text).toBe('Grâce aux contrôles, et Grâce à eux.')
  expect(deidentify('Hier soir, Grace a consommé.').text).toBe('Hier soir, [PERSON_1] a consommé.')
})
