/** Scans a text block by block into sentences: tokens, terms, numbers, micro-grammars, then rules and cues. */
import { findAmounts } from './amounts.ts'
import { Block } from './block.ts'
import { findCounts } from './counts.ts'
import { settleMoney } from './currencies.ts'
import type { Engine } from './engine.ts'
import type { Line } from './frame.ts'
import { Hits } from './hits.ts'
import { MarkIndex } from './mark-index.ts'
import { findMentions, type Mentions } from './mentions.ts'
import { findNumbers } from './numbers.ts'
import { noteOpeners } from './openers.ts'
import { findPercents } from './percents.ts'
import { findPeriods } from './periods.ts'
import { findGuesses } from './place-guesses.ts'
import { findPlaces } from './places.ts'
import { findPrices } from './prices.ts'
import { findQuantities } from './quantities.ts'
import { saidPlaces } from './said-places.ts'
import type { Sentence } from './sentence.ts'
import { dealSentences } from './sentences.ts'
import { BEHIND, type Tokens, tokenize } from './tokens.ts'

const BLOCK_TOKENS = 4096

export interface Scan {
  readonly sentences: Sentence[]
  /** Plain words for drugs or substances met: what the drug-context gate counts. */
  strong: number
  /** Plain names of substances among them. */
  named: number
  /** Slang met where it may mean a substance. */
  slang: number
  /** Slang that would mean a substance if the text were about drugs, which nothing else in it says. */
  doubtful: number
  /** Read as if it were about drugs, to see what it would say then. */
  readonly isSupposed: boolean
  /** Words for those who sell or take. */
  actors: number
  /** Words of other worlds: screen, kitchen, garden, sport. */
  elsewhere: number
  tokens: number
  /** Numbers of the words, by token counted over the whole text; they hold until the next text is read. */
  words: Int32Array
  /** Where each token begins and ends in the text. */
  starts: Int32Array
  ends: Int32Array
}

/** Arrays kept from text to text, so that reading allocates little. */
export class Scanner {
  readonly engine: Engine
  readonly #block: Block
  readonly #marks = new MarkIndex()
  readonly #hits = new Hits()
  #said: ReadonlySet<string> = new Set()

  constructor(engine: Engine) {
    this.engine = engine
    this.#block = new Block(engine.words, engine.around)
    this.#block.tokens.reserve(BLOCK_TOKENS + BEHIND)
  }

  scan(text: string, lines: readonly Line[], strong: number, isSupposed = false): Scan {
    const scan: Scan = {
      sentences: [],
      strong,
      named: strong > 0 && !isSupposed ? 1 : 0,
      slang: 0,
      doubtful: 0,
      isSupposed,
      actors: 0,
      elsewhere: 0,
      tokens: 0,
      words: new Int32Array(256),
      starts: new Int32Array(256),
      ends: new Int32Array(256),
    }
    if (this.engine.words.forgetWhenFull()) {
      this.engine.matcher.forget()
      this.engine.misspellings.forget()
    }
    this.#said = saidPlaces(text, this.engine.language)
    let paragraph = 0
    for (const run of runsOf(lines)) {
      let at = run.start
      while (at < run.end) {
        const next = tokenize(text, at, run.end, this.engine.words, this.#block.tokens, BLOCK_TOKENS)
        if (this.#block.tokens.count > 0) paragraph = this.#read(scan, paragraph, run.isHeading)
        if (next <= at) break
        at = next
      }
      paragraph++
    }
    settleMoney(scan.sentences, this.engine.language)
    return scan
  }

  #read(scan: Scan, paragraph: number, isHeading: boolean): number {
    const block = this.#block
    const { language, lexicon, misspellings } = this.engine
    block.reset()
    const { tokens } = block
    lexicon.find(tokens, (start, end, senses) => block.addTerm({ start, end, senses }), misspellings)
    noteOpeners(block, language)
    findNumbers(block, language)
    findQuantities(block, language)
    findAmounts(block, language)
    findPercents(block, language)
    findPeriods(block, language)
    findPlaces(block, language, this.#said)
    findGuesses(block)
    findPrices(block, language)
    findCounts(block, language)
    const found = findMentions(block, scan, language)
    this.#index(found)
    const hits = this.#hits
    hits.clear()
    this.engine.matcher.match(tokens, this.#marks, hits)
    hits.sort()
    keepTokens(scan, tokens)
    return dealSentences(block, this.engine, found, hits, scan, paragraph, isHeading)
  }

  /** Lays the marks out by token for the matcher. */
  #index(found: Mentions): void {
    const block = this.#block
    const marks = this.#marks
    marks.reset(block.tokens.count)
    marks.addAll('substance', found.substances)
    marks.addAll('drug', found.substances)
    marks.addAll('drug', found.drugs)
    marks.addAll('seller', found.sellers)
    marks.addAll('buyer', found.buyers)
    marks.addAll('people', found.buyers)
    marks.addAll('people', found.people)
    marks.addAll('source', found.sources)
    marks.addAll('number', block.numbers)
    marks.addAll('quantity', block.quantities)
    marks.addAll('money', block.amounts)
    marks.addAll('percent', block.percents)
    marks.addAll('period', block.periods)
    marks.addAll('place', block.places)
  }
}

/** The tokens of a block, laid behind those of the blocks before. */
function keepTokens(scan: Scan, tokens: Tokens): void {
  const needed = scan.tokens + tokens.count
  const lay = (row: Int32Array, of: Int32Array): Int32Array => {
    let room = row
    if (needed > row.length) {
      room = new Int32Array(needed * 2)
      room.set(row.subarray(0, scan.tokens))
    }
    room.set(of.subarray(0, tokens.count), scan.tokens)
    return room
  }
  scan.words = lay(scan.words, tokens.word)
  scan.starts = lay(scan.starts, tokens.start)
  scan.ends = lay(scan.ends, tokens.end)
}

interface LineRun {
  start: number
  end: number
  isHeading: boolean
}

/** Lines of text that follow each other are scanned together; headings and what lies between boilerplate apart. */
function runsOf(lines: readonly Line[]): LineRun[] {
  const runs: LineRun[] = []
  let isOpen = false
  for (const line of lines) {
    if (line.kind === 'boilerplate') {
      isOpen = false
      continue
    }
    const isHeading = line.kind === 'heading'
    const last = runs.at(-1)
    if (isOpen && last && !isHeading && !last.isHeading && !line.isItem) last.end = line.end
    else runs.push({ start: line.start, end: line.end, isHeading })
    isOpen = true
  }
  return runs
}
