/** Scans a text block by block into sentences: tokens, terms, numbers, micro-grammars, then rules and cues. */
import type { SourceKind } from '../core/codes.ts'
import { Block, type Run, type Term } from './block.ts'
import type { Engine } from './engine.ts'
import type { Line } from './frame.ts'
import type { Sense } from './lexicon.ts'
import { MarkIndex } from './mark-index.ts'
import { findNumbers, findPercents } from './numbers.ts'
import { findPeriods } from './periods.ts'
import { findPlaces } from './places.ts'
import { findPrices } from './prices.ts'
import { findQuantities } from './quantities.ts'
import type { At, Clause, CueAt, HitAt, NumberAt, Sentence, SubstanceAt } from './sentence.ts'
import { BREAK, tokenize } from './tokens.ts'

const BLOCK_TOKENS = 4096

export interface Scan {
  readonly sentences: Sentence[]
  /** Plain words for drugs or substances met: what the drug-context gate counts. */
  strong: number
  /** Plain names of substances among them. */
  named: number
  /** Slang met where it may mean a substance. */
  slang: number
  /** Words for those who sell or take. */
  actors: number
  /** Words of other worlds: screen, kitchen, garden, sport. */
  elsewhere: number
  tokens: number
}

/** Arrays kept from text to text, so that reading allocates little. */
export class Scanner {
  readonly engine: Engine
  readonly #block: Block
  readonly #marks = new MarkIndex()

  constructor(engine: Engine) {
    this.engine = engine
    this.#block = new Block(engine.words)
    this.#block.tokens.reserve(BLOCK_TOKENS + 8)
  }

  scan(text: string, lines: readonly Line[], strong: number): Scan {
    const scan: Scan = {
      sentences: [],
      strong,
      named: strong > 0 ? 1 : 0,
      slang: 0,
      actors: 0,
      elsewhere: 0,
      tokens: 0,
    }
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
    if (this.engine.words.forgetWhenFull()) this.engine.matcher.forget()
    return scan
  }

  #read(scan: Scan, paragraph: number, isHeading: boolean): number {
    const block = this.#block
    const { language, lexicon } = this.engine
    block.reset()
    const { tokens } = block
    lexicon.find(tokens, (start, end, senses) => {
      block.terms.push({ start, end, senses })
      block.termAt[start] = block.terms.length
    })
    findNumbers(block, language)
    findQuantities(block, language)
    findPercents(block, language)
    findPeriods(block, language)
    findPlaces(block, language)
    findPrices(block, language)
    const found = this.#mentions(scan)
    this.#index(found)
    return this.#sentences(scan, found, paragraph, isHeading)
  }

  /** Substances, people and sources, each term read in its context. */
  #mentions(scan: Scan): Mentions {
    const block = this.#block
    const found: Mentions = { substances: [], drugs: [], sellers: [], buyers: [], people: [], sources: [] }
    const places = block.places
    let place = 0
    const weak: Term[] = []
    for (const term of block.terms) {
      while (place < places.length && places[place]!.end <= term.start) place++
      const isPlace =
        place < places.length &&
        places[place]!.start <= term.start &&
        term.end <= places[place]!.end &&
        places[place]!.kind !== 'demonym'
      for (const sense of term.senses)
        if (sense.kind === 'substance') {
          if (sense.weak) weak.push(term)
          else if (!isPlace) {
            found.substances.push({ ...term, sense })
            scan.strong++
            scan.named++
          }
        } else if (sense.kind === 'drug') {
          found.drugs.push(term)
          scan.strong++
        } else if (sense.kind === 'elsewhere') scan.elsewhere++
        else if (sense.kind === 'seller') {
          found.sellers.push(term)
          scan.actors++
        } else if (sense.kind === 'buyer') {
          found.buyers.push(term)
          scan.actors++
        } else if (sense.kind === 'people') found.people.push(term)
        else if (sense.kind === 'source') found.sources.push({ ...term, source: sense.code as SourceKind })
    }
    if (scan.strong > 0 || block.prices.some((price) => price.hasUnit))
      for (const term of weak) {
        const sense = term.senses.find((one) => one.kind === 'substance')
        if (sense && this.#isMeant(term, found)) {
          found.substances.push({ ...term, sense })
          scan.slang++
          if (this.#isMeasured(term)) {
            scan.strong++
            scan.named++
          }
        }
      }
    found.substances.sort((a, b) => a.start - b.start)
    return found
  }

  /** Beside a unit or a price: "1 g de C", "beuh 15 le g". */
  #isMeasured(term: Term): boolean {
    const block = this.#block
    const isUnitBefore = (end: number): boolean =>
      block.terms.find((one) => one.end === end)?.senses.some((sense) => sense.kind === 'unit') ?? false
    if (
      block.isTight(term.start) &&
      (isUnitBefore(term.start) ||
        (/^(?:de|d|of|en)$/.test(block.word(term.start - 1)) && isUnitBefore(term.start - 1)))
    )
      return true
    return block.prices.some((price) => price.end === term.start || price.start === term.end)
  }

  /** A slang word is meant as the substance when a unit, a price, an article or another drug stands where it would. */
  #isMeant(term: Term, found: Mentions): boolean {
    const block = this.#block
    const word = block.word(term.start)
    const before = block.word(term.start - 1)
    const inUnits = this.#isMeasured(term)
    const last = term.end - 1
    if (block.word(last).length === 1 && term.end - term.start > 1 && block.tokens.capital[last] === 0)
      return false
    if (word.length <= 2 && term.end - term.start === 1) {
      const isUnit = term.senses.some((sense) => sense.kind === 'unit')
      if (isUnit && block.tokens.capital[term.start] === 0) return false
      if (inUnits) return true
      return (
        this.#block.tokens.capital[term.start]! > 0 &&
        /^(?:la|de|du|le|en|sous|un|a|of)$/.test(before) &&
        block.isTight(term.start)
      )
    }
    // "héroïne brune", "poudre blanche": the adjective of a drug is not another drug.
    const touchesSubstance = found.substances.some(
      (one) => one.end === term.start && block.isTight(term.start),
    )
    if (touchesSubstance) return false
    if (inUnits) return true
    if (this.engine.language === 'fr')
      return (
        !ADJECTIVES.has(word) ||
        /^(?:la|de|du|d|en|et|ou|sa|leur|l)$/.test(before) ||
        !block.isTight(term.start)
      )
    return (
      !EVERYDAY.has(word) ||
      /^(?:of|on|some|selling|sell|sells|sold|smok\w+|buy\w*|bought|and|or|street|injecting|snorting|swallowing)$/.test(
        before,
      )
    )
  }

  /** Lays the marks out by token for the matcher. */
  #index(found: Mentions): void {
    const block = this.#block
    const marks = this.#marks
    marks.reset(block.tokens.count)
    for (const run of found.substances) {
      marks.add('substance', run.start, run.end)
      marks.add('drug', run.start, run.end)
    }
    for (const run of found.drugs) marks.add('drug', run.start, run.end)
    for (const run of found.sellers) marks.add('seller', run.start, run.end)
    for (const run of found.buyers) {
      marks.add('buyer', run.start, run.end)
      marks.add('people', run.start, run.end)
    }
    for (const run of found.people) marks.add('people', run.start, run.end)
    for (const run of found.sources) marks.add('source', run.start, run.end)
    for (const run of block.numbers) marks.add('number', run.start, run.end)
    for (const run of block.quantities) marks.add('quantity', run.start, run.end)
    for (const run of block.amounts) marks.add('money', run.start, run.end)
    for (const run of block.percents) marks.add('percent', run.start, run.end)
    for (const run of block.periods) marks.add('period', run.start, run.end)
    for (const run of block.places) marks.add('place', run.start, run.end)
  }

  #sentences(scan: Scan, found: Mentions, firstParagraph: number, isHeading: boolean): number {
    const block = this.#block
    const { tokens } = block
    const base = scan.tokens
    const at = (run: Run): At => ({
      from: base + run.start,
      to: base + run.end,
      start: tokens.start[run.start]!,
      end: tokens.end[run.end - 1]!,
    })
    const hits: (Run & { owner: number })[] = []
    this.engine.matcher.match(tokens, this.#marks, (owner, start, end) => hits.push({ owner, start, end }))
    hits.sort((a, b) => a.start - b.start || a.end - b.end)
    const bins = new Bins()
    let paragraph = firstParagraph
    for (let first = 0; first < tokens.count; ) {
      let end = first + 1
      while (end < tokens.count && tokens.before[end]! < BREAK.sentence) end++
      if (first > 0 && tokens.before[first]! >= BREAK.line) paragraph++
      const span: Run = { start: first, end }
      const inside = <T extends Run>(name: string, list: readonly T[]): T[] => bins.take(name, list, span)
      const own = inside('hits', hits)
      const cues: CueAt[] = []
      const read: HitAt[] = []
      const pseudo: { row: unknown; run: Run }[] = []
      const not: { rule: unknown; run: Run }[] = []
      for (const hit of own) {
        const owner = this.engine.owners[hit.owner]!
        if (owner.is === 'rule') read.push({ ...at(hit), rule: owner.rule })
        else if (owner.is === 'cue') cues.push({ ...at(hit), row: owner.row })
        else if (owner.is === 'pseudo') pseudo.push({ row: owner.row, run: hit })
        else not.push({ rule: owner.rule, run: hit })
      }
      const clauses = this.#clauses(span, at, true)
      const stretches = this.#clauses(span, at, false)
      const number = (list: readonly (Run & { num: NumberAt['num']; unit?: string })[]): NumberAt[] =>
        list.map((one) => ({ ...at(one), num: one.num, unit: one.unit ?? '%' }))
      const sentence: Sentence = {
        ...at(span),
        index: scan.sentences.length,
        paragraph,
        isHeading,
        clauses,
        stretches,
        commas: this.#commas(span, base),
        substances: inside('substances', found.substances).map(
          (one): SubstanceAt => ({
            ...at(one),
            code: one.sense.code,
            isWeak: one.sense.weak,
            isAside: this.#isAside(one, span),
          }),
        ),
        drugs: inside('drugs', found.drugs).map(at),
        people: [...inside('people', found.people), ...inside('buyers', found.buyers)].map(at),
        places: inside('places', block.places).map((one) => ({
          ...at(one),
          text: closed(block.textOf(one), tokens.text, tokens.end[one.end - 1]!),
          code: one.code,
          kind: one.kind,
          role: one.role,
        })),
        periods: inside('periods', block.periods).map((one) => ({ ...at(one), iso: one.iso })),
        sources: inside('sources', found.sources).map((one) => ({ ...at(one), source: one.source })),
        quantities: number(inside('quantities', block.quantities)),
        numbers: inside('numbers', block.numbers).map((num) => ({ ...at(num), num, unit: '' })),
        counted: number(inside('counted', block.counted)),
        percents: number(inside('percents', block.percents)),
        prices: inside('prices', block.prices).map((one) => ({
          ...at(one),
          measure: one.measure,
          hasUnit: one.hasUnit,
        })),
        cues: cues.filter(
          (cue) =>
            !pseudo.some(
              (one) => one.row === cue.row && base + one.run.start < cue.to && cue.from < base + one.run.end,
            ),
        ),
        hits: read.filter((hit) => {
          const clause = stretches.find((one) => one.from <= hit.from && hit.from < one.to)
          return !not.some(
            (one) =>
              one.rule === hit.rule &&
              (!clause ||
                (base + one.run.start < Math.max(clause.to, hit.to) && clause.from < base + one.run.end)),
          )
        }),
      }
      scan.sentences.push(sentence)
      first = end
    }
    scan.tokens += tokens.count
    return paragraph
  }

  /** Compared with or set apart, by the words before it. */
  #isAside(run: Run, span: Run): boolean {
    const block = this.#block
    for (let at = run.start - 1; at >= Math.max(span.start, run.start - 4); at--) {
      const word = block.word(at)
      if (/^(?:contrairement|than|unlike|hors|sauf|hormis|besides)$/.test(word)) return true
      if ((word === 'lieu' || word === 'instead') && at > span.start) return true
      if (/^(?:celle|celui|ceux|celles)$/.test(word) && block.word(at - 1) === 'a') return true
      if (word === 'comme') return /^(?:pareil|autant|aussi|meme|memes)$/.test(block.word(at - 1))
      if (word === 'que' || word === 'qu' || word === 'as') return this.#isCompared(at, span)
      if (
        !/^(?:la|le|les|l|de|du|d|a|celle|celui|ceux|celles|pour|avec|the|of|for|with|un|une|des|in)$/.test(
          word,
        )
      )
        return false
    }
    return false
  }

  #isCompared(que: number, span: Run): boolean {
    for (let at = que - 1; at >= Math.max(span.start, que - 8); at--)
      if (
        /^(?:plus|moins|aussi|autant|meme|memes|mieux|pire|autre|autres|superieure?s?|more|less|same|as|stronger|cheaper|higher|lower)$/.test(
          this.#block.word(at),
        )
      )
        return true
    return false
  }

  #commas(span: Run, base: number): number[] {
    const commas: number[] = []
    for (let at = span.start + 1; at < span.end; at++)
      if (this.#block.tokens.before[at]! >= BREAK.soft) commas.push(base + at)
    return commas
  }

  /** A comma between two long stretches parts clauses, and the comma behind "Si …" or "Alors que …" all the more. */
  #isClauseComma(first: number, next: number, end: number, isSubordinate: boolean): boolean {
    const { before } = this.#block.tokens
    let to = next + 1
    while (to < end && before[to]! < BREAK.soft) to++
    const least = isSubordinate ? SHORT_CLAUSE : LONG_CLAUSE
    return next - first >= least && to - next >= least
  }

  #clauses(span: Run, at: (run: Run) => At, isFine: boolean): Clause[] {
    const block = this.#block
    const { tokens } = block
    const clauses: Clause[] = []
    let first = span.start
    const isSubordinate = SUBORDINATES.test(block.word(span.start))
    for (let next = span.start + 1; next < span.end; next++) {
      const before = tokens.before[next]!
      const opens = block.sense(next, 'clause') !== undefined
      const isLongComma =
        isFine &&
        before === BREAK.soft &&
        tokens.parenDepth[next] === 0 &&
        this.#isClauseComma(first, next, span.end, isSubordinate)
      if (!(before >= BREAK.clause || opens || isLongComma) || next - first < 2) continue
      clauses.push(at({ start: first, end: next }))
      first = next
    }
    clauses.push(at({ start: first, end: span.end }))
    return clauses
  }
}

/** "lignes de métro (4, 9, 12 et 14": the parenthesis that closes belongs to the name. */
const closed = (name: string, text: string, end: number): string =>
  name.includes('(') && !name.includes(')') && text[end] === ')' ? `${name})` : name

/** Words on each side that make a comma a clause's end. */
const LONG_CLAUSE = 7
const SHORT_CLAUSE = 5
const SUBORDINATES = /^(?:si|alors|tandis|bien|lorsque|quand|comme|while|although|though|if|when|whereas|as)$/

/** French colours and textures that name a drug only as nouns. */
const ADJECTIVES = new Set('blanche blanc brune brun brown marron jaune rose bleue base'.split(' '))

/** English words of every day that name a drug only after "of", "on", "selling" or in a list. */
const EVERYDAY = new Set(
  'light lights dark down white rush snow pill pills blue blues take takes green food base rock rocks crystal glass speed ice grass dope hash party sweets beans bubble bars bar acid gas horse black fire brown solid draw candy tab tabs powder mushrooms trips trip stones stone poppy poppies medicine medicines edibles flower oil wax honey carts cart blow joint joints'.split(
    ' ',
  ),
)

interface Mentions {
  substances: (Run & { sense: Sense })[]
  drugs: Run[]
  sellers: Run[]
  buyers: Run[]
  people: Run[]
  sources: (Run & { source: SourceKind })[]
}

/** Deals sorted lists out to sentences, each list read once from left to right. */
class Bins {
  readonly #cursors = new Map<string, number>()

  take<T extends Run>(name: string, list: readonly T[], span: Run): T[] {
    let cursor = this.#cursors.get(name) ?? 0
    const taken: T[] = []
    while (cursor < list.length && list[cursor]!.start < span.end) {
      if (list[cursor]!.start >= span.start) taken.push(list[cursor]!)
      cursor++
    }
    this.#cursors.set(name, cursor)
    return taken
  }
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
    if (isOpen && last && !isHeading && !last.isHeading) last.end = line.end
    else runs.push({ start: line.start, end: line.end, isHeading })
    isOpen = true
  }
  return runs
}
