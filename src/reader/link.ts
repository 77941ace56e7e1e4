/** Links claims: causes named by the words, within a sentence ("suite à", "because of") and over enumerations ("En effet… De plus… Ainsi"). */
import { foldWord, openingOf } from './fold.ts'
import type { Frame } from './observe.ts'
import { type At, type CueAt, commasBetween, distance, type Sentence } from './sentence.ts'

/** Sentences that claim nothing share this. */
const NONE: Frame[] = []

export function link(frames: Frame[], sentences: readonly Sentence[], openings: Openings): Frame[] {
  const bySentence: Frame[][] = sentences.map(() => NONE)
  for (const frame of frames) {
    const { index } = frame.sentence
    if (bySentence[index] === NONE) bySentence[index] = [frame]
    else bySentence[index]!.push(frame)
  }
  for (const sentence of sentences) {
    const own = bySentence[sentence.index]!
    if (own.length === 0 || sentence.cues.length === 0) continue
    const earlier = (): Frame | undefined => before(sentence, sentences, bySentence, openings)
    for (const cue of sentence.cues) if (cue.row.kind === 'cause') linkInSentence(cue, sentence, own, earlier)
  }
  linkEnumerations(sentences, bySentence, openings)
  return frames
}

function drive(effect: Frame, cause: Frame): void {
  if (
    effect !== cause &&
    effect.phenomenon !== cause.phenomenon &&
    !effect.drivers.includes(cause.phenomenon)
  )
    effect.drivers.push(cause.phenomenon)
}

const cueIsEffect = (cue: CueAt): boolean => cue.row.value === 'effect'

/** "suite à X, Y", "Y, à cause de X": X is the claim right behind the cue. "X, ce qui Y": X is the one right before. */
function linkInSentence(
  cue: CueAt,
  sentence: Sentence,
  own: readonly Frame[],
  earlier: () => Frame | undefined,
): void {
  const after = own
    .filter((frame) => frame.trigger.from >= cue.from && frame.trigger.to > cue.to)
    .sort((a, b) => a.trigger.from - b.trigger.from)
  const ahead = own.filter(
    (frame) => frame.trigger.to <= cue.from || (frame.trigger.from < cue.from && frame.trigger.to < cue.to),
  )
  if (cueIsEffect(cue)) {
    const cause = ahead.sort((a, b) => b.trigger.to - a.trigger.to)[0] ?? earlier()
    const effect = after[0]
    if (cause && effect && distance(cue, effect.trigger) <= CAUSE_REACH) drive(effect, cause)
    return
  }
  const cause = after[0]
  if (!cause || distance(cue, cause.trigger) > CAUSE_REACH) return
  for (const effect of ahead) if (distance(cue, effect.trigger) <= EFFECT_REACH) drive(effect, cause)
  // "Cette distribution, en lien avec X": what is taken up is the effect.
  const takenUp = ahead.length === 0 ? earlier() : undefined
  if (takenUp) drive(takenUp, cause)
  // "Du fait de X, Y": the effect follows behind a comma.
  if (ahead.length === 0 || cue.from - sentence.from > 3)
    for (const effect of after.slice(1))
      if (commasBetween(sentence, cause.trigger, effect.trigger) > 0) drive(effect, cause)
}

/** Words between a cue and its cause, and between a cue and what it explains. */
const CAUSE_REACH = 9
const EFFECT_REACH = 22

/** The last claim of the sentence before, when this one takes it up: "Ces départements … permettent d'alimenter …". */
function before(
  sentence: Sentence,
  sentences: readonly Sentence[],
  frames: readonly (readonly Frame[])[],
  openings: Openings,
): Frame | undefined {
  if (!TAKES_UP.test(openings.of(sentence))) return undefined
  const previous = sentences[sentence.index - 1]
  return previous && previous.paragraph === sentence.paragraph ? frames[previous.index]?.at(-1) : undefined
}

/** How the sentences of a text open: worked out once, though claims are linked more than once. */
export class Openings {
  readonly text: string
  readonly #known: (string | undefined)[]

  constructor(text: string, sentences: number) {
    this.text = text
    this.#known = new Array(sentences)
  }

  /** The first words of a sentence, folded; '' when no phrase of this file opens so. */
  of(sentence: Sentence): string {
    const known = this.#known[sentence.index]
    if (known !== undefined) return known
    const words = this.#opening(sentence)
    this.#known[sentence.index] = words
    return words
  }

  #opening({ start, end: last }: At): string {
    const end = Math.min(last, start + 60)
    if (!OPENINGS.has(openingOf(this.text, start, end))) return ''
    return foldWord(this.text.slice(start, end)).replace(/^[^a-z]+/, '')
  }
}

const TAKES_UP = /^(?:ce|cet|cette|ces|cela|ceci|ca|il en|this|that|these|those|it)\b/
const EXPLAINS =
  /^(?:pour expliquer (?:cette|ce|ces)|comment expliquer|cela s'?explique|cette (?:evolution|tendance|hausse|baisse) s'?explique|les raisons|plusieurs (?:raisons|facteurs)|to explain this|several (?:reasons|factors)|this is explained)/
const OPENS_CAUSES =
  /^(?:en effet|d'?abord|tout d'?abord|dans un premier temps|premierement|first(?:ly)?,|indeed,?)/
const ADDS_CAUSE =
  /^(?:de plus|en outre|par ailleurs|ensuite|deuxiemement|enfin|second(?:ly)?,|also,|moreover|finally|furthermore)/
const CONCLUDES =
  /^(?:ainsi|par consequent|de ce fait|du coup|resultat|en consequence|as a result|consequently|therefore|hence)/
/** The first two letters of all these phrases. */
const OPENINGS = new Set(
  [TAKES_UP, EXPLAINS, OPENS_CAUSES, ADDS_CAUSE, CONCLUDES]
    .flatMap(({ source }) => source.replace(/^\^\(\?:|\(.*?\)|\\b/g, '').split('|'))
    .map((phrase) => openingOf(phrase.replace('?', ''), 0, 2)),
)

/** What worsens a situation is not named as its cause. */
const AMPLIFIES = /(?:amplifi|aggrav|accentu|renforc|worsen|amplified)/

/** "Pour expliquer cette tendance … En effet … De plus … Enfin … Ainsi": an explanation that runs over sentences and paragraphs. */
function linkEnumerations(
  sentences: readonly Sentence[],
  frames: readonly (readonly Frame[])[],
  openings: Openings,
): void {
  let explained: Frame | undefined
  let causes: Frame[] = []
  let last: Frame | undefined
  let since = 0
  for (const sentence of sentences) {
    const own = frames[sentence.index] ?? NONE
    const words = openings.of(sentence)
    // Nearly all sentences open with none of these phrases.
    if (words === '') {
      if (sentence.index - since > ENUMERATION_GAP) {
        causes = []
        explained = undefined
      }
      if (own.length > 0) last = own[own.length - 1]
    } else if (EXPLAINS.test(words) && last) {
      const cause = own[0]
      if (cause) {
        drive(last, cause)
        explained = cause
      } else explained = last
      causes = []
      since = sentence.index
    } else if (OPENS_CAUSES.test(words) && (explained || last)) {
      explained ??= last
      causes = own.filter((one) => one.phenomenon !== explained?.phenomenon)
      since = sentence.index
      for (const cause of causes) if (explained) drive(explained, cause)
    } else if (
      ADDS_CAUSE.test(words) &&
      explained &&
      causes.length &&
      sentence.index - since <= ENUMERATION_GAP
    ) {
      since = sentence.index
      if (!AMPLIFIES.test(foldWord(openings.text.slice(sentence.start, sentence.end))))
        for (const cause of own)
          if (cause.phenomenon !== explained.phenomenon) {
            drive(explained, cause)
            causes.push(cause)
          }
    } else if (CONCLUDES.test(words) && causes.length && sentence.index - since <= ENUMERATION_GAP) {
      const effect = own[0]
      if (effect) for (const cause of causes) drive(effect, cause)
      causes = []
      explained = undefined
    } else if (sentence.index - since > ENUMERATION_GAP) {
      causes = []
      explained = undefined
    }
    if (words !== '' && own.length && !OPENS_CAUSES.test(words) && !ADDS_CAUSE.test(words)) last = own.at(-1)
  }
}

/** Sentences without a marker that an enumeration survives. */
const ENUMERATION_GAP = 3
