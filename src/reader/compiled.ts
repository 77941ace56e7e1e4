/** Engines as one buffer, made by the build so that a command starts in a fraction of a second; compiled anew when what they are made of has changed. */
import { deserialize, serialize } from 'node:v8'
import type { Language } from '../core/codes.ts'
import type { Engine, Owner } from './engine.ts'
import { Lexicon, type PackedLexicon } from './lexicon.ts'
import { Matcher } from './matcher.ts'
import { MatcherTables, type PackedTables } from './matcher-tables.ts'
import type { ContextRow, Rule } from './rule-files.ts'
import { type PackedWords, WordTable } from './words.ts'

interface PackedEngine {
  readonly fingerprint: string
  readonly source: string | undefined
  readonly language: Language
  readonly words: PackedWords
  readonly lexicon: PackedLexicon
  readonly matcher: PackedTables
  /** As JSON: small objects are read faster so. */
  readonly owners: string
}

/** An owner without its patterns, which the matcher holds. */
type PackedOwner = { is: Owner['is']; of: number }

/** What an engine needs of rules and rows once they are compiled. */
interface PackedRules {
  readonly rules: readonly Rule[]
  readonly rows: readonly ContextRow[]
  readonly owners: readonly PackedOwner[]
}

export function packEngine(engine: Engine, fingerprint: string, source: string | undefined): Buffer {
  const rules: Rule[] = []
  const rows: ContextRow[] = []
  const ofRule = new Map<Rule, number>()
  const ofRow = new Map<ContextRow, number>()
  const owners = engine.owners.map((owner): PackedOwner => {
    if (owner.is === 'rule' || owner.is === 'not') {
      const of =
        ofRule.get(owner.rule) ??
        rules.push({ ...owner.rule, patterns: [], not: undefined, reads: [], ignores: [] }) - 1
      ofRule.set(owner.rule, of)
      return { is: owner.is, of }
    }
    const of =
      ofRow.get(owner.row) ?? rows.push({ ...owner.row, cues: [], pseudo: [], reads: [], ignores: [] }) - 1
    ofRow.set(owner.row, of)
    return { is: owner.is, of }
  })
  const packed: PackedEngine = {
    fingerprint,
    source,
    language: engine.language,
    words: engine.words.pack(),
    lexicon: engine.lexicon.pack(),
    matcher: engine.matcher.tables.pack(),
    owners: JSON.stringify({ rules, rows, owners } satisfies PackedRules),
  }
  return serialize(packed)
}

/** The engine of a buffer, or undefined when it was made of something else. */
export function unpackEngine(
  buffer: Uint8Array,
  fingerprint: string,
  source: string | undefined,
): Engine | undefined {
  const packed = deserialize(buffer) as PackedEngine
  if (packed.fingerprint !== fingerprint) return undefined
  if (source !== undefined && packed.source !== source) return undefined
  const words = WordTable.unpack(packed.words)
  const { rules, rows, owners } = JSON.parse(packed.owners) as PackedRules
  return {
    language: packed.language,
    words,
    lexicon: Lexicon.unpack(packed.lexicon, words),
    matcher: new Matcher(new MatcherTables(packed.matcher), words),
    owners: owners.map(
      ({ is, of }): Owner =>
        is === 'rule' || is === 'not' ? { is, rule: rules[of]! } : { is, row: rows[of]! },
    ),
  }
}
