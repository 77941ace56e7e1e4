/** Learns the slots of claims: direction and certainty by their words, substances, places and the ends of moves among what is offered. */
import { CERTAINTIES, DIRECTIONS } from '../../core/codes.ts'
import { bareName } from '../measured/same-claim.ts'
import type { PlaceAt } from '../sentence.ts'
import { type Ends, endOffers, endsOf, hasEnds, offerEnds } from './choose-ends.ts'
import { offerPlaces, type PlacesBefore, placeFocus, placeOffers, placesBeforeOf } from './choose-places.ts'
import {
  codesOf,
  offerSubstances,
  type SubstancesBefore,
  substanceFocus,
  substanceOffers,
} from './choose-substances.ts'
import type { CodedClaim } from './coded.ts'
import { type Choice, learnChoices } from './learn-ranker.ts'
import type { ClaimOf, Lesson } from './lesson.ts'
import { type Example, type LearnOptions, learn, type Weights } from './linear.ts'
import { keyOf, remember } from './offers.ts'
import { best, type RankWeights, signsOfEach } from './ranker.ts'
import { signClaim } from './sign-claim.ts'
import { Signs } from './signs.ts'

/** Claims of a text, coded by hand or as the reader meets them. */
export interface ClaimsOf {
  readonly lesson: Lesson
  readonly claims: readonly ClaimOf[]
}

type Options = Omit<LearnOptions, 'outcomes'>

export const learnDirection = (all: readonly ClaimsOf[], options: Options): Weights =>
  learnValue(all, DIRECTIONS, ({ direction }) => direction, options)

export const learnCertainty = (all: readonly ClaimsOf[], options: Options): Weights =>
  learnValue(all, CERTAINTIES, ({ certainty }) => certainty, options)

function learnValue(
  all: readonly ClaimsOf[],
  values: readonly string[],
  sayOf: (claim: CodedClaim) => string,
  options: Options,
): Weights {
  const signs = new Signs()
  const examples = all.flatMap(({ lesson, claims }) =>
    claims.flatMap(({ coded, open, said }): Example[] => {
      if (!coded) return []
      const { index } = open.sentence
      signs.clear()
      signClaim(
        signs,
        open,
        lesson.seen[index]!,
        lesson.seen[index - 1],
        lesson.wasInView ? undefined : said,
        lesson.setting,
      )
      return [
        {
          signs: signs.numbers.slice(0, signs.count),
          values: signs.values.slice(0, signs.count),
          holds: [values.indexOf(sayOf(coded))],
        },
      ]
    }),
  )
  return learn(examples, { ...options, outcomes: values.length })
}

/** Which substances: once with the right ones of the claims before, then with those the first lesson would have chosen. */
export function learnSubstances(all: readonly ClaimsOf[]): RankWeights {
  const first = learnChoices(all.flatMap((one) => substanceChoices(one)))
  return learnChoices(all.flatMap((one) => substanceChoices(one, first)))
}

function substanceChoices({ lesson, claims }: ClaimsOf, weights?: RankWeights): Choice[] {
  const before: SubstancesBefore[] = []
  const choices: Choice[] = []
  const offers = substanceOffers()
  const focus = substanceFocus()
  for (const { coded, open } of claims) {
    offerSubstances(offers, focus, open, lesson.setting, before)
    const right = coded ? offers.setNamed(coded.substances) : -1
    if (right >= 0) choices.push({ candidates: signsOfEach(offers), right })
    const chosen = weights || !coded ? codesOf(offers, weights ? best(weights, offers) : 0) : coded.substances
    remember(before, {
      names: chosen,
      phenomenon: open.phenomenon,
      paragraph: open.sentence.paragraph,
      sentence: open.sentence.index,
    })
  }
  return choices
}

/** Which places: in the same two steps. */
export function learnPlaces(all: readonly ClaimsOf[]): RankWeights {
  const first = learnChoices(all.flatMap((one) => placeChoices(one)))
  return learnChoices(all.flatMap((one) => placeChoices(one, first)))
}

function placeChoices({ lesson, claims }: ClaimsOf, weights?: RankWeights): Choice[] {
  const before: PlacesBefore[] = []
  const choices: Choice[] = []
  const offers = placeOffers()
  const focus = placeFocus()
  for (const { coded, open } of claims) {
    offerPlaces(offers, focus, open, lesson.setting, before)
    const lists = Array.from({ length: offers.count }, (_, list) => offers.setOf(list))
    const wanted = coded ? keyOf(coded.places.map(bareName)) : ''
    const right = coded
      ? lists.findIndex((places) => keyOf(places.map(({ text }) => bareName(text))) === wanted)
      : -1
    if (right >= 0) choices.push({ candidates: signsOfEach(offers), right })
    const told = lists[right] ?? []
    remember(before, placesBeforeOf(weights ? lists[best(weights, offers)]! : told, open.sentence))
  }
  return choices
}

/** Where what moves comes from and goes to; where the claims before hold, as `places` chooses it. */
export function learnEnds(all: readonly ClaimsOf[], places: RankWeights): RankWeights {
  return learnChoices(all.flatMap((one) => endChoices(one, places)))
}

function endChoices({ lesson, claims }: ClaimsOf, weights: RankWeights): Choice[] {
  const before: PlacesBefore[] = []
  const choices: Choice[] = []
  const offers = placeOffers()
  const focus = placeFocus()
  const ends = endOffers()
  const endsBefore: Ends[] = []
  for (const { coded, open } of claims) {
    let own: PlaceAt[] = []
    if (open.phenomenon !== 'flow.trafficking') {
      offerPlaces(offers, focus, open, lesson.setting, before)
      own = offers.setOf(best(weights, offers))
    }
    if (coded && hasEnds(open.phenomenon)) {
      offerEnds(ends, open, lesson.setting, own, before, endsBefore)
      const wanted = `${keyOf((coded.from ?? []).map(bareName))} > ${keyOf((coded.to ?? []).map(bareName))}`
      const namesOf = (list: readonly PlaceAt[]): string => keyOf(list.map(({ text }) => bareName(text)))
      let right = -1
      for (let set = 0; set < ends.count && right < 0; set++) {
        const { from, to } = endsOf(ends, set)
        if (`${namesOf(from)} > ${namesOf(to)}` === wanted) right = set
      }
      if (right >= 0) {
        choices.push({ candidates: signsOfEach(ends), right })
        const told = endsOf(ends, right)
        if (told.from.length + told.to.length > 0) remember(endsBefore, told)
      }
    }
    remember(before, placesBeforeOf(own, open.sentence))
  }
  return choices
}
