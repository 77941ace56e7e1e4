/** What a text has set up before a sentence: the scene (places), the topic (substances), heading by heading. */
import type { PlaceAt, Sentence, SubstanceAt } from './sentence.ts'
import { distance } from './sentence.ts'

/** What holds for a sentence when it says nothing itself. */
export interface Registers {
  readonly places: readonly PlaceAt[]
  readonly substances: readonly string[]
  /** How many sentences back the substances were named; 0 in the same, -1 by a heading or the text's topic. */
  readonly substancesAge: number
}

/** The places that one phrase lists together: "À Bordeaux, Lille et Toulouse". */
export function listedWith(first: PlaceAt, all: readonly PlaceAt[], text: string): PlaceAt[] {
  const list = [first]
  for (const place of all) {
    const last = list.at(-1)!
    if (place.from < last.to) continue
    const between = text.slice(last.end, place.start)
    if (
      !/^(?:[\s,/&()–—-]|et|ou|encore|and|or|à|de|d[’']|en|dans|la|le|l[’']|les|the|in|as well as|ainsi que|d[’']autres|grandes|villes|françaises|du|des|au|aux)*$/i.test(
        between,
      ) ||
      distance(last, place) > 7
    )
      break
    list.push(place)
  }
  return list
}

export const isScenePlace = (place: PlaceAt): boolean =>
  place.kind === 'city' || place.kind === 'local' || place.kind === 'wide'

/** True when nothing but a preposition and a few words stand before the place in its sentence or clause. */
function isFronted(place: PlaceAt, sentence: Sentence): boolean {
  return place.from - sentence.from <= 4
}

/**
 * Registers for each sentence. The scene of a text is set by its headings and first lines; a paragraph may set another by a
 * fronted place; the topic is the substance its headings name, else the one named most.
 */
export function registersOf(sentences: readonly Sentence[], text: string): Registers[] {
  const docScene = sceneOfText(sentences, text)
  const docTopic = topicOfText(sentences)
  let scene = docScene
  let paragraphScene: readonly PlaceAt[] | undefined
  let heading: readonly string[] = []
  let last: readonly string[] = []
  let lastIndex = -1
  let paragraph = -1
  return sentences.map((sentence) => {
    if (sentence.paragraph !== paragraph) {
      paragraph = sentence.paragraph
      paragraphScene = undefined
    }
    const headingPlaces = sentence.places.filter(isScenePlace)
    if (sentence.isHeading) {
      if (headingPlaces[0]) scene = listedWith(headingPlaces[0], headingPlaces, text)
      heading = [...new Set(sentence.substances.map((one) => one.code))]
      last = heading
      lastIndex = sentence.index
    }
    const isRecent = lastIndex >= 0 && last.length > 0
    const substances = isRecent ? last : heading.length ? heading : docTopic
    const registers: Registers = {
      places: paragraphScene ?? scene,
      substances,
      substancesAge: isRecent ? sentence.index - lastIndex : -1,
    }
    const fronted = sentence.places.find((place) => isScenePlace(place) && isFronted(place, sentence))
    if (fronted && !sentence.isHeading) {
      paragraphScene = listedWith(fronted, sentence.places, text)
      if (scene.length === 0 && docScene.length === 0) scene = []
    }
    if (sentence.substances.length) {
      last = lastSubstances(sentence.substances)
      lastIndex = sentence.index
    }
    return registers
  })
}

/** The substances a next sentence would take up: those named together last. */
function lastSubstances(all: readonly SubstanceAt[]): string[] {
  const codes: string[] = []
  for (let index = all.length - 1; index >= 0; index--) {
    const one = all[index]!
    const next = all[index + 1]
    if (next && distance(one, next) > 4) break
    if (!codes.includes(one.code)) codes.unshift(one.code)
  }
  return codes
}

/** The first place named in the headings or the first sentences, with those listed beside it. */
function sceneOfText(sentences: readonly Sentence[], text: string): PlaceAt[] {
  for (const sentence of sentences.slice(0, 6)) {
    const places = sentence.places.filter(isScenePlace)
    if (places[0]) return listedWith(places[0], places, text)
  }
  return []
}

function topicOfText(sentences: readonly Sentence[]): string[] {
  const counts = new Map<string, number>()
  for (const sentence of sentences)
    for (const { code } of sentence.substances)
      counts.set(code, (counts.get(code) ?? 0) + (sentence.index < 3 ? 2 : 1))
  const best = [...counts].sort((a, b) => b[1] - a[1])[0]
  return best ? [best[0]] : []
}
