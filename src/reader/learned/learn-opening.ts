/** Learns when to open a text, from texts judged by what had not learned from them. */
import { fitGlm } from '../../statistics/glm.ts'
import { type Opening, openingScore, type Sides, valuesOf } from './opening.ts'

/** Texts seen from all sides by what had not learned from them, and whether their coders found a claim. */
export interface JudgedSides {
  readonly sides: Sides
  readonly claims: boolean
}

/** Of the texts that claim nothing, so large a part is read whole, and so large a part at least ajar. */
const OPEN_SHARE = 0.045
const AJAR_SHARE = 0.08
/** Fewer texts that claim nothing do not tell where to draw a line. */
const LEAST = 100
/** A text that claims nothing counts as so many that do: most do. */
const NOTHING_COUNTS = 4

/** Learns from texts judged; undefined where too few of them claim nothing, or no curve fits. */
export function learnOpening(texts: readonly JudgedSides[]): Opening | undefined {
  const silent = texts.filter(({ claims }) => !claims)
  if (silent.length < LEAST) return undefined
  const fit = fitGlm(
    texts.map(({ sides }) => [1, ...valuesOf(sides)]),
    texts.map(({ claims }) => Number(claims)),
    { family: 'binomial', weights: texts.map(({ claims }) => (claims ? 1 : NOTHING_COUNTS)) },
  )
  if (!fit) return undefined
  const weights = fit.coefficients
  const scores = silent.map(({ sides }) => openingScore(weights, sides)).sort((a, b) => b - a)
  const below = (share: number): number => scores[Math.floor(share * scores.length)]!
  return { weights, open: below(OPEN_SHARE), ajar: below(AJAR_SHARE) }
}
