/**
 * Lays signs out in the slots of a table (`sign-table.ts`), as WebAssembly: at a cold start, where JavaScript is not compiled yet, half a million
 * signs take two milliseconds instead of thirty.
 */
import {
  type Code,
  functionOf,
  get,
  I32,
  loop,
  moduleOf,
  plus,
  read32,
  set,
  shifted,
  untilZero,
  whole,
  write32,
} from './wasm-code.ts'

/** Addresses of the signs and of the slots, all 0; how many signs; which of their first bits tell the slot. */
const [SIGNS, SLOTS, COUNT, SHIFT, MASK] = [0, 1, 2, 3, 4]
const [PLACE, SIGN, SLOT, AT] = [5, 6, 7, 8]

const and = (a: Code, b: Code): Code => [...a, ...b, 0x71]
const firstBits = (a: Code, bits: Code): Code => [...a, ...bits, 0x76]

function fill(): Code {
  const address = plus(get(SLOTS), shifted(get(SLOT), 2))
  return functionOf(
    [[4, I32]],
    loop(PLACE, 1, COUNT, [
      ...set(SIGN, read32(plus(get(SIGNS), shifted(get(PLACE), 2)))),
      ...set(SLOT, and(firstBits(get(SIGN), get(SHIFT)), get(MASK))),
      ...untilZero(
        [...set(AT, address), ...read32(get(AT))],
        set(SLOT, and(plus(get(SLOT), whole(2)), get(MASK))),
      ),
      ...write32(get(AT), 0, plus(get(PLACE), whole(1))),
      ...write32(get(AT), 4, get(SIGN)),
    ]),
  )
}

type Fill = (signs: number, slots: number, count: number, shift: number, mask: number) => void

let code: WebAssembly.Module | undefined

/** The slots of signs; there is at least one sign, and more slots than signs. */
export function slotsOf(signs: Int32Array, length: number, shift: number): Int32Array {
  const pages = Math.ceil((4 * (signs.length + length)) / 65_536)
  const memory = new WebAssembly.Memory({ initial: pages })
  code ??= new WebAssembly.Module(moduleOf(5, [{ name: 'fill', body: fill() }]))
  const { exports } = new WebAssembly.Instance(code, { from: { memory } })
  new Int32Array(memory.buffer, 4 * length, signs.length).set(signs)
  ;(exports.fill as Fill)(4 * length, 0, signs.length, shift, length - 2)
  return new Int32Array(memory.buffer, 0, length)
}
