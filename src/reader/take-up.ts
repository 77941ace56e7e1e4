/** Claims taken up by a later sentence: shell nouns ("cette technique", "cette distribution"), a flow's mode, general claims made particular. */
import { foldWord, openingOf } from './fold.ts'
import type { Frame } from './observe.ts'
import type { Sentence, SubstanceAt } from './sentence.ts'

const SHELL =
  /^[^a-z]*(?:cette|ce|ces|this|these|such) (?:technique|distribution|methode|pratique|mode|systeme|organisation|vente|service|dispositif|method|practice|system|approach|service|model)s?\b/
/** How a shell noun's sentence may open: most are passed over by this. */
const SHELL_OPENINGS = new Set(['ce', 'th', 'su'].map((head) => openingOf(head, 0, 2)))
const ADDS = /(?:concerne|touche|vaut|s'?applique|s'?etend|en lien|covers|applies|concerns|extends|involves)/

/** "Cette technique ne concerne pas seulement la cocaïne, mais aussi la MDMA": the method's claims gain the substances. */
export function takeUp(frames: readonly Frame[], sentences: readonly Sentence[], text: string): void {
  for (const sentence of sentences) {
    if (sentence.isHeading || sentence.substances.length === 0) continue
    if (!SHELL_OPENINGS.has(openingOf(text, sentence.start, sentence.end))) continue
    const words = foldWord(text.slice(sentence.start, sentence.end))
    if (!SHELL.test(words) || !ADDS.test(words)) continue
    const codes = [...new Set(firstList(sentence).map((one) => one.code))]
    for (const method of methodsBefore(frames, sentence)) {
      method.substances = [...new Set([...(method.hasOwnSubstances ? method.substances : []), ...codes])]
      method.hasOwnSubstances = true
      method.areSubstancesTakenUp = true
    }
  }
}

/** The substances listed together first. */
function firstList(sentence: Sentence): SubstanceAt[] {
  const list: SubstanceAt[] = []
  for (const one of sentence.substances) {
    const last = list.at(-1)
    if (last && one.from - last.to > LISTED) break
    list.push(one)
  }
  return list
}
const LISTED = 5

/** The supply claims made before in the same paragraph. */
function methodsBefore(frames: readonly Frame[], sentence: Sentence): Frame[] {
  return frames.filter(
    (frame) =>
      frame.phenomenon.startsWith('supply.') &&
      frame.sentence.paragraph === sentence.paragraph &&
      frame.sentence.index < sentence.index,
  )
}

/** Sentences over which a general claim passes on what it says. */
const CARRY = 2

/** "Stratégies marketing de plus en plus…" followed by "des SMS de relance": the particular claims take the direction and causes. */
export function passOn(frames: readonly Frame[]): Frame[] {
  const carriers = frames.filter((frame) => frame.carries)
  if (carriers.length === 0) return [...frames]
  const bySentence = new Map<number, Frame[]>()
  for (const frame of frames) {
    const list = bySentence.get(frame.sentence.index)
    if (list) list.push(frame)
    else bySentence.set(frame.sentence.index, [frame])
  }
  for (const carrier of carriers)
    for (let far = 0; far <= CARRY; far++)
      for (const frame of bySentence.get(carrier.sentence.index + far) ?? []) {
        if (frame.carries || frame.sentence.paragraph !== carrier.sentence.paragraph) continue
        if (!frame.phenomenon.startsWith(`${carrier.carries}.`)) continue
        if (frame.direction === 'present') frame.direction = carrier.direction
        for (const driver of carrier.drivers) if (!frame.drivers.includes(driver)) frame.drivers.push(driver)
      }
  return frames.filter((frame) => !frame.carries)
}
