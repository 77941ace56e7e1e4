/** `vigie deidentify`: a text with placeholders where somebody could be recognised or reached. */
import type { Language } from '../core/codes.ts'
import { Problem } from '../core/problem.ts'
import { decodeText } from '../intake/decode-text.ts'
import { allowedNames } from '../observatory/allowed-names.ts'
import { deidentify } from '../protect/deidentify.ts'
import { EXIT, explain } from './exit.ts'
import { bytesOf, idOf } from './inputs.ts'
import type { Terminal } from './terminal.ts'

interface Options {
  readonly format: 'text' | 'json'
  readonly language?: Language
}

export async function deidentifyFiles(
  paths: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<number> {
  let code: number = EXIT.ok
  for (const path of paths) {
    try {
      await deidentifyOne(path, options)
    } catch (error) {
      code = explain(error, terminal)
    }
  }
  return code
}

async function deidentifyOne(path: string, options: Options): Promise<void> {
  const decoded = decodeText(await bytesOf(path))
  if (!decoded.ok) throw new Problem(decoded.code, { file: idOf(path) })
  const { text, redactions } = deidentify(decoded.text, {
    allow: allowedNames(),
    ...(options.language ? { language: options.language } : {}),
  })
  if (options.format === 'text') await write(text)
  else await write(`${JSON.stringify({ id: idOf(path), text, redactions })}\n`)
}

/** Writes whole, line breaks as they are, however slowly the reader of a pipe takes it. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) =>
    process.stdout.write(text, (error) => (error ? reject(error) : resolve())),
  )
}
