import { describe, expect, it } from 'vitest'
import { createReader } from '../load.ts'
import { isAffirmed } from './affirmed.ts'

const said = (text: string): boolean => isAffirmed(text, { start: 0, end: text.length })

describe('what was found, and nothing speaks against it', () => {
  it.each([
    'Xylazine has been detected in samples from Cork.',
    'Heroin is being laced with nitazenes.',
    'Two men have been arrested.',
    'De la xylazine a été retrouvée à Metz.',
  ])('« %s »', (text) => {
    expect(said(text)).toBe(true)
  })

  it.each([
    'Xylazine has not been detected in samples from Cork.',
    'Fentanyl was found in none of the samples.',
    'Heroin was reported to be laced, which the lab denies.',
    'Aucune xylazine n’a été retrouvée à Metz.',
    'Xylazine is rare here.',
  ])('not so « %s »', (text) => {
    expect(said(text)).toBe(false)
  })
})

it('is read as there and as said', () => {
  const text =
    'Drug bulletin. Xylazine has been detected in samples from Cork and Limerick. Heroin is being laced with nitazenes in Perth, the health department warned.'
  const { observations } = createReader().read(text)
  expect(observations.map(({ direction, certainty }) => `${direction} ${certainty}`)).toEqual(
    observations.map(() => 'present asserted'),
  )
  expect(observations.length).toBeGreaterThan(1)
})

it('keeps in doubt what is only suspected', () => {
  const text =
    'Police in Derby seized 11 ounces of suspected cocaine on Friday. A suspected dealer was arrested with heroin.'
  const { observations } = createReader().read(text)
  expect(observations.map(({ phenomenon, certainty }) => `${phenomenon} ${certainty}`)).toEqual([
    'flow.seizure hedged',
    'context.enforcement asserted',
  ])
})
