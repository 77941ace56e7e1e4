/** Folding of names: one spelling for "Saint-Étienne", "saint etienne" and "St. Étienne". */

/**
 * Lower case, no accents, ligatures opened, apostrophes and hyphens as spaces, "st" and "ste" opened.
 *
 * @example
 * foldName('St-Étienne') // => 'saint etienne'
 * foldName("L'Haÿ-les-Roses") // => 'l hay les roses'
 */
export function foldName(name: string): string {
  const plain = isPlain(name) ? name.toLowerCase() : stripped(name)
  if (!plain.includes('st')) return plain
  return plain.replace(/(^| )st(e?)(?= )/g, '$1saint$2')
}

/**
 * The folded name without an article at its head.
 *
 * @example
 * withoutArticle(foldName('Le Havre')) // => 'havre'
 */
export function withoutArticle(folded: string): string {
  return folded.replace(/^(?:le|la|les|l|the) (?=\S)/, '')
}

function isPlain(name: string): boolean {
  return /^[a-zA-Z ]*$/.test(name)
}

function stripped(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
