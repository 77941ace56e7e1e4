/** Frames: how parent and child pass a file and its reading over a pipe; every frame says its length first. */

/** What the child is asked; the file's bytes follow it. */
export interface Request {
  readonly file: string
  readonly kind: string
  readonly textLength: number
  readonly separator?: string
}

/** A frame: the length of its JSON, the length of its bytes (32 bits each), then both. */
export function frame(json: unknown, bytes: Uint8Array = new Uint8Array(0)): Buffer[] {
  const text = Buffer.from(JSON.stringify(json), 'utf8')
  const head = Buffer.alloc(8)
  head.writeUInt32BE(text.length, 0)
  head.writeUInt32BE(bytes.length, 4)
  return [head, text, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)]
}

export interface Frame {
  readonly json: unknown
  readonly bytes: Buffer
}

/** Gathers chunks of a pipe to frames. */
export class FrameReader {
  readonly #most: number
  #chunks: Buffer[] = []
  #length = 0

  /** @param most bytes a frame may have. */
  constructor(most = 0xffff_ffff) {
    this.#most = most
  }

  /**
   * Takes a chunk in.
   *
   * @returns the frame it completes, if any; one is asked and answered at a time.
   * @throws RangeError when the frame is larger than it may be.
   */
  take(chunk: Buffer): Frame | null {
    this.#chunks.push(chunk)
    this.#length += chunk.length
    if (this.#length < 8) return null
    const head = this.#start()
    const text = head.readUInt32BE(0)
    const size = 8 + text + head.readUInt32BE(4)
    if (size > this.#most) throw new RangeError('frame too large')
    if (this.#length < size) return null
    const whole = this.#chunks.length === 1 ? head : Buffer.concat(this.#chunks)
    this.#chunks = []
    this.#length = 0
    return { json: JSON.parse(whole.toString('utf8', 8, 8 + text)), bytes: whole.subarray(8 + text, size) }
  }

  /** The first chunk, made long enough to hold the head of the frame. */
  #start(): Buffer {
    let [first = Buffer.alloc(0)] = this.#chunks
    if (first.length < 8) {
      first = Buffer.concat(this.#chunks)
      this.#chunks = [first]
    }
    return first
  }
}
