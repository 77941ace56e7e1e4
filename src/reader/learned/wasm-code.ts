/** Instructions of WebAssembly, written out, so that no tool is needed to make the little of it that there is. */

/** Bytes of code. */
export type Code = readonly number[]

/** A whole number in groups of seven bits, the lowest first (LEB128). */
export function leb(number: number): Code {
  return number < 128 ? [number] : [(number & 127) | 128, ...leb(number >>> 7)]
}

const sized = (items: readonly Code[]): Code => [...leb(items.length), ...items.flat()]
const section = (id: number, body: Code): Code => [id, ...leb(body.length), ...body]
const named = (name: string): Code => sized([...name].map((letter) => [letter.charCodeAt(0)]))

export const I32 = 0x7f
export const V128 = 0x7b
export const F64 = 0x7c
const NO_RESULT = 0x40

export const get = (local: number): Code => [0x20, local]
export const set = (local: number, value: Code): Code => [...value, 0x21, local]
export const whole = (value: number): Code => [0x41, value]
export const plus = (a: Code, b: Code): Code => [...a, ...b, 0x6a]
export const times = (a: Code, b: Code): Code => [...a, ...b, 0x6c]
/** An instruction of fixed-width SIMD. */
export const simd = (code: number, ...rest: readonly number[]): Code => [0xfd, ...leb(code), ...rest]
/** Four 32-bit numbers at an address and so many bytes behind it: read, read one of them four times, written; added and multiplied. */
export const loadFour = (address: Code, offset = 0): Code => [...address, ...simd(0, 0, offset)]
export const loadFourfold = (address: Code): Code => [...address, ...simd(9, 0, 0)]
export const storeFour = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  ...simd(11, 0, offset),
]
export const addFours = (a: Code, b: Code): Code => [...a, ...b, ...simd(228)]
export const multiplyFours = (a: Code, b: Code): Code => [...a, ...b, ...simd(230)]
export const divideFours = (a: Code, b: Code): Code => [...a, ...b, ...simd(231)]
export const sizesOfFours = (a: Code): Code => [...a, ...simd(224)]
export const largerFours = (a: Code, b: Code): Code => [...a, ...b, ...simd(235)]
/** Four numbers that are nothing. */
export const NOTHING: Code = [0xfd, 12, ...new Array<number>(16).fill(0)]
/** A 32-bit number, four times. */
export const fourTimes = (value: number): Code => [
  ...[0x43, ...new Uint8Array(Float32Array.of(value).buffer)],
  ...simd(19),
]
/** Eight steps of a byte, as 16-bit numbers; the first and the last four of those as 32-bit whole numbers; such as numbers. */
export const eightSteps = (address: Code): Code => [...address, ...simd(1, 0, 0)]
export const lowFour = (eight: Code): Code => [...eight, ...simd(167)]
export const highFour = (eight: Code): Code => [...eight, ...simd(168)]
export const asNumbers = (wholes: Code): Code => [...wholes, ...simd(250)]
/** Two 64-bit numbers added and multiplied. */
export const addPairs = (a: Code, b: Code): Code => [...a, ...b, ...simd(240)]
export const multiplyPairs = (a: Code, b: Code): Code => [...a, ...b, ...simd(242)]
/** So many bytes each: 4 for 2, 8 for 3. */
export const shifted = (a: Code, bits: number): Code => [...a, ...whole(bits), 0x74]
export const read32 = (address: Code): Code => [...address, 0x28, 0, 0]
/** A loop over a counter up to a limit. */
export const loop = (counter: number, step: number, limit: number, body: Code): Code => [
  ...[0x03, NO_RESULT, ...body],
  ...[...plus(get(counter), whole(step)), 0x22, counter, ...get(limit), 0x49, 0x0d, 0, 0x0b],
]

export const write32 = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  0x36,
  0,
  offset,
]
/** Does something again and again until a number is 0. */
export const untilZero = (number: Code, body: Code): Code => [
  ...[0x02, NO_RESULT, 0x03, NO_RESULT, ...number, 0x45, 0x0d, 1],
  ...[...body, 0x0c, 0, 0x0b, 0x0b],
]

/** A function: its kinds of locals, each with how many, then what it does. */
export function functionOf(locals: readonly Code[], code: Code): Code {
  const body = [...sized(locals), ...code, 0x0b]
  return [...leb(body.length), ...body]
}

/** Functions of so many whole numbers each, as a module that works in the memory `from.memory` and gives each out by its name. */
export function moduleOf(
  parameters: number,
  functions: readonly { name: string; body: Code }[],
): Uint8Array<ArrayBuffer> {
  const type = [0x60, ...sized(Array.from({ length: parameters }, () => [I32])), 0]
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, sized([type])),
    ...section(2, sized([[...named('from'), ...named('memory'), 2, 0, 1]])),
    ...section(3, sized(functions.map(() => [0]))),
    ...section(7, sized(functions.map(({ name }, which) => [...named(name), 0, which]))),
    ...section(10, sized(functions.map(({ body }) => body))),
  ])
}
