/** Reads files of coded texts, one JSON object a line; a line that cannot be used is named with what to do, and the rest goes on. */
import { CERTAINTIES, DIRECTIONS, LANGUAGES } from '../../core/codes.ts'
import type { Measure } from '../../core/observation.ts'
import { Problem, type ProblemCode } from '../../core/problem.ts'
import type { Span } from '../reading.ts'
import type { CodedClaim, CodedText, RejectedClaim } from './coded-text.ts'

/** The codes a claim may carry. */
export interface KnownCodes {
  readonly phenomena: ReadonlySet<string>
  readonly substances: ReadonlySet<string>
}

export interface CodedFile {
  readonly texts: readonly CodedText[]
  /** One a line that was left out, in the order of the lines. */
  readonly problems: readonly Problem[]
}

/**
 * The coded texts of a file: `id`, `lang`, `text`, `genre` where known, and `observations` with their evidence as the exact
 * quote or as `{start, end}`. Empty lines are passed over. A line with a fault is left out whole: half a coding would count
 * what is right as wrong.
 *
 * @param file the name problems call the file by
 * @param codes what the vocabulary knows
 * @example
 * readCoded('{"id":"a","lang":"fr","text":"Rien.","observations":[]}', 'a.jsonl', { phenomena: new Set(), substances: new Set() }).texts[0].text // => 'Rien.'
 */
export function readCoded(content: string, file: string, codes: KnownCodes): CodedFile {
  const texts: CodedText[] = []
  const problems: Problem[] = []
  const seen = new Set<string>()
  // Editors on Windows begin a file with a mark of byte order.
  for (const [index, line] of content
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (!line.trim()) continue
    try {
      const text = textOf(parsed(line), codes)
      if (seen.has(text.id)) throw new Fault('coded-id-twice', 'id')
      seen.add(text.id)
      texts.push(text)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      const { code, where, expected } = error
      problems.push(new Problem(code, { file, line: index + 1, where, expected }))
    }
  }
  return { texts, problems }
}

/** What is wrong with a line, where in it, and the shape expected there. */
class Fault extends Error {
  readonly code: ProblemCode
  readonly where: string
  readonly expected: string
  constructor(code: ProblemCode, where: string, expected = '') {
    super(`${code} ${where}`)
    this.code = code
    this.where = where
    this.expected = expected
  }
}

type Fields = Readonly<Record<string, unknown>>

function parsed(line: string): Fields {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new Fault('coded-line-broken', '')
  }
  return fieldsOf(value, '')
}

function textOf(fields: Fields, codes: KnownCodes): CodedText {
  const text = stringOf(fields.text, 'text')
  const lang = oneOf(fields.lang, LANGUAGES, 'lang')
  return {
    id: stringOf(fields.id, 'id'),
    lang,
    genre: fields.genre === undefined || fields.genre === null ? null : stringOf(fields.genre, 'genre'),
    text,
    title: fields.title ? stringOf(fields.title, 'title') : null,
    boilerplate: listOf(fields.boilerplate ?? [], 'boilerplate').map((one, at) =>
      spanOf(fieldsOf(one, `boilerplate[${at}]`), `boilerplate[${at}]`, text),
    ),
    observations: listOf(fields.observations, 'observations').map((one, at) =>
      claimOf(fieldsOf(one, `observations[${at}]`), `observations[${at}]`, text, codes),
    ),
    rejected: listOf(fields.rejected ?? [], 'rejected').map((one, at) =>
      rejectedOf(fieldsOf(one, `rejected[${at}]`), `rejected[${at}]`, text),
    ),
  }
}

function claimOf(fields: Fields, where: string, text: string, codes: KnownCodes): CodedClaim {
  const phenomenon = stringOf(fields.phenomenon, `${where}.phenomenon`)
  if (!codes.phenomena.has(phenomenon))
    throw new Fault('coded-code-unknown', `${where}.phenomenon`, 'phenomena')
  const substances = stringsOf(fields.substances, `${where}.substances`)
  if (!substances.every((code) => codes.substances.has(code)))
    throw new Fault('coded-code-unknown', `${where}.substances`, 'substances')
  const drivers = stringsOf(fields.drivers, `${where}.drivers`)
  if (!drivers.every((code) => codes.phenomena.has(code)))
    throw new Fault('coded-code-unknown', `${where}.drivers`, 'phenomena')
  return {
    phenomenon,
    substances,
    places: namesOf(fields.places, `${where}.places`),
    from: namesOf(fields.from, `${where}.from`),
    to: namesOf(fields.to, `${where}.to`),
    direction: oneOf(fields.direction, DIRECTIONS, `${where}.direction`),
    certainty: oneOf(fields.certainty ?? 'asserted', CERTAINTIES, `${where}.certainty`),
    measures: listOf(fields.measures ?? [], `${where}.measures`).map((one, at) =>
      measureOf(one, `${where}.measures[${at}]`),
    ),
    drivers,
    evidence: spanOf(fields.evidence, `${where}.evidence`, text),
  }
}

function rejectedOf(fields: Fields, where: string, text: string): RejectedClaim {
  return {
    rule: stringOf(fields.rule, `${where}.rule`),
    phenomenon: stringOf(fields.phenomenon, `${where}.phenomenon`),
    evidence: spanOf(fields.evidence, `${where}.evidence`, text),
  }
}

/** A quote stands where it is first found; offsets must lie in the text. */
function spanOf(value: unknown, where: string, text: string): Span {
  if (typeof value === 'string') {
    const start = value ? text.indexOf(value) : -1
    if (start < 0) throw new Fault('coded-quote-not-there', where)
    return { start, end: start + value.length }
  }
  const { start, end } = fieldsOf(value, where)
  const isWithin =
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    Number(start) >= 0 &&
    Number(start) < Number(end) &&
    Number(end) <= text.length
  if (!isWithin) throw new Fault('coded-quote-not-there', where)
  return { start: Number(start), end: Number(end) }
}

/** Places as phrases, or as `{text}`; one alone need not be a list. */
function namesOf(value: unknown, where: string): string[] {
  return [value ?? []]
    .flat()
    .map((one) => (typeof one === 'string' ? one : stringOf(fieldsOf(one, where).text, where)))
}

function measureOf(value: unknown, where: string): Measure {
  const fields = fieldsOf(value, where)
  stringOf(fields.kind, `${where}.kind`)
  return fields as unknown as Measure
}

function fieldsOf(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Fault('coded-line-wrong', where, '{…}')
  return value as Fields
}

function listOf(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Fault('coded-line-wrong', where, '[…]')
  return value
}

function stringOf(value: unknown, where: string): string {
  if (typeof value !== 'string' || value === '') throw new Fault('coded-line-wrong', where, '"…"')
  return value
}

const stringsOf = (value: unknown, where: string): string[] =>
  listOf(value ?? [], where).map((one) => stringOf(one, where))

function oneOf(value: unknown, known: readonly string[], where: string): string {
  if (typeof value !== 'string' || !known.includes(value))
    throw new Fault('coded-line-wrong', where, known.map((one) => `"${one}"`).join(', '))
  return value
}
