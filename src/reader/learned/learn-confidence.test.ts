import { describe, expect, it } from 'vitest'
import { evidenceAt } from '../../core/evidence.ts'
import { isMissing } from '../../core/missing.ts'
import type { Observation } from '../../core/observation.ts'
import type { CodedClaim, CodedText, RejectedClaim } from '../measured/coded-text.ts'
import { readAgainst, type TextOutcome } from '../measured/figures.ts'
import { rejectedRules } from '../measured/rejections.ts'
import type { Readers } from '../readers.ts'
import { learnConfidence } from './learn-confidence.ts'
import { withOwnConfidence } from './own-confidence.ts'

const TEXT = 'La coke est chère.'
const EVIDENCE = evidenceAt(TEXT, 0, TEXT.length)

const observation = (confidence?: number): Observation => ({
  phenomenon: 'market.price',
  substances: ['cocaine'],
  places: [],
  direction: 'up',
  certainty: 'asserted',
  period: null,
  source: null,
  measures: [],
  drivers: [],
  evidence: EVIDENCE,
  rule: 'fr/prices/dearer',
  ...(confidence === undefined ? {} : { confidence }),
})

const textOf = (id: string, isRight: boolean, rejected: RejectedClaim[] = []): CodedText => ({
  id,
  lang: 'fr',
  genre: null,
  text: TEXT,
  title: null,
  boilerplate: [],
  observations: isRight ? [{ ...observation(), places: [], from: [], to: [] } satisfies CodedClaim] : [],
  rejected,
})

/** Texts in which a claim promised at `confidence` is right so many times of so many. */
const promised = (confidence: number | undefined, right: number, of: number): TextOutcome[] =>
  Array.from({ length: of }, (_, at) => textOf(`${confidence}-${at}`, at < right)).flatMap((text) =>
    readAgainst([text], () => ({ language: 'fr', observations: [observation(confidence)] })),
  )

/** As a pack of cards dealt in turn: folds get the same mix. */
const dealt = (...packs: TextOutcome[][]): TextOutcome[] =>
  packs.flat().sort((a, b) => Number(a.text.id.split('-')[1]) - Number(b.text.id.split('-')[1]))

describe('confidence learned from corrections', () => {
  it('comes down where the reader promised too much', async () => {
    const learned = learnConfidence(dealt(promised(0.95, 30, 60), promised(0.5, 6, 60)))
    if (isMissing(learned)) throw new Error('expected a confidence')
    expect([learned.claims, learned.right, learned.isBetter]).toEqual([120, 36, true])
    const own = { reader: '1', date: '2026-01-01', claims: 120, calibration: learned.calibration }
    const readers: Readers = {
      version: '1',
      ahead: 3,
      read: async () => ({
        language: 'fr',
        headings: [],
        boilerplate: [],
        marks: [],
        offers: [],
        observations: [observation(0.95), observation()],
      }),
      close: async () => {},
    }
    const ours = withOwnConfidence(readers, own)
    const [sure, unsaid] = (await ours.read(TEXT)).observations
    expect(sure?.confidence).toBeGreaterThan(0.45)
    expect(sure?.confidence).toBeLessThan(0.55)
    expect(unsaid?.confidence).toBeUndefined()
    expect(ours.ahead).toBe(3)
    const others = { ...readers, version: '2' }
    expect(withOwnConfidence(others, own)).toBe(others)
    expect(withOwnConfidence(readers, undefined)).toBe(readers)
  })

  it('is not kept where the reader already promises what comes', () => {
    const learned = learnConfidence(dealt(promised(0.5, 30, 60), promised(0.25, 15, 60)))
    expect(isMissing(learned) ? learned : learned.isBetter).toBe(false)
  })

  it('says nothing on too few claims, nor where the reader gives no confidence', () => {
    expect(learnConfidence(promised(0.9, 4, 8))).toEqual({ missing: 'too-few' })
    expect(learnConfidence(promised(undefined, 50, 100))).toEqual({ missing: 'not-observed' })
  })
})

it('rules people rejected are counted, with what the reader still says', () => {
  const rejected = (rule: string, phenomenon: string): RejectedClaim => ({
    rule,
    phenomenon,
    evidence: EVIDENCE,
  })
  const text = textOf('a', false, [
    rejected('fr/prices/dearer', 'market.price'),
    rejected('fr/prices/dearer', 'market.price'),
    rejected('fr/use/gone', 'use.level'),
  ])
  const outcomes = readAgainst([text], () => ({ language: 'fr', observations: [observation()] }))
  expect(rejectedRules(outcomes, 1)).toEqual([
    {
      rule: 'fr/prices/dearer',
      rejected: 2,
      stillMade: 2,
      readings: [{ text: 'a', phenomenon: 'market.price', sentence: '[La coke est chère.]' }],
    },
    {
      rule: 'fr/use/gone',
      rejected: 1,
      stillMade: 0,
      readings: [{ text: 'a', phenomenon: 'use.level', sentence: '[La coke est chère.]' }],
    },
  ])
})
