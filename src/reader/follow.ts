/** Follows a pattern left and right over sets of positions within 30 tokens: linear in the text, and nothing can backtrack. */
import type { MarkIndex } from './mark-index.ts'
import { BREAK, type Tokens } from './tokens.ts'

/** Positions are bits of one integer, so a match reaches this far to each side of its anchor. */
const REACH = 30

export type Node =
  | { is: 'class'; byte: number; bit: number; loose: boolean }
  | { is: 'mark'; mark: number; loose: boolean }
  | { is: 'sequence'; parts: Node[] }
  | { is: 'either'; parts: Node[] }
  | { is: 'maybe'; part: Node }
  | { is: 'gap'; least: number; most: number }

/** The block a pattern is followed over. */
export interface Field {
  readonly tokens: Tokens
  readonly marks: MarkIndex
  /** By token, the classes its word is in. */
  readonly bits: readonly Uint32Array[]
}

/** The nearest offset of a set. */
export const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits)

/** Follows a pattern rightwards from a token: `from` and the answer are sets of offsets from `base`. */
export function followRight(node: Node, base: number, from: number, field: Field): number {
  const { tokens, marks } = field
  switch (node.is) {
    case 'class': {
      let reached = 0
      for (let rest = from; rest !== 0; rest &= rest - 1) {
        const offset = lowestBit(rest)
        const at = base + offset
        if (at >= tokens.count || offset >= REACH) continue
        if (offset > 0 && tokens.before[at]! > (node.loose ? BREAK.soft : BREAK.quote)) continue
        if ((field.bits[at]![node.byte]! & node.bit) !== 0) reached |= 1 << (offset + 1)
      }
      return reached
    }
    case 'mark': {
      let reached = 0
      const ends = marks.endAt[node.mark]!
      for (let rest = from; rest !== 0; rest &= rest - 1) {
        const offset = lowestBit(rest)
        const at = base + offset
        if (at >= tokens.count) continue
        if (offset > 0 && tokens.before[at]! > (node.loose ? BREAK.soft : BREAK.quote)) continue
        const end = ends[at]!
        if (end > at && end - base <= REACH) reached |= 1 << (end - base)
      }
      return reached
    }
    case 'sequence': {
      let reached = from
      for (const part of node.parts) {
        reached = followRight(part, base, reached, field)
        if (reached === 0) return 0
      }
      return reached
    }
    case 'either': {
      let reached = 0
      for (const part of node.parts) reached |= followRight(part, base, from, field)
      return reached
    }
    case 'maybe':
      return from | followRight(node.part, base, from, field)
    case 'gap': {
      let current = from
      let reached = node.least === 0 ? from : 0
      for (let step = 1; step <= node.most && current !== 0; step++) {
        let next = 0
        for (let rest = current; rest !== 0; rest &= rest - 1) {
          const offset = lowestBit(rest)
          const at = base + offset
          if (at < tokens.count && offset < REACH && (offset === 0 || tokens.before[at]! <= BREAK.soft))
            next |= 1 << (offset + 1)
        }
        current = next
        if (step >= node.least) reached |= current
      }
      return reached
    }
  }
}

/** Follows a mirrored pattern leftwards: offsets count from just before `base`. */
export function followLeft(node: Node, base: number, from: number, field: Field): number {
  const { tokens, marks } = field
  switch (node.is) {
    case 'class': {
      let reached = 0
      for (let rest = from; rest !== 0; rest &= rest - 1) {
        const offset = lowestBit(rest)
        const at = base - 1 - offset
        if (at < 0 || offset >= REACH) continue
        if (tokens.before[at + 1]! > (node.loose ? BREAK.soft : BREAK.quote)) continue
        if ((field.bits[at]![node.byte]! & node.bit) !== 0) reached |= 1 << (offset + 1)
      }
      return reached
    }
    case 'mark': {
      let reached = 0
      const starts = marks.startAt[node.mark]!
      for (let rest = from; rest !== 0; rest &= rest - 1) {
        const offset = lowestBit(rest)
        const end = base - offset
        if (end <= 0 || tokens.before[end]! > (node.loose ? BREAK.soft : BREAK.quote)) continue
        const start = starts[end]! - 1
        if (start >= 0 && base - start <= REACH) reached |= 1 << (base - start)
      }
      return reached
    }
    case 'sequence': {
      let reached = from
      for (const part of node.parts) {
        reached = followLeft(part, base, reached, field)
        if (reached === 0) return 0
      }
      return reached
    }
    case 'either': {
      let reached = 0
      for (const part of node.parts) reached |= followLeft(part, base, from, field)
      return reached
    }
    case 'maybe':
      return from | followLeft(node.part, base, from, field)
    case 'gap': {
      let current = from
      let reached = node.least === 0 ? from : 0
      for (let step = 1; step <= node.most && current !== 0; step++) {
        let next = 0
        for (let rest = current; rest !== 0; rest &= rest - 1) {
          const offset = lowestBit(rest)
          const at = base - 1 - offset
          if (at >= 0 && offset < REACH && tokens.before[at + 1]! <= BREAK.soft) next |= 1 << (offset + 1)
        }
        current = next
        if (step >= node.least) reached |= current
      }
      return reached
    }
  }
}
