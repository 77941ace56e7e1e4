/** Scripts and style sheets as built, under addresses that hold their content: cached for ever, never stale. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packageFile } from '../vocabulary/package-files.ts'

interface Asset {
  readonly type: string
  readonly body: Buffer
  readonly gzipped: Buffer
}

export interface Assets {
  /** Address of a file by its plain name: `vigie.css` → `/assets/vigie.1a2b3c4d.css`. */
  addressOf(name: string): string
  /** The answer to `/assets/<hashed name>`, or null when there is no such file. */
  answer(hashedName: string, acceptsGzip: boolean): Response | null
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

let loaded: Assets | undefined

/** The built files of `dist/islands`, read once. */
export function loadAssets(): Assets {
  loaded ??= readAssets(packageFile('dist/islands'))
  return loaded
}

function readAssets(folder: string): Assets {
  const addresses = new Map<string, string>()
  const files = new Map<string, Asset>()
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const [stem, extension = ''] = splitName(name)
    const type = TYPES[extension]
    if (!type) continue
    const body = readFileSync(join(folder, name))
    const hashed = `${stem}.${createHash('sha256').update(body).digest('hex').slice(0, 12)}.${extension}`
    addresses.set(name, `/assets/${hashed}`)
    files.set(hashed, { type, body, gzipped: gzipSync(body) })
  }
  return {
    addressOf: (name) => addresses.get(name) ?? `/assets/${name}`,
    answer: (hashedName, acceptsGzip) => {
      const file = files.get(hashedName)
      return file ? answerWith(file, acceptsGzip) : null
    },
  }
}

const splitName = (name: string): string[] => {
  const dot = name.lastIndexOf('.')
  return [name.slice(0, dot), name.slice(dot + 1)]
}

function answerWith(file: Asset, acceptsGzip: boolean): Response {
  const headers = new Headers({
    'Content-Type': file.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  })
  if (acceptsGzip) headers.set('Content-Encoding', 'gzip')
  return new Response(new Uint8Array(acceptsGzip ? file.gzipped : file.body), { headers })
}
