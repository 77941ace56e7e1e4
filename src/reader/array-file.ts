/** Arrays and texts by name in one buffer, so laid out that reading it copies nothing: each array is a view of the buffer. */

type Numbers = Int32Array | Uint16Array | Uint8Array

const KINDS = { i32: Int32Array, u16: Uint16Array, u8: Uint8Array } as const
type Kind = keyof typeof KINDS

interface Entry {
  readonly name: string
  readonly kind: Kind | 'text'
  readonly start: number
  readonly length: number
}

/** What a buffer of this kind begins with, and how long that and the length of its list of entries are. */
const MAGIC = 0x31415656
const HEAD = 8

/** Arrays begin at multiples of this. */
const ALIGNED = 8
const aligned = (length: number): number => Math.ceil(length / ALIGNED) * ALIGNED

/** Many strings kept as one text, each made when it is asked for. */
export class Lines {
  readonly #text: string
  readonly #ends: Int32Array

  constructor(text: string, ends: Int32Array) {
    this.#text = text
    this.#ends = ends
  }

  at(line: number): string {
    return this.#text.slice(line === 0 ? 0 : this.#ends[line - 1], this.#ends[line])
  }

  /** The text and the ends of strings, to be written. */
  static of(lines: readonly string[]): { text: string; ends: Int32Array } {
    let end = 0
    return { text: lines.join(''), ends: Int32Array.from(lines, ({ length }) => (end += length)) }
  }
}

export class ArrayFile {
  readonly #bytes: Uint8Array
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #start: number

  /** Opens a buffer as `writeArrays` made it. It is kept, and what is written to an array is written to it. */
  constructor(buffer: Uint8Array) {
    this.#bytes = buffer.byteOffset % ALIGNED === 0 ? buffer : Uint8Array.from(buffer)
    const headLength = new DataView(buffer.buffer, buffer.byteOffset).getUint32(4, true)
    const head = new TextDecoder().decode(buffer.subarray(HEAD, HEAD + headLength))
    this.#entries = new Map((JSON.parse(head) as Entry[]).map((entry) => [entry.name, entry]))
    this.#start = aligned(HEAD + headLength)
  }

  text(name: string): string {
    const { start, length } = this.#entry(name)
    return new TextDecoder().decode(this.#bytes.subarray(this.#start + start, this.#start + start + length))
  }

  int32(name: string): Int32Array<ArrayBuffer> {
    return this.#view(name, Int32Array)
  }

  uint16(name: string): Uint16Array<ArrayBuffer> {
    return this.#view(name, Uint16Array)
  }

  uint8(name: string): Uint8Array<ArrayBuffer> {
    return this.#view(name, Uint8Array)
  }

  #view<T>(name: string, type: new (buffer: ArrayBufferLike, start: number, length: number) => T): T {
    const { start, length } = this.#entry(name)
    return new type(this.#bytes.buffer, this.#bytes.byteOffset + this.#start + start, length)
  }

  #entry(name: string): Entry {
    const entry = this.#entries.get(name)
    if (!entry) throw new RangeError(`the file holds no ${name}`)
    return entry
  }
}

/** True for a buffer that `writeArrays` made. */
export const isArrayFile = (buffer: Uint8Array): boolean =>
  buffer.length >= HEAD && new DataView(buffer.buffer, buffer.byteOffset).getUint32(0, true) === MAGIC

/** The buffer of arrays and texts, in the byte order of this machine. */
export function writeArrays(values: Readonly<Record<string, Numbers | string>>): Buffer {
  const parts: Uint8Array[] = []
  const entries: Entry[] = []
  let at = 0
  for (const [name, value] of Object.entries(values)) {
    const bytes =
      typeof value === 'string'
        ? new TextEncoder().encode(value)
        : new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    const kind = typeof value === 'string' ? 'text' : kindOf(value)
    entries.push({ name, kind, start: at, length: typeof value === 'string' ? bytes.length : value.length })
    parts.push(bytes, new Uint8Array(aligned(bytes.length) - bytes.length))
    at += aligned(bytes.length)
  }
  const head = new TextEncoder().encode(JSON.stringify(entries))
  const first = new Uint8Array(aligned(HEAD + head.length))
  const view = new DataView(first.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, head.length, true)
  first.set(head, HEAD)
  return Buffer.concat([first, ...parts])
}

const kindOf = (array: Numbers): Kind =>
  array instanceof Int32Array ? 'i32' : array instanceof Uint16Array ? 'u16' : 'u8'
