/**
 * Lines that end for their width alone, as in mails, pages copied out of a PDF and notes typed to a margin: they run on, unit for unit, and words
 * parted by such an end are whole.
 */

/** Widths lines are broken at, in units. */
const WIDTH = { least: 36, most: 200 } as const
/** Ends of lines from which a width can be told; more where it is narrow, for messages are short lines too. */
const ENOUGH = { narrow: 3, wide: 2 } as const
const NARROW = 60
/** Programs count widths a little differently: a share of it. */
const SLACK = 0.06

/** What leads on at the end of a line, and cannot stand before a sentence. */
const LEADING =
  'de|du|des|d|à|et|ou|les?|la|une?|sur|dans|en|par|pour|avec|aux?|chez|of|the|and|or|to|in|at|by|for|from|on|with|an?|l|rue|place|avenue|square|quartier|called|named|appelée?s?|dite?s?|as|than|very|less|more|que|qui|plus|moins|très|son|sa|ses|leurs?|their|its|his|her|our|your|is|are|was|were|be|been|has|have|had|not|est|sont|ont'
export const LEADS_ON = new RegExp(`(?<![\\p{L}\\d'’])(?:${LEADING})$`, 'u')
/** More letters than a word that leads on has. */
export const LONGEST_LEADING = 12

/** Joins what stands before and behind it to one word (a soft hyphen). */
export const JOINED = '\u00ad'

/**
 * The text with its broken lines running on; as long as it was. `written` is the text with its spaces as they came: a number and its unit are often
 * held together by one.
 *
 * @example
 * runOn('La disponi-\nbilité', 'La disponi-\nbilité') // => 'La disponi\u00ad\u00adbilité'
 */
export function runOn(text: string, written: string): string {
  const ends = endsOf(text, written)
  if (ends.length === 0) return text
  const width = widthOf(ends)
  const parts: string[] = []
  let at = 0
  for (const end of ends) {
    const isForced = width !== undefined && isAtWidth(end, width, SLACK)
    if (!isForced && !end.isInWord && !end.isOpen) continue
    const isKept = !end.isInWord || isCompound(text, end)
    const from = isKept ? end.from : end.from - 1
    parts.push(text.slice(at, from), (end.isInWord ? JOINED : ' ').repeat(end.to - from))
    at = end.to
  }
  if (parts.length === 0) return text
  parts.push(text.slice(at))
  return parts.join('')
}

/** The end of a line right above another that is no item of a list. */
interface LineEnd {
  /** From behind the last word of the line to the first of the next. */
  readonly from: number
  readonly to: number
  /** Units of the line, and of the first word of the next. */
  readonly length: number
  readonly word: number
  readonly isLow: boolean
  /** A word is parted by a hyphen. */
  readonly isInWord: boolean
  /** The line cannot end here: its last word leads on, or the next hangs under the item it is of. */
  readonly isOpen: boolean
}

const ITEM = /[-–—•▪◦*·|#]|\d{1,2}[.)](?!\d)/y
const LOW = /\p{Ll}/uy
const PARTED = /\p{L}[-‐]$/u
const BLANK = /[ \r]/
const BREAKABLE = /[ \t\r\n]/

function endsOf(text: string, written: string): LineEnd[] {
  const ends: LineEnd[] = []
  const items = new Items(text)
  let start = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    let from = at
    while (from > start && BLANK.test(text[from - 1]!)) from--
    const to = behindBlanks(text, at + 1)
    items.meet(start)
    const isAlone = from === start || to === text.length || text[to] === '\n'
    if (!isAlone && !isAt(ITEM, text, to)) {
      let last = to
      while (last < text.length && last - to < WIDTH.most && !BREAKABLE.test(written[last]!)) last++
      const isLow = isAt(LOW, text, to)
      const closing = text.slice(Math.max(start, from - LONGEST_LEADING), from)
      ends.push({
        from,
        to,
        length: from - start,
        word: last - to,
        isLow,
        isInWord: isLow && PARTED.test(closing),
        isOpen: items.hasUnder(to - at - 1) || LEADS_ON.test(closing),
      })
    }
    start = at + 1
  }
  return ends
}

function behindBlanks(text: string, from: number): number {
  let at = from
  while (at < text.length && BLANK.test(text[at]!)) at++
  return at
}

/** How far the item of a list is set in that a line belongs to. */
class Items {
  readonly #text: string
  #setIn = Number.POSITIVE_INFINITY

  constructor(text: string) {
    this.#text = text
  }

  /** Takes in the line that begins at `start`: an item, a line that hangs under one, or one that ends the list. */
  meet(start: number): void {
    const opening = behindBlanks(this.#text, start)
    if (isAt(ITEM, this.#text, opening)) this.#setIn = opening - start
    else if (!this.hasUnder(opening - start)) this.#setIn = Number.POSITIVE_INFINITY
  }

  /** Whether a line set in so far hangs under the item. */
  hasUnder(setIn: number): boolean {
    return setIn > this.#setIn
  }
}

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

/** The line has no room left: the first word of the next would not have stood in it. */
const isAtWidth = ({ length, word }: LineEnd, width: number, slack = 0): boolean =>
  length <= width * (1 + slack) && length + 1 + word > width * (1 - slack)

/**
 * The width most lines are broken at; undefined where they end by themselves: at most widths no next word would be too long, or what follows begins
 * anew, with a capital or a number.
 */
function widthOf(ends: readonly LineEnd[]): number | undefined {
  // By width, how many more lines are broken at it than at the one before.
  const changes = new Int32Array(WIDTH.most + 2)
  for (const { length, word } of ends) {
    if (length > WIDTH.most) continue
    changes[length]!++
    changes[Math.min(WIDTH.most, length + word) + 1]!--
  }
  let best = 0
  let most = 0
  for (let width = 0, count = 0; width <= WIDTH.most; width++) {
    count += changes[width]!
    if (width >= WIDTH.least && count >= most) {
      most = count
      best = width
    }
  }
  const low = ends.filter((end) => (end.isLow || end.isOpen) && isAtWidth(end, best)).length
  const enough = best < NARROW ? ENOUGH.narrow : ENOUGH.wide
  return most >= enough && 2 * most >= ends.length && 3 * low >= most ? best : undefined
}

/** "Peut-\nêtre", "harm-\nreduction": the hyphen is of the word. */
function isCompound(text: string, { from }: LineEnd): boolean {
  const before = text.slice(Math.max(0, from - 16), from - 1)
  return COMPOUNDS.has(/\p{L}*$/u.exec(before)![0].toLowerCase())
}

/** What compound words begin with, in French and English. */
const COMPOUNDS: ReadonlySet<string> = new Set(
  `après avant celle celles celui ceux ci cinquante demi elle elles eux là lui nous peut presque quarante quasi quatre quelques rendez soixante trente vingt vous
  cross drug drugs eighty fifty forty half harm health high long low ninety self seventy short sixty street thirty twenty`
    .split(/\s+/)
    .filter(Boolean),
)
