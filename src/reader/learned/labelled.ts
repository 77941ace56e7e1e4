/** Labelled sentences as written under `learned/sentences/`: `codes | sentence`, one a line; `-` for a sentence that claims nothing. */
import type { Language } from '../../core/codes.ts'
import { CERTAINTIES, DIRECTIONS } from '../../core/codes.ts'
import type { CodedClaim, CodedText } from './coded.ts'

/** What is wrong with a line of a file of labelled sentences. */
export class LabelFault extends Error {
  readonly line: number
  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`)
    this.line = line
  }
}

/**
 * Reads a file of labelled sentences; each becomes a coded text of genre `sentence`.
 *
 * @throws LabelFault when a line has no ` | ` or an unknown code, direction or certainty
 * @example
 * parseLabelled('fr', 'x', 'market.price:up | le gramme a pris dix euros', ['market.price'])[0].observations[0].direction // => 'up'
 */
export function parseLabelled(
  language: Language,
  name: string,
  file: string,
  phenomena: readonly string[],
): CodedText[] {
  const known = new Set(phenomena)
  return file.split('\n').flatMap((line, index): CodedText[] => {
    if (!line.trim() || line.startsWith('#')) return []
    const bar = line.indexOf(' | ')
    if (bar < 0) throw new LabelFault(index + 1, 'expected `codes | sentence`, found no ` | `')
    const text = line.slice(bar + 3).trim()
    const label = line.slice(0, bar).trim()
    const observations =
      label === '-' ? [] : label.split(',').map((one) => claimOf(one.trim(), text, known, index + 1))
    return [{ id: `${name}-${index + 1}`, lang: language, genre: 'sentence', text, observations }]
  })
}

function claimOf(label: string, evidence: string, known: ReadonlySet<string>, line: number): CodedClaim {
  const [phenomenon = '', ...rest] = label.split(':')
  if (!known.has(phenomenon))
    throw new LabelFault(line, `\`${phenomenon}\` is no phenomenon of the vocabulary`)
  let direction = 'present'
  let certainty = 'asserted'
  for (const one of rest)
    if ((DIRECTIONS as readonly string[]).includes(one)) direction = one
    else if ((CERTAINTIES as readonly string[]).includes(one)) certainty = one
    else throw new LabelFault(line, `\`${one}\` is neither a direction nor a certainty`)
  return { phenomenon, substances: [], places: [], direction, certainty, measures: [], drivers: [], evidence }
}
