import { describe, expect, test } from 'vitest'
import { loadTexts } from '../vocabulary/texts.ts'

const texts = loadTexts()

describe('the words of the pages', () => {
  test('stand in both languages', () => {
    expect(texts.keys('web').length).toBeGreaterThan(100)
    expect(texts.keys('web').filter((key) => !texts.has(key))).toEqual([])
  })

  test('French says "aucun" for nothing and keeps zero singular', () => {
    expect(texts.say('fr', 'web.documents.total', { count: 0 })).toBe('aucun document')
    expect(texts.say('fr', 'web.evidence.open', { count: 1 })).toBe('1 constat')
    expect(texts.say('en', 'web.evidence.open', { count: 2 })).toBe('2 claims')
  })
})
