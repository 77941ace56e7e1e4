/** Prices as claims: those quoted of one substance at one place in one paragraph are one observation with its measures. */
import type { Measure } from '../core/observation.ts'
import { cuesFor, directionFrom } from './context.ts'
import { type Frame, periodFor, sourceFor } from './observe.ts'
import { placesFor } from './places-of.ts'
import type { Rule } from './rule-files.ts'
import { type At, clauseOf, distance, type PriceAt, type Sentence } from './sentence.ts'
import { inherited, ownSubstances } from './substances-of.ts'
import type { Surroundings } from './surroundings.ts'

/** The built-in rule, so that every observation names one. */
export const quotedPrice = (language: 'fr' | 'en'): Rule => ({
  id: `${language}/prices/quoted`,
  language,
  codes: 'market.price',
  patterns: [],
  not: undefined,
  direction: undefined,
  isInverse: false,
  level: undefined,
  certainty: undefined,
  needs: ['drug'],
  carries: undefined,
  evidence: 'clause',
  reads: [],
  ignores: [],
})

const USUAL_UNIT: Readonly<Record<string, string>> = {
  mdma: 'tablet',
  buprenorphine: 'tablet',
  pregabalin: 'tablet',
  benzodiazepines: 'tablet',
  morphine: 'tablet',
  tramadol: 'tablet',
  oxycodone: 'tablet',
  methylphenidate: 'tablet',
  methadone: 'dose',
  lsd: 'dose',
  crack: 'dose',
  'nitrous-oxide': 'dose',
  poppers: 'dose',
  codeine: 'tablet',
}

export function priceFrames(sentence: Sentence, around: Surroundings, rule: Rule): Frame[] {
  if (sentence.isHeading) return []
  const isDrugNear = sentence.substances.length > 0 || sentence.drugs.length > 0 || around.isDrugParagraph
  const frames: Frame[] = []
  for (const price of sentence.prices) {
    if (!isDrugNear || (around.strong < 3 && !price.hasUnit)) continue
    const cues = cuesFor(sentence, price).filter(
      (cue) => cue.row.kind !== 'negation' && cue.row.kind !== 'comparison',
    )
    if (cues.some((cue) => cue.row.kind === 'advice' || cue.row.kind === 'hypothetical')) continue
    const own = substanceOfPrice(sentence, price, around.text)
    const substances = own.length ? own : inherited('market.price', around).slice(0, 1)
    if (!price.hasUnit && substances.length === 0) continue
    const places = placesFor(sentence, price, around)
    const measure = withUsualUnit(price.measure, substances[0])
    const clause = clauseOf(sentence, price)
    const last = frames.at(-1)
    const said = directionFrom(rule, price, sentence, cues)
    // What cannot be found is the drug: a price that is quoted is there.
    if (said.direction === 'absent') said.direction = 'present'
    if (
      last &&
      sameCodes(last.substances, substances) &&
      measure.kind !== 'offer' &&
      !last.measures.some((one) => one.kind === 'offer')
    ) {
      last.measures.push(measure)
      last.evidence = join(last.evidence, clause)
      if (last.direction === 'present') last.direction = said.direction
      continue
    }
    frames.push({
      phenomenon: measure.kind === 'offer' ? 'marketing.promotion' : 'market.price',
      substances,
      hasOwnSubstances: own.length > 0,
      places,
      from: [],
      to: [],
      mode: null,
      direction: said.direction,
      level: said.level,
      certainty: said.certainty,
      period: periodFor(sentence, price, around.text),
      source: sourceFor(sentence, around),
      measures: [measure],
      drivers: [],
      evidence: join(clause, price),
      trigger: price,
      sentence,
      rule: rule.id,
      carries: undefined,
    })
  }
  return frames
}

/** The substance right by the price, before it rather than behind. */
function substanceOfPrice(sentence: Sentence, price: PriceAt, text: string): string[] {
  const inside = sentence.substances.filter((one) => one.from >= price.from && one.to <= price.to)
  if (inside.length) return [inside[0]!.code]
  let best: { code: string; far: number } | undefined
  for (const one of sentence.substances) {
    if (one.isAside) continue
    const far = distance(one, price) + (one.from > price.to ? 3 : 0)
    if (!best || far < best.far) best = { code: one.code, far }
  }
  if (best && best.far <= 25) return [best.code]
  return ownSubstances(sentence, price, 'market.price', text).slice(0, 1)
}

function withUsualUnit(measure: Measure, substance: string | undefined): Measure {
  if (measure.unit !== undefined || measure.kind === 'offer') return measure
  const unit = substance === undefined ? 'g' : (USUAL_UNIT[substance] ?? 'g')
  return { ...measure, unit }
}

export const sameCodes = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((code) => b.includes(code))

export const join = (a: At, b: At): At => ({
  from: Math.min(a.from, b.from),
  to: Math.max(a.to, b.to),
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
})
