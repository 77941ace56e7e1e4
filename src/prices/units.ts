/** Units of quantity: weights are one class and become grams; tablets, blotters, doses, joints, bags and plants are never mixed with them. */

const GRAMS: Readonly<Record<string, number>> = { mg: 0.001, g: 1, kg: 1000, t: 1_000_000 }
const MILLILITRES: Readonly<Record<string, number>> = { ml: 1, cl: 10, l: 1000 }
const COUNTED = ['tablet', 'blotter', 'dose', 'joint', 'bag', 'plant'] as const

/** Classes never mixed in one figure: weight (compared in grams), volume (millilitres), and each thing that is counted. */
export const UNITS = ['g', 'ml', ...COUNTED] as const
export type Unit = (typeof UNITS)[number]

export interface Size {
  readonly quantity: number
  readonly unit: Unit
}

/**
 * The same size in the unit its class is compared in.
 *
 * @returns null for a unit that is none of a quantity of a product.
 * @example
 * foldIntoUnit(1.5, 'kg') // => { quantity: 1500, unit: 'g' }
 * foldIntoUnit(10, 'tablet') // => { quantity: 10, unit: 'tablet' }
 * foldIntoUnit(3, 'EUR') // => null
 */
export function foldIntoUnit(quantity: number, unit: string): Size | null {
  const grams = GRAMS[unit]
  if (grams !== undefined) return { quantity: exact(quantity * grams), unit: 'g' }
  const millilitres = MILLILITRES[unit]
  if (millilitres !== undefined) return { quantity: exact(quantity * millilitres), unit: 'ml' }
  const counted = COUNTED.find((known) => known === unit)
  return counted ? { quantity, unit: counted } : null
}

/** Without the dust of binary fractions: 0.3 mg is 0.0003 g. */
const exact = (value: number): number => Number(value.toPrecision(12))
