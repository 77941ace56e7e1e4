/** Engines as one buffer, made by the build so that a command starts in a fraction of a second; compiled anew when what they are made of has changed. */
import type { Language } from '../core/codes.ts'
import { AroundPlaces } from './around-places.ts'
import { ArrayFile, isArrayFile, writeArrays } from './array-file.ts'
import type { Engine, Owner } from './engine.ts'
import { Lexicon } from './lexicon.ts'
import { Matcher } from './matcher.ts'
import { MatcherTables } from './matcher-tables.ts'
import { Misspellings } from './misspellings.ts'
import type { ContextRow, Rule } from './rule-files.ts'
import { WordTable } from './words.ts'

/** What the files of an engine are told by: a stamp that costs nothing, and a hash for when it has changed. */
interface Made {
  readonly stamp: string
  readonly fingerprint: string
}

/** What an engine was made of, and for what. */
interface Origin extends Made {
  readonly source: string | undefined
  readonly language: Language
}

/** An owner without its patterns, which the matcher holds. */
type PackedOwner = { is: Owner['is']; of: number }

/** What an engine needs of rules and rows once they are compiled. */
interface PackedRules {
  readonly rules: readonly Rule[]
  readonly rows: readonly ContextRow[]
  readonly owners: readonly PackedOwner[]
}

export function packEngine(engine: Engine, made: Made, source: string | undefined): Buffer {
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
  return writeArrays({
    origin: JSON.stringify({ ...made, source, language: engine.language } satisfies Origin),
    owners: JSON.stringify({ rules, rows, owners } satisfies PackedRules),
    ...engine.words.pack(),
    ...engine.lexicon.pack(),
    ...engine.misspellings.pack(),
    ...engine.around.pack(),
    ...engine.matcher.tables.pack(),
  })
}

/** The engine of a buffer, or undefined when it was made of something else. The buffer is the engine's from then on. */
export function unpackEngine(
  buffer: Uint8Array,
  made: { readonly stamp: string; fingerprint(): string },
  source: string | undefined,
): Engine | undefined {
  if (!isArrayFile(buffer)) return undefined
  const file = new ArrayFile(buffer)
  const origin = JSON.parse(file.text('origin')) as Origin
  if (origin.stamp !== made.stamp && origin.fingerprint !== made.fingerprint()) return undefined
  if (source !== undefined && origin.source !== source) return undefined
  const words = WordTable.unpack(file)
  const { rules, rows, owners } = JSON.parse(file.text('owners')) as PackedRules
  return {
    language: origin.language,
    words,
    lexicon: Lexicon.unpack(file, words),
    misspellings: new Misspellings(words, file),
    around: new AroundPlaces(file),
    matcher: new Matcher(MatcherTables.unpack(file), words),
    owners: owners.map(
      ({ is, of }): Owner =>
        is === 'rule' || is === 'not' ? { is, rule: rules[of]! } : { is, row: rows[of]! },
    ),
  }
}
