/** What a text has set up before a sentence: the scene (places), the topic (substances), heading by heading. */
import type { PlaceAt, Sentence, SubstanceAt } from './sentence.ts'
import { distance } from './sentence.ts'
import { isCuttingAgent, isPredicate } from './substances-of.ts'

/** What holds for a sentence when it says nothing itself. */
export interface Registers {
  readonly places: readonly PlaceAt[]
  readonly substances: readonly string[]
  /** What the whole text is about, when it is about one substance. */
  readonly topic: readonly string[]
}

/** The places that one phrase lists together: "À Bordeaux, Lille et Toulouse". */
export function listedWith(first: PlaceAt, all: readonly PlaceAt[], text: string): PlaceAt[] {
  const list = [first]
  for (const place of all) {
    const last = list.at(-1)!
    if (place.from < last.to) continue
    const between = text.slice(last.end, place.start).replace(FIGURES, '')
    if (
      !/^(?:[\s,/&()–—-]|et|ou|encore|comme|directement|and|or|to a lesser (?:degree|extent)|dans une moindre mesure|à|de|d[’']|en|dans|la|le|l[’']|les|the|in|as well as|ainsi que|d[’']autres|grandes|villes|françaises|du|des|au|aux)*$/i.test(
        between,
      ) ||
      distance(last, place) > (between.length < place.start - last.end ? 12 : 7)
    )
      break
    list.push(place)
  }
  return list
}

/** "Belgium (111 tonnes), Spain (58 tonnes)": what each of a list has. */
const FIGURES = /^ ?\([^()\p{L}]{0,4}\d[^()]{0,24}\)/u

/** Places that stay in force beyond their sentence: neither countries nor the ends of a flow. */
export const isScenePlace = (place: PlaceAt): boolean =>
  place.role === 'at' && (place.kind === 'city' || place.kind === 'local' || place.kind === 'wide')

/** True when nothing but a preposition and a few words stand before the place in its sentence or clause. */
function isFronted(place: PlaceAt, sentence: Sentence): boolean {
  return place.from - sentence.from <= 4
}

/** Most sentences name none: they share one empty list. */
const NO_PLACES: readonly PlaceAt[] = []
const NO_SUBSTANCES: readonly SubstanceAt[] = []
const NO_CODES: readonly string[] = []

/**
 * Registers for each sentence. The scene of a text is set by its headings and first lines and holds to its end, but for paragraphs that go elsewhere; the topic is
 * the substance its headings name, else the one it speaks of most.
 */
export function registersOf(sentences: readonly Sentence[], text: string): Registers[] {
  let scene: readonly PlaceAt[] = sceneOfText(sentences, text)
  const counts = countsOf(sentences)
  const docTopic = topicOfText(counts)
  const foremost = foremostOf(counts)
  let paragraphScene: readonly PlaceAt[] = []
  let heading: readonly string[] = []
  const hasLabels = sentences.filter((sentence) => labelOf(sentence, text).length > 0).length >= LEAST_LABELS
  const running = new Tally()
  let label: readonly string[] = []
  let subject: readonly string[] = []
  let subjectParagraph = -1
  let topicParagraph = -1
  let generalParagraph = -1
  let paragraph = -1
  return sentences.map((sentence) => {
    if (sentence.paragraph !== paragraph) {
      paragraph = sentence.paragraph
      paragraphScene = []
      // A label holds until a paragraph opens with another drug.
      const first = sentence.substances[0]
      if (
        label.length &&
        first &&
        !first.isAside &&
        first.from - sentence.from <= OPENING &&
        !label.includes(first.code)
      )
        label = NO_CODES
    }
    const scenePlaces = sentence.places.length ? sentence.places.filter(isScenePlace) : NO_PLACES
    if (sentence.isHeading) {
      if (scenePlaces[0]) scene = listedWith(scenePlaces[0], scenePlaces, text)
      heading = [...new Set(sentence.substances.map((one) => one.code))]
      label = []
      subject = []
    }
    if (hasLabels) {
      const own = labelOf(sentence, text)
      if (own.length) label = own
    }
    const isHere = subject.length > 0 && subjectParagraph === paragraph
    // A paragraph goes on about its own subject, unless it also named what the whole text is about.
    const isSubjectFirst = isHere && topicParagraph !== paragraph
    const here = isHere ? subject : heading
    const said = label.length ? label : isSubjectFirst ? subject : docTopic.length ? docTopic : here
    const { most } = running
    const assumed = most.length ? most : subject.length ? subject : foremost
    const registers: Registers = {
      places:
        paragraphScene.length > 0 &&
        !(scene.length > 0 && HERE.test(text.slice(sentence.start, sentence.end).toLowerCase()))
          ? paragraphScene
          : scene,
      substances:
        generalParagraph === paragraph && !isHere && label.length === 0 && docTopic.length === 0
          ? NO_CODES
          : said.length
            ? said
            : assumed,
      topic: docTopic,
    }
    const fronted = scenePlaces.find((place) => isFronted(place, sentence))
    if (fronted && !sentence.isHeading) paragraphScene = listedWith(fronted, scenePlaces, text)
    const named = sentence.substances.length
      ? leading(sentence, text, subjectParagraph === paragraph)
      : NO_SUBSTANCES
    if (named.some(({ code }) => code === docTopic[0])) topicParagraph = paragraph
    for (const one of named) running.add(one.code, sentence.isHeading || sentence.index < 2 ? 2 : 1)
    if (
      named.length === 0 &&
      sentence.drugs.some((one) => GENERAL_WORDS.test(text.slice(one.start, one.end)))
    )
      generalParagraph = paragraph
    if (named.length && !sentence.isHeading) {
      const isTopicHere = docTopic.length > 0 && named.some((one) => one.code === docTopic[0])
      subject = isTopicHere ? docTopic : subjectOf(named, sentence, subject)
      subjectParagraph = paragraph
    }
    return registers
  })
}

/** Words within which a paragraph opens with what it is about. */
const OPENING = 3

/** Words that lead back from a town passed through to where the text is. */
const HERE = /(?:^|[^\p{L}])(?:ici|en ville|dans la ville|sur place|here|in town|in the city)(?![\p{L}])/u

/**
 * The substances a sentence goes on about: neither what it only compares with nor what another one passes for, is mixed with or
 * takes the place of ("tablets resembling oxycodone", "sold as MDMA", "it has displaced heroin").
 */
function leading(sentence: Sentence, text: string, hasSubject: boolean): readonly SubstanceAt[] {
  const named = sentence.substances.filter(
    (one) => !one.isAside && !isCuttingAgent(one, text) && !isPredicate(one, text),
  )
  const first = named.filter((one) => !isBeside(one, sentence, text))
  return first.length > 0 || hasSubject ? first : named
}

function isBeside({ start }: SubstanceAt, sentence: Sentence, text: string): boolean {
  const before = text.slice(Math.max(sentence.start, start - BESIDE_REACH), start).toLowerCase()
  return MAY_BE_BESIDE.test(before) && BESIDE.test(before)
}
/** What each of the patterns below has: where it is missing, as nearly everywhere, they need no look. */
const MAY_BE_BESIDE =
  /sembl|imit|mimic|look|[dtf] as|it was|[dty] to|they were|plac|plant|overt|instead|with|on top|come off|comme|(?:ait|ient) |faux|lang|assoc|en plus/
const BESIDE_REACH = 48
/** Of small letters, as the text is made for it: told by case too, its classes of letters take long to compile. */
const BESIDE =
  /(?:(?<!\p{L})(?:resembl(?:es?|ing)|imitat(?:es?|ing)|mimic(?:s|king)?|look(?:s|ing)? like|(?:sold|bought|passed off|presented|submitted|collected|expected) as|(?:believed|expected|thought|meant|supposed) (?:it was|to be|they were)|second (?:only )?to|(?:displaced|replaced|supplanted|overtaken|overtook|instead of|combin(?:ed?|ing) (?:it )?with|mix(?:ed|ing)? (?:it )?with|together with|on top of|come off)|imitant|imitent|ressembl(?:ant|ent|e) (?:à|aux?)|(?:vendue?s?|achetée?s?|présentée?s?|étiquetée?s?) comme|(?:pensa|croya)(?:it|ient) (?:prendre|consommer|acheter|vapoter|fumer)|faux comprimés?|remplac(?:e|é|ée|er|ant)|supplant(?:e|é|ée|er|ant)|mélangée?s? (?:à|avec|aux?)|associée?s? (?:à|aux?)|en plus d(?:e|u|es)?)(?![\p{L}]))[^.;:!?]{0,18}$/u

/** A line that opens with a drug and a colon or stop: "Héroïne. …", "Crack : …", "3. Nitazenes". */
function labelOf(sentence: Sentence, text: string): string[] {
  const first = sentence.substances[0]
  if (!first || first.from - sentence.from > 1) return []
  const list = sentence.substances.filter(
    (one, index) => index === 0 || one.from - sentence.substances[index - 1]!.to <= 2,
  )
  const last = list.at(-1) ?? first
  const isLabel =
    last.to === sentence.to || /^\s*(?:[:–—]|\([^)]*\)\s*:)/.test(text.slice(last.end, last.end + 24))
  return isLabel && last.to - sentence.from <= 8 ? [...new Set(list.map((one) => one.code))] : []
}

/** A paragraph that speaks of drugs in general takes up no substance of another. */
const GENERAL_WORDS = /^(?:drogues?|stup[eé]fiants?|narcotrafic|trafic de drogue|drugs?|narcotics)$/i

/** A text works with labels when it has so many. */
const LEAST_LABELS = 2

/** How often each code was named so far, and the one named most, the first named of equals. */
class Tally {
  most: readonly string[] = NO_CODES
  readonly #places = new Map<string, number>()
  readonly #counts: number[] = []
  #best = 0

  add(code: string, times: number): void {
    let place = this.#places.get(code)
    if (place === undefined) {
      place = this.#counts.push(0) - 1
      this.#places.set(code, place)
    }
    const count = this.#counts[place]! + times
    this.#counts[place] = count
    const high = this.#counts[this.#best]!
    if (this.most.length > 0 && (count < high || (count === high && place > this.#best))) return
    if (this.most.length > 0 && place === this.#best) return
    this.#best = place
    this.most = [code]
  }
}

/** What a next sentence would go on about: what opens the sentence, else what was the subject, else what was named last. */
function subjectOf(
  named: readonly SubstanceAt[],
  sentence: Sentence,
  before: readonly string[],
): readonly string[] {
  const first = named[0]!
  const opens = first.from - sentence.from <= 8
  if (!opens && before.length && named.length === 1 && first.from - sentence.from > 14) return before
  const list = [first]
  for (const one of named) if (one !== first && distance(one, list.at(-1)!) <= 3) list.push(one)
  return [...new Set(list.map((one) => one.code))]
}

/** The first place named in the headings or the first sentences, with those listed beside it. */
function sceneOfText(sentences: readonly Sentence[], text: string): PlaceAt[] {
  const first: Sentence[] = []
  let full = 0
  for (const sentence of sentences) {
    if (full >= SCENE_SENTENCES) break
    first.push(sentence)
    if (sentence.to - sentence.from >= FULL_SENTENCE) full++
  }
  const named = sentences.flatMap(({ places }) => places.filter(isScenePlace))
  const isOfMany = new Set(named.map(({ code, text: name }) => code ?? name)).size >= MANY
  // A report on countries is of no town it happens to name first.
  const head = sentences[0]
  const isOfCountries =
    head?.isHeading === true && head.places.some(isCountryScene) && !head.places.some(isScene)
  for (const kinds of [isScene, isSeat, isCountryScene])
    for (const sentence of first) {
      if (isOfCountries && !sentence.isHeading) continue
      if (isOfMany && !sentence.isHeading && sentence.index > 0) continue
      const places = sentence.places.filter(kinds)
      if (places[0] && (kinds !== isCountryScene || sentence.index < 2))
        return listedWith(places[0], places, text)
    }
  return []
}

/** A text of so many places goes from one to the next: only its heading or opening words set one scene for all. */
const MANY = 5
/** Shorter lines (titles, dates) are not counted as sentences. */
const FULL_SENTENCE = 9
/** The scene is set in the first sentences, or not at all. */
const SCENE_SENTENCES = 3
/** A place that holds on, or an adjective of a region or town: "le site lorrain". Country codes have two letters. */
const isScene = (place: PlaceAt): boolean =>
  isScenePlace(place) ||
  (place.kind === 'demonym' &&
    (place.code === undefined ? !NATIONAL.test(place.text) : place.code.length > 2))
/** Where the organisation that speaks sits; dispatches from a capital say nothing of where. */
const isSeat = (place: PlaceAt): boolean =>
  place.role === 'aside' &&
  (place.kind === 'city' || place.kind === 'wide') &&
  !/^(?:paris|london|washington)$/i.test(place.text)
/** Adjectives of countries are no scene. */
const NATIONAL =
  /^(?:fran[cç]|hexagon|belg|suiss|espagn|n[eé]erl|holland|allemand|ital|britan|angl|maroc|colomb|europ|brit|engl|scott|welsh|irish|fren|dutch|spani|germ|amer|canad|austral|mexic|chin|alban|afgh|portug|swiss|nord|latin|eastern)/i
const isCountryScene = (place: PlaceAt): boolean => place.kind === 'country' && place.role === 'at'

/** The substance named most, for claims made before any is named. */
function foremostOf([best, second]: readonly Count[]): string[] {
  return best && best[1] >= 3 && best[1] > (second?.[1] ?? 0) ? [best[0]] : []
}

type Count = readonly [code: string, count: number]

/** How often each substance is named, the first sentences counting twice; the most named first. */
function countsOf(sentences: readonly Sentence[]): Count[] {
  const counts = new Map<string, number>()
  for (const sentence of sentences)
    for (const { code } of sentence.substances)
      counts.set(code, (counts.get(code) ?? 0) + (sentence.index < 3 ? 2 : 1))
  return [...counts].sort((a, b) => b[1] - a[1])
}

function topicOfText(counts: readonly Count[]): string[] {
  const best = counts[0]
  const total = counts.reduce((sum, [, count]) => sum + count, 0)
  return best && best[1] >= 3 && best[1] >= TOPIC_SHARE * total ? [best[0]] : []
}

/** A text is about a substance when so large a part of its mentions are of it. */
const TOPIC_SHARE = 0.45
