/** The numbers that stand for signs: of words by their hashes, of phrases by their letters; the same on every machine. */

/** A number for a kind of sign and its value. */
export function hashOf(kind: string, value: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < kind.length; at++) hash = Math.imul(hash ^ kind.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ 0x1f, 0x01000193)
  for (let at = 0; at < value.length; at++) hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193)
  return hash | 0
}

/** One number out of a kind and two others. */
export function mix(kind: number, a: number, b = 0): number {
  let hash = Math.imul(kind ^ 0x9e3779b9, 0x85ebca6b)
  hash = Math.imul(hash ^ a ^ (hash >>> 15), 0xc2b2ae35)
  hash = Math.imul(hash ^ b ^ (hash >>> 13), 0x27d4eb2f)
  return (hash ^ (hash >>> 16)) | 0
}
