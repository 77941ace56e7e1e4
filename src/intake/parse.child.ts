/** The child that parses: bytes come in over its standard input, text or a refusal goes out; it opens nothing itself. */
import { FrameReader, frame, type Request } from './frames.ts'
import type { FileKind } from './intake.ts'
import { parseFile } from './parse-file.ts'
import type { ParsedFile } from './parsed-file.ts'

const reader = new FrameReader()

// A parser has nobody to tell and nobody to call.
for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) console[name] = () => {}
for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'])
  Reflect.deleteProperty(globalThis, name)

process.stdin.on('data', (chunk: Buffer) => {
  const request = reader.take(chunk)
  if (request) void answer(request.json as Request, request.bytes)
})
process.stdin.on('end', () => process.exit(0))
process.on('unhandledRejection', () => process.exit(1))
reply({ ready: true })

async function answer({ file, kind, textLength, separator }: Request, bytes: Buffer): Promise<void> {
  reply(await parseFile(bytes, kind as FileKind, file, textLength, separator).catch(asRefusal))
  // A file that changed what all objects share must not meet the next file.
  if (Object.keys(Object.prototype).length > 0) process.stdout.end(() => process.exit(1))
}

function reply(message: unknown): void {
  for (const part of frame(message)) process.stdout.write(part)
}

/** What a reader did not foresee is damage of the file as far as its user goes; no message of it leaves. */
const asRefusal = (): ParsedFile => ({ kind: 'refused', code: 'file-damaged', details: {} })
