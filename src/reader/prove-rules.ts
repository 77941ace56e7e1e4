/** Proves rules by their own examples: what a rule `reads` must give its claim at the bracketed words, what it `ignores` must not. */
import type { Language } from '../core/codes.ts'
import type { Observation } from '../core/observation.ts'
import type { Reader, Reading } from './reading.ts'
import {
  bracketed,
  type ContextRow,
  isLoose,
  type Rule,
  type RuleExample,
  type RuleSet,
  ruleName,
} from './rule-files.ts'

/** What a proof found: `where` is the rule and its sentence, `fault` what is wrong, or null. */
export interface Proof {
  readonly rule: string
  readonly where: string
  readonly fault: string | null
}

/** Examples are read as sentences of a text about drugs, which is where such sentences stand. */
const TITLES: Readonly<Record<Language, string>> = { fr: 'Drogues', en: 'Drugs' }

const LEAST_EXAMPLES = 2

/** Tries every example of a language's rules and context rows, in the order of the files. */
export function proveRules(
  reader: Reader & { rules: (language: Language) => RuleSet },
  language: Language,
): Proof[] {
  const set = reader.rules(language)
  const read = (text: string, title?: string): Reading =>
    reader.read(text, title === undefined ? { language } : { language, title })
  return [
    ...set.rules.filter(({ id }) => !isLoose(id)).flatMap((rule) => proveRule(rule, read)),
    ...set.context.flatMap((row) => proveRow(row, read)),
  ]
}

type Read = (text: string, title?: string) => Reading

export function proveRule(rule: Rule, read: Read): Proof[] {
  const proofs: Proof[] = []
  const prove = (sentence: string, fault: string | null): void => {
    proofs.push({ rule: rule.id, where: `${rule.id}: ${sentence}`, fault })
  }
  if (rule.reads.length < LEAST_EXAMPLES)
    prove('reads', `has ${rule.reads.length} example under reads; ${LEAST_EXAMPLES} are needed`)
  if (rule.ignores.length < LEAST_EXAMPLES)
    prove('ignores', `has ${rule.ignores.length} example under ignores; ${LEAST_EXAMPLES} are needed`)
  for (const example of rule.reads) prove(example.text, faultOfReading(rule, example, read))
  for (const text of rule.ignores) {
    const made = read(bracketed(text).text).observations.some((one) => ruleName(one.rule ?? '') === rule.id)
    prove(text, made ? 'was read, though the rule should ignore it' : null)
  }
  return proofs
}

function faultOfReading(rule: Rule, example: RuleExample, read: Read): string | null {
  const { text, spans } = bracketed(example.text)
  const reading = read(text, TITLES[rule.language])
  const triggers = reading.marks.filter(
    (mark) => mark.kind === 'trigger' && ruleName(mark.code ?? '') === rule.id,
  )
  if (!triggers.length) return 'is not matched'
  if (
    spans.length &&
    !triggers.some((mark) => spans.some((span) => mark.start < span.end && span.start < mark.end))
  )
    return 'is matched outside the bracketed words'
  if (rule.carries) return null
  const claim = reading.observations.find((one) => one.phenomenon === rule.codes)
  if (!claim) return 'is matched, but no claim comes of it'
  return faultOfSlots(claim, example)
}

function faultOfSlots(claim: Observation, example: RuleExample): string | null {
  for (const [slot, expected] of Object.entries(example.expect ?? {})) {
    const found = comparable(claim[slot as keyof Observation])
    if (found !== comparable(expected)) return `gives ${slot} ${found}, expected ${comparable(expected)}`
  }
  return null
}

/** Lists without order, places by their words. */
function comparable(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value)
  return JSON.stringify(
    value
      .map((one: unknown) =>
        typeof one === 'object' && one !== null && 'text' in one ? String(one.text) : one,
      )
      .sort(),
  )
}

function proveRow(row: ContextRow, read: Read): Proof[] {
  return row.reads
    .filter((example) => example.expect !== undefined)
    .map((example) => ({
      rule: row.id,
      where: `${row.id}: ${example.text}`,
      fault: faultOfRow(row, example, read),
    }))
}

function faultOfRow(row: ContextRow, example: RuleExample, read: Read): string | null {
  const made = read(bracketed(example.text).text, TITLES[row.id.startsWith('en/') ? 'en' : 'fr']).observations
  if (example.expect?.none === true)
    return made.length === 0 ? null : `gives ${made.length} claim(s), expected none`
  if (made.length === 0) return 'no claim comes of it'
  const faults = made.map((one) => faultOfSlots(one, example))
  return faults.includes(null) ? null : (faults[0] ?? null)
}
