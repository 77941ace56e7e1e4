/** Rule files as written under `rules/`, parsed and checked: phenomenon rules, context rows, word lists and mark lists. */
import {
  CERTAINTIES,
  type Certainty,
  DIRECTIONS,
  type Direction,
  type Language,
  LEVELS,
  type Level,
} from '../core/codes.ts'
import { yaml } from '../vocabulary/yaml.ts'
import type { Around } from './around-places.ts'
import { type Pattern, PatternError, parsePattern } from './pattern.ts'

export type Need =
  | 'substance'
  | 'drug'
  | 'number'
  | 'money'
  | 'place'
  | 'people'
  | 'percent'
  | 'quantity'
  | 'period'

/** A sentence a rule must read, the trigger words in [brackets]. */
export interface RuleExample {
  readonly text: string
  readonly expect?: Readonly<Record<string, unknown>>
}

export interface Rule {
  /** `<language>/<file>/<rule>`, and behind it `LOOSELY` where its words are its loose ones. */
  readonly id: string
  readonly language: Language
  readonly codes: string
  readonly patterns: readonly Pattern[]
  readonly not: Pattern | undefined
  readonly direction: Direction | undefined
  readonly isInverse: boolean
  readonly level: Level | undefined
  readonly certainty: Certainty | undefined
  readonly needs: readonly Need[]
  /** A general claim ("marketing") that passes its direction and causes on to the particular ones of its scheme, and is none itself. */
  readonly carries: string | undefined
  readonly evidence: 'clause' | 'sentence' | 'match'
  readonly reads: readonly RuleExample[]
  readonly ignores: readonly string[]
}

export const CUE_KINDS = [
  'direction',
  'level',
  'negation',
  'denial',
  'hedge',
  'attribution',
  'cause',
  'past',
  'hypothetical',
  'comparison',
  'generic',
  'advice',
  'stable',
] as const
export type CueKind = (typeof CUE_KINDS)[number]
export type Scope = 'forward' | 'backward' | 'both' | 'clause' | 'sentence'

/** A context row: a cue that changes the claims in its scope. */
export interface ContextRow {
  readonly id: string
  readonly kind: CueKind
  readonly value: string
  readonly scope: Scope
  readonly cues: readonly Pattern[]
  readonly pseudo: readonly Pattern[]
  readonly reads: readonly RuleExample[]
  readonly ignores: readonly string[]
}

/**
 * Ends the name of a rule's loose words: those that often stand where nothing of the kind is claimed (seldom right in the coded texts that
 * are learned from). They say where to look; what was learned decides.
 */
const LOOSELY = '/loosely'

export const isLoose = (rule: string): boolean => rule.endsWith(LOOSELY)

/** The name of a rule, by whichever of its words it was told. */
export const ruleName = (rule: string): string => (isLoose(rule) ? rule.slice(0, -LOOSELY.length) : rule)

export interface MarkLists {
  readonly drug: string
  readonly seller: string
  readonly buyer: string
  readonly people: string
  readonly source: Readonly<Record<string, string>>
  readonly units: Readonly<Record<string, string>>
  readonly counted: Readonly<Record<string, string>>
  readonly currency: Readonly<Record<string, string>>
  readonly months: Readonly<Record<string, string>>
  readonly weak: string
  readonly clause: string
  readonly place_head: string
  /** Kinds of spot that are a place with their name: "parc Sainte-Hortense". */
  readonly place_spot: string
  /** Kinds of place that need no name: "dans la capitale". */
  readonly place_bare: string
  /** Names people write without a capital whatever their size: "bdx", "idf". */
  readonly place_spoken: string
  /** Words around a name that tell whether it is a place, by list (`AROUND`). */
  readonly around_place: Readonly<Partial<Record<Around, string>>>
  readonly demonym: string
  readonly place: string
  /** Words of other worlds (screen, kitchen, garden, sport): a text full of them is not about drugs. */
  readonly elsewhere?: string
  /** Phrases in which a word that might be a drug is none: "speed limit". */
  readonly plain: string
  /** Words one letter from a drug's name that are words of their own. */
  readonly unlike: string
}

export interface RuleSet {
  readonly language: Language
  readonly rules: readonly Rule[]
  readonly context: readonly ContextRow[]
  readonly marks: MarkLists
}

/** What a rule file says that cannot be used, and where. */
export class RuleFileError extends Error {}

type Record_ = Readonly<Record<string, unknown>>
const asRecord = (value: unknown): Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record_) : {}
const asList = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
const texts = (value: unknown): string[] => asList(value).map(String)

/** Joins the files of one language: name without extension → YAML text. */
export function parseRuleSet(language: Language, files: ReadonlyMap<string, string>): RuleSet {
  const { parse } = yaml()
  const shared = wordLists(asRecord(asRecord(parse(files.get('words') ?? '{}')).words), () => undefined)
  const rules: Rule[] = []
  let context: ContextRow[] = []
  for (const [name, source] of files) {
    if (name === 'words' || name === 'marks') continue
    const file = asRecord(parse(source))
    const lists = wordLists(asRecord(file.words), shared)
    if (name === 'context')
      context = asList(file.rows ?? file.context ?? file.rules).map((row, index) =>
        contextRow(language, asRecord(row), index, lists),
      )
    else for (const row of asList(file.rules)) rules.push(...readRule(language, name, asRecord(row), lists))
  }
  const marks = parse(files.get('marks') ?? '{}') as MarkLists
  return { language, rules, context, marks }
}

type Lists = (name: string) => Pattern | undefined

/** Word lists may use those before them, their own file's first. */
function wordLists(words: Record_, outer: Lists): Lists {
  const known = new Map<string, Pattern>()
  const lookup: Lists = (name) => {
    const found = known.get(name)
    if (found) return found
    const source = words[name]
    if (source === undefined) return outer(name)
    const pattern = parsePattern(String(source), (other) => (other === name ? outer(other) : lookup(other)))
    known.set(name, pattern)
    return pattern
  }
  return lookup
}

/** A rule as written, and behind it the same by its loose words where it has any. */
function readRule(language: Language, file: string, row: Record_, lists: Lists): Rule[] {
  const id = `${language}/${file}/${String(row.rule)}`
  const patternAt = (source: string): Pattern => {
    try {
      return parsePattern(source, lists)
    } catch (error) {
      throw new RuleFileError(`${id}: ${error instanceof PatternError ? error.message : String(error)}`)
    }
  }
  const not = texts(row.not)
  const firm: Rule = {
    id,
    language,
    codes: String(row.codes),
    patterns: texts(row.pattern).map(patternAt),
    not: not.length ? patternAt(not.join(' | ')) : undefined,
    direction: DIRECTIONS.find((known) => known === row.direction),
    isInverse: row.orientation === 'inverse',
    level: LEVELS.find((known) => known === row.level),
    certainty: CERTAINTIES.find((known) => known === row.certainty),
    needs: texts(row.needs) as Need[],
    carries: row.carries === undefined ? undefined : String(row.carries),
    evidence: row.evidence === 'sentence' || row.evidence === 'match' ? row.evidence : 'clause',
    reads: asList(row.reads).map(example),
    ignores: texts(row.ignores),
  }
  const loose = texts(row.loose).map(patternAt)
  return loose.length
    ? [firm, { ...firm, id: id + LOOSELY, patterns: loose, reads: [], ignores: [] }]
    : [firm]
}

function contextRow(language: Language, row: Record_, index: number, lists: Lists): ContextRow {
  const id = `${language}/context/${String(row.row ?? row.name ?? row.rule ?? index)}`
  const patternsOf = (value: unknown): Pattern[] => {
    try {
      return texts(value).map((source) => parsePattern(source, lists))
    } catch (error) {
      throw new RuleFileError(`${id}: ${error instanceof PatternError ? error.message : String(error)}`)
    }
  }
  const kind = CUE_KINDS.find((known) => known === row.kind)
  if (!kind) throw new RuleFileError(`${id}: no kind of cue named ${String(row.kind)}`)
  return {
    id,
    kind,
    value: String(row.value ?? ''),
    scope: (row.scope as Scope | undefined) ?? 'clause',
    cues: patternsOf(row.cue),
    pseudo: patternsOf(row.pseudo),
    reads: asList(row.reads).map(example),
    ignores: texts(row.ignores),
  }
}

function example(value: unknown): RuleExample {
  if (typeof value === 'string') return { text: value }
  const record = asRecord(value)
  return { text: String(record.text), ...(record.expect ? { expect: asRecord(record.expect) } : {}) }
}

/** The text of an example without its brackets, and where the bracketed words stand in it. */
export function bracketed(text: string): { text: string; spans: { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = []
  let bare = ''
  let open = -1
  for (const char of text) {
    if (char === '[') open = bare.length
    else if (char === ']' && open >= 0) {
      spans.push({ start: open, end: bare.length })
      open = -1
    } else bare += char
  }
  return { text: bare, spans }
}
