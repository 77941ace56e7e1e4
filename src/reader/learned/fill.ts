/** Fills the slots of the claims of a text by what was learned: direction, certainty, substances and places, in the order of the text. */
import { CERTAINTIES, type Certainty, DIRECTIONS, type Direction, type Language } from '../../core/codes.ts'
import type { Measure } from '../../core/observation.ts'
import { moneyOf } from '../currencies.ts'
import type { Frame } from '../observe.ts'
import { type At, isWithin } from '../sentence.ts'
import { isAffirmed, isSuspected } from './affirmed.ts'
import { type Ends, endOffers, endsOf, hasEnds, offerEnds } from './choose-ends.ts'
import { likeliest, MeasureChoices } from './choose-measures.ts'
import { offerPlaces, type PlacesBefore, placeFocus, placeOffers, placesBeforeOf } from './choose-places.ts'
import {
  codesOf,
  offerSubstances,
  type SubstancesBefore,
  substanceFocus,
  substanceOffers,
} from './choose-substances.ts'
import type { Setting } from './claim-place.ts'
import { type Scorer, scorerOf } from './full-rows.ts'
import type { Weights } from './linear.ts'
import type { Model } from './model.ts'
import { remember } from './offers.ts'
import { isOfLessons } from './propose.ts'
import { best } from './ranker.ts'
import type { Seen } from './seen.ts'
import { signClaim } from './sign-claim.ts'
import { Signs } from './signs.ts'

/**
 * `frames` in the order of the text. A country is taken up in its own sentence alone: what is said of France is not said of each town after. A slot that a rule filled gives way only where what was learned speaks much louder, and not at all where
 * the rules took up what stands elsewhere ("this method is not for cocaine alone"), which nothing else offers.
 */
export function fill(
  frames: readonly Frame[],
  seen: readonly Seen[],
  setting: Setting,
  language: Language,
  model: Model,
): void {
  const signs = new Signs()
  const said = new Choices([model.direction, model.certainty], frames.length)
  const { words, weights } = model.measures
  const measures = new MeasureChoices(words, setting, seen, moneyOf(setting.sentences, language))
  const pick = likeliest(weights)
  const substances = substanceOffers()
  const places = placeOffers()
  const codesFocus = substanceFocus()
  const placesFocus = placeFocus()
  const ends = endOffers()
  const codesBefore: SubstancesBefore[] = []
  const placesBefore: PlacesBefore[] = []
  const endsBefore: Ends[] = []
  for (const frame of frames) {
    const { sentence, phenomenon, evidence, trigger } = frame
    const open = { phenomenon, sentence, evidence, trigger }
    const isByRule = !isOfLessons(frame.rule)
    const trust = isByRule ? TRUST : NO_TRUST
    signs.clear()
    signClaim(signs, open, seen[sentence.index]!, seen[sentence.index - 1], frame, setting)
    said.weigh(signs)
    const lead = frame.direction === 'present' ? trust.present : trust.direction
    const direction = DIRECTIONS[said.likeliest(0, DIRECTIONS.indexOf(frame.direction), lead)]!
    const certainty = certaintyOf(
      CERTAINTIES[said.likeliest(1, CERTAINTIES.indexOf(frame.certainty), trust.certainty)]!,
      direction,
      isByRule ? frame : undefined,
    )
    const isBarred =
      (direction === 'absent' || (isByRule && certainty === 'denied')) && isAffirmed(setting.text, sentence)
    if (direction !== 'absent' || !isBarred) frame.direction = direction
    const isStillSuspected =
      isByRule &&
      phenomenon === 'flow.seizure' &&
      frame.certainty === 'hedged' &&
      isSuspected(setting.text, evidence)
    if (!(isStillSuspected || (certainty === 'denied' && isBarred))) frame.certainty = certainty
    offerSubstances(substances, codesFocus, open, setting, codesBefore)
    const rulesSet = substances.setNamed(frame.substances)
    if (!isByRule || (rulesSet >= 0 && !frame.areSubstancesTakenUp))
      frame.substances = codesOf(substances, best(model.substances, substances, rulesSet, trust.substances))
    if (
      phenomenon === 'use.combination' &&
      isWithDrink(setting.text, evidence) &&
      !frame.substances.includes('other')
    )
      frame.substances = [...frame.substances, 'other']
    if (phenomenon !== 'flow.trafficking') {
      offerPlaces(places, placesFocus, open, setting, placesBefore)
      const rulesList = places.setNamed(frame.places.map(({ text }) => text))
      if (!isByRule || rulesList >= 0)
        frame.places = places
          .setOf(best(model.places, places, rulesList, trust.places))
          .filter((place) => place.kind !== 'country' || isWithin(place, sentence))
    }
    if (model.ends && hasEnds(phenomenon)) {
      offerEnds(ends, open, setting, frame.places, placesBefore, endsBefore)
      const chosen = endsOf(ends, best(model.ends, ends))
      frame.from = chosen.from
      frame.to = chosen.to
      if (chosen.from.length + chosen.to.length > 0) {
        remember(endsBefore, chosen)
        // Who carries is on a way, and nowhere.
        if (phenomenon === 'flow.courier') frame.places = []
      }
    }
    frame.measures = measures.of(
      { ...open, ruled: frame.measures, substance: frame.substances[0] ?? '' },
      pick,
    )
    if (frame.direction === 'present' && isNone(frame.measures)) frame.direction = 'absent'
    else if (frame.direction === 'absent' && areSome(frame.measures)) frame.direction = 'present'
    const { paragraph, index } = sentence
    remember(codesBefore, { phenomenon, paragraph, sentence: index, names: frame.substances })
    remember(placesBefore, placesBeforeOf(frame.places, sentence))
  }
}

/** Alcohol counts among what is taken together, and nowhere else. */
const isWithDrink = (text: string, { start, end }: At): boolean => DRINK.test(text.slice(start, end))
const DRINK =
  /(?:^|[^\p{L}])(?:alcools?|alcohol|bi[èe]res?|beers?|vodka|whisk(?:y|ey|ies)|rhum|rum|vins?|wine|pastis|cidre|cider|lager|booze)(?!\p{L})/iu

/** « 0 décès »: what is counted, and none of it. */
const isNone = (measures: readonly Measure[]): boolean => measures.length === 1 && measures[0]!.value === 0

/** « Aucun décès, 2 comas »: cases that were counted came about (of 6,700 such claims of lessons 34 tell an absence). */
const areSome = (measures: readonly Measure[]): boolean =>
  measures.length > 0 &&
  measures.every(({ kind, value, min }) => (kind === 'cases' || kind === 'deaths') && (value ?? min ?? 0) > 0)

/** What speaks for the slots as a rule filled them, as a score: what was learned must speak louder. A rule that hears no change says less. */
const TRUST = { direction: 3, present: 2, certainty: 1.5, substances: 0.75, places: 1 }
const NO_TRUST = { direction: 0, present: 0, certainty: 0, substances: 0, places: 0 }

/**
 * How sure a claim of a direction is: what stays as it was is not denied, and a change that a rule heard negated is (of claims of lessons that were read so,
 * 57 against 14).
 */
function certaintyOf(
  likeliest: Certainty,
  direction: Direction,
  ruled: Pick<Frame, 'direction' | 'certainty'> | undefined,
): Certainty {
  if (direction === 'stable') return likeliest === 'denied' ? 'asserted' : likeliest
  const isNegated = ruled?.certainty === 'denied' && ruled.direction === direction && direction !== 'present'
  return isNegated ? 'denied' : likeliest
}

/** Choices among outcomes that the same signs speak for. */
class Choices {
  readonly #score: Scorer
  readonly #scores: readonly Float64Array[]

  /** `times`: how often they will be made, about. */
  constructor(all: readonly Weights[], times: number) {
    this.#score = scorerOf(all, times)
    this.#scores = all.map(({ outcomes }) => new Float64Array(outcomes))
  }

  /** Weighs what signs say of each choice. */
  weigh(signs: Signs): void {
    this.#score(signs, this.#scores)
  }

  /** The outcome of a choice they speak for most, `favoured` given a lead. */
  likeliest(which: number, favoured = -1, lead = 0): number {
    const scores = this.#scores[which]!
    if (favoured >= 0) scores[favoured]! += lead
    let chosen = 0
    for (let outcome = 1; outcome < scores.length; outcome++)
      if (scores[outcome]! > scores[chosen]!) chosen = outcome
    return chosen
  }
}
