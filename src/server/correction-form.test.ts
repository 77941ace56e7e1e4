import { expect, test } from 'vitest'
import type { PlaceMention } from '../core/observation.ts'
import { Problem } from '../core/problem.ts'
import { TypedText } from '../reader/typed-text.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { editOf, type Held } from './correction-form.ts'

const held = (text: string, known: readonly PlaceMention[] = []): Held => ({
  text: new TypedText(text),
  known,
  placeCode: (name) => ({ Lille: 'FR-59350' })[name],
})

function formOf(more: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  const usual = { phenomenon: 'market.price', direction: 'up', certainty: 'asserted' }
  for (const [name, value] of Object.entries({ ...usual, places: '', from: '', to: '', ...more }))
    form.set(name, value)
  return form
}

const editOfForm = (more: Readonly<Record<string, string>>, text: string, known?: readonly PlaceMention[]) =>
  (editOf(formOf(more), loadVocabulary(), held(text, known)) as { edit: Record<string, unknown> }).edit

test.each([
  ['as the text has it', 'Vu à Lille.', 'Lille', [{ text: 'Lille', code: 'FR-59350' }]],
  ['in small letters', 'Vu à Lille.', 'lille', [{ text: 'Lille', code: 'FR-59350' }]],
  ['with the apostrophe of a keyboard', 'Vu à L’Haÿ.', "l'haÿ", [{ text: 'L’Haÿ' }]],
  ['twice', 'Vu à Lille.', 'Lille ; Lille;', [{ text: 'Lille', code: 'FR-59350' }]],
])('a place is kept as the text writes it: %s', (_, text, said, places) => {
  expect(editOfForm({ places: said }, text)).toMatchObject({ places, from: [], to: [] })
})

test.each([
  ['a part of a word', 'Vu à Abbeville.', 'ville'],
  ['a place the text has not', 'Vu à Lille.', 'Metz'],
])('what the text does not say is refused: %s', (_, text, said) => {
  expect(() => editOfForm({ places: said }, text)).toThrow(new Problem('form-not-in-text', { name: said }))
})

test('a place the claim has already stays as it is, in the text or not', () => {
  const known = [{ text: 'Lille et sa métropole', code: 'FR-59' }]
  expect(editOfForm({ from: 'Lille et sa métropole' }, 'Vu à Lille.', known)).toMatchObject({ from: known })
})

test.each([
  ['40', 40],
  ['12,5', 12.5],
  ['12.5', 12.5],
  ['1 200', 1200],
  ['1000', 1000],
])('a figure is read as French or English writes it: %s', (said, value) => {
  const edit = editOfForm({ 'measure-kind': 'price', 'measure-value': said }, 'x')
  expect(edit).toMatchObject({ measures: [{ kind: 'price', value }] })
})

test.each([['1,000'], ['-3'], ['two'], ['1e3']])(
  'a figure that is none, or may be two, is refused: %s',
  (said) => {
    expect(() => editOfForm({ 'measure-kind': 'price', 'measure-value': said }, 'x')).toThrow(
      new Problem('form-incomplete', { name: said }),
    )
  },
)
