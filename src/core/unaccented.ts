/**
 * A text without case and accents.
 *
 * @example
 * unaccented('Évry') // => 'evry'
 */
export const unaccented = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
