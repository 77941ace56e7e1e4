/** Reads one scheme of concepts from its YAML, and says what is wrong with it. */
import type { Document, LineCounter } from 'yaml'
import { type Bilingual, LANGUAGES, type Language } from '../core/codes.ts'
import type { Concept, Scheme, SchemeName } from './concept.ts'
import type { Fault, FaultKind } from './fault.ts'
import { foldName } from './fold-name.ts'
import { isIdentifier } from './identifiers.ts'
import { widerConcepts } from './wider.ts'
import { yaml } from './yaml.ts'

const FIELDS = [
  'prefLabel',
  'altLabel',
  'definition',
  'scopeNote',
  'broader',
  'exactMatch',
  'isGroup',
  'deprecated',
]

type Raw = Partial<Record<string, unknown>>

export function readScheme(
  name: SchemeName,
  file: string,
  source: string,
): { scheme: Scheme; faults: Fault[] } {
  const { LineCounter, parseDocument } = yaml()
  const counter = new LineCounter()
  const document = parseDocument(source, { lineCounter: counter })
  const faults: Fault[] = document.errors.map((error) => ({
    kind: 'broken-file',
    file,
    line: error.linePos?.[0].line ?? 1,
    subject: name,
    detail: error.message.split('\n')[0] ?? '',
  }))
  const raw = asRecord(document.errors.length ? {} : document.toJS())
  const lines = linesOfConcepts(document, counter)
  const concepts = new Map<string, Concept>()
  for (const [code, value] of Object.entries(asRecord(raw.concepts)))
    concepts.set(code, conceptOf(name, code, asRecord(value)))
  const report = (kind: FaultKind, subject: string, detail = ''): void => {
    faults.push({ kind, file, line: lines.get(subject) ?? 1, subject, detail })
  }
  for (const [code, value] of Object.entries(asRecord(raw.concepts))) {
    checkFields(code, asRecord(value), report)
    checkPlace(code, concepts, report)
  }
  checkNames(concepts, report)
  return {
    scheme: { name, prefLabel: bilingual(raw.prefLabel), definition: bilingual(raw.definition), concepts },
    faults,
  }
}

type Report = (kind: FaultKind, subject: string, detail?: string) => void

function checkFields(code: string, value: Raw, report: Report): void {
  for (const field of Object.keys(value)) if (!FIELDS.includes(field)) report('unknown-field', code, field)
  if (value.definition === undefined) report('missing-definition', code)
  for (const field of ['prefLabel', 'definition', 'scopeNote']) {
    if (value[field] === undefined && field !== 'prefLabel') continue
    for (const language of LANGUAGES)
      if (!textOf(asRecord(value[field])[language])) report('missing-language', code, `${field}.${language}`)
  }
  for (const [kind, identifier] of Object.entries(asRecord(value.exactMatch)))
    if (!isIdentifier(kind, String(identifier))) report('bad-identifier', code, `${kind} ${identifier}`)
}

function checkPlace(code: string, concepts: ReadonlyMap<string, Concept>, report: Report): void {
  const concept = concepts.get(code)
  if (!concept) return
  for (const parent of concept.broader) {
    if (!concepts.has(parent)) report('unknown-parent', code, parent)
    else if (parent === code || widerConcepts(concepts, parent).includes(code)) report('cycle', code, parent)
  }
  const successor = concept.deprecated?.successor
  if (successor !== undefined && !concepts.has(successor)) report('unknown-successor', code, successor)
}

/** Two concepts of a scheme may not be called the same, in either language (SKOS asks it of preferred labels). */
function checkNames(concepts: ReadonlyMap<string, Concept>, report: Report): void {
  for (const language of LANGUAGES) {
    const seen = new Map<string, string>()
    for (const concept of concepts.values()) {
      const name = foldName(concept.prefLabel[language])
      const other = seen.get(name)
      if (name && other) report('doubled-label', concept.code, other)
      seen.set(name, concept.code)
    }
  }
}

function conceptOf(scheme: SchemeName, code: string, value: Raw): Concept {
  const deprecated = asRecord(value.deprecated)
  return {
    code,
    scheme,
    prefLabel: bilingual(value.prefLabel),
    altLabel: { fr: listOf(asRecord(value.altLabel).fr), en: listOf(asRecord(value.altLabel).en) },
    definition: bilingual(value.definition),
    ...(value.scopeNote === undefined ? {} : { scopeNote: bilingual(value.scopeNote) }),
    broader: listOf(value.broader),
    exactMatch: Object.fromEntries(
      Object.entries(asRecord(value.exactMatch)).map(([k, v]) => [k, String(v)]),
    ),
    isGroup: value.isGroup === true,
    ...(value.deprecated === undefined
      ? {}
      : { deprecated: { on: String(deprecated.on), successor: String(deprecated.successor) } }),
  }
}

function linesOfConcepts(document: Document, counter: LineCounter): Map<string, number> {
  const lines = new Map<string, number>()
  const concepts = document.get('concepts')
  const { isMap, isScalar } = yaml()
  if (!isMap(concepts)) return lines
  for (const { key } of concepts.items)
    if (isScalar(key) && key.range) lines.set(String(key.value), counter.linePos(key.range[0]).line)
  return lines
}

const asRecord = (value: unknown): Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {}
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
const bilingual = (value: unknown): Bilingual =>
  Object.fromEntries(LANGUAGES.map((language) => [language, textOf(asRecord(value)[language])])) as Record<
    Language,
    string
  >
