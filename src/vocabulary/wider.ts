/** The concepts above a concept. */
import type { Concept } from './concept.ts'

/** All broader codes, nearest first; a code reached twice counts once, so that a cycle ends. */
export function widerConcepts(concepts: ReadonlyMap<string, Concept> | undefined, code: string): string[] {
  const wider: string[] = []
  const queue = [...(concepts?.get(code)?.broader ?? [])]
  for (const next of queue) {
    if (next === code || wider.includes(next)) continue
    wider.push(next)
    queue.push(...(concepts?.get(next)?.broader ?? []))
  }
  return wider
}
