/**
 * The form of a text the recognisers see: entities and URL-encoding decoded, full-width and emoji digits plain, accents
 * composed, invisible marks gone, existing placeholders behind one barrier; each unit knows the run of the original it stands for.
 */
import { foldUnit, textOfUnits } from './fold-text.ts'
import { placeholdersOf } from './redaction.ts'

export interface ScanForm {
  readonly text: string
  /** `text` in lower case without accents, unit for unit. */
  readonly folded: string
  readonly raw: string
  originalStart(at: number): number
  originalEnd(at: number): number
}

/** Stands for a placeholder already there: no word, no digit, no space, so that nothing is recognised across it. */
export const BARRIER = '\uFFFC'

/** Stands for the ghost emoji by which sellers write Snapchat. */
export const GHOST = '\uE000'

/** The scan form of one text. */
export function scanForm(raw: string): ScanForm {
  const units = new Uint16Array(raw.length)
  const starts = new Int32Array(raw.length + 1)
  const ends = new Int32Array(raw.length + 1)
  const placeholders = raw.includes('[') ? placeholdersOf(raw) : []
  let next = 0
  let length = 0
  let at = 0
  while (at < raw.length) {
    const placeholder = placeholders[next]
    if (placeholder && placeholder.start === at) {
      next++
      units[length] = 0xfffc
      starts[length] = at
      ends[length++] = placeholder.end
      at = placeholder.end
      continue
    }
    const code = raw.charCodeAt(at)
    if (code < 0x80 && code !== 0x26 && code !== 0x25 && code !== 0x0d) {
      units[length] = code
      starts[length] = at
      ends[length++] = ++at
      continue
    }
    const [decoded, width] = decodeAt(raw, at, code)
    const plain = plainUnit(decoded)
    if (plain === COMBINING && length > 0) {
      const composed = `${String.fromCharCode(units[length - 1]!)}${String.fromCharCode(decoded)}`.normalize(
        'NFC',
      )
      if (composed.length === 1) units[length - 1] = composed.charCodeAt(0)
      ends[length - 1] = at + width
    } else if (plain >= 0) {
      units[length] = plain
      starts[length] = at
      ends[length++] = at + width
    } else if (code !== 0x0d && length > 0) {
      ends[length - 1] = at + width
    }
    at += width
  }
  const folded = new Uint16Array(length)
  for (let unit = 0; unit < length; unit++) folded[unit] = foldUnit(units[unit]!)
  return {
    text: textOfUnits(units, length),
    folded: textOfUnits(folded, length),
    raw,
    originalStart: (index) => starts[index]!,
    originalEnd: (index) => ends[index - 1]!,
  }
}

const DROPPED = -1
const COMBINING = -2
const SPACE = 0x20

/** The unit the recognisers see for a code point, `DROPPED`, or `COMBINING`. */
function plainUnit(code: number): number {
  if (code < 0x80) return code === 0x0d ? DROPPED : code
  if (code < 0x300) return LATIN.get(code) ?? code
  if (code <= 0x36f) return COMBINING
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0
  if (code >= 0x2000 && code <= 0x206f) return GENERAL_PUNCTUATION(code)
  if (code === 0x3000 || code === 0x1680) return SPACE
  if (code === 0x20e3 || code === 0xfeff || (code >= 0xfe00 && code <= 0xfe0f) || code === 0x180e)
    return DROPPED
  if (code === 0x2212 || code === 0xfe63) return 0x2d
  if (code >= 0x660 && code <= 0x669) return code - 0x660 + 0x30
  if (code >= 0x6f0 && code <= 0x6f9) return code - 0x6f0 + 0x30
  if ((code >= 0x2460 && code <= 0x24ff) || (code >= 0x1d400 && code <= 0x1d7ff)) return compatible(code)
  if (code >= 0x2776 && code <= 0x277e) return code - 0x2776 + 0x31
  if (code === 0x1f47b) return GHOST.charCodeAt(0)
  return code > 0xffff ? 0x2603 : code
}

const LATIN = new Map([
  [0x85, 0x0a],
  [0xa0, SPACE],
  [0xad, DROPPED],
  [0xb4, 0x27],
  [0x2bc, 0x27],
])

function GENERAL_PUNCTUATION(code: number): number {
  if (code <= 0x200a || code === 0x202f || code === 0x205f) return SPACE
  if (code <= 0x200f || (code >= 0x202a && code <= 0x202e) || code >= 0x2060) return DROPPED
  if (code <= 0x2013) return 0x2d
  if (code === 0x2018 || code === 0x2019 || code === 0x201b || code === 0x2032) return 0x27
  if (code === 0x2028 || code === 0x2029) return 0x0a
  return code
}

function compatible(code: number): number {
  const plain = String.fromCodePoint(code).normalize('NFKC')
  return plain.length === 1 ? plain.charCodeAt(0) : 0x2603
}

/** The code point written at `at`, whatever way, and how many units it takes. */
function decodeAt(raw: string, at: number, code: number): readonly [number, number] {
  if (code === 0x26) return decodeEntity(raw, at)
  if (code === 0x25) return decodePercent(raw, at)
  if (code === 0x0d) return raw.charCodeAt(at + 1) === 0x0a ? [code, 1] : [0x0a, 1]
  if (code >= 0xd800 && code <= 0xdbff && at + 1 < raw.length) return [raw.codePointAt(at)!, 2]
  return [code, 1]
}

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/y
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '\u00ad', rsquo: "'", lsquo: "'",
  laquo: '«', raquo: '»', ldquo: '“', rdquo: '”', ndash: '-', mdash: '—', hellip: '…', euro: '€',
  commat: '@', period: '.', colon: ':', sol: '/', lowbar: '_', plus: '+', hyphen: '-', num: '#', lpar: '(', rpar: ')',
  oelig: 'œ', OElig: 'Œ', aelig: 'æ', AElig: 'Æ', ccedil: 'ç', Ccedil: 'Ç', ntilde: 'ñ', Ntilde: 'Ñ',
} // biome-ignore format: a table
const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u0301', grave: '\u0300', circ: '\u0302', uml: '\u0308', tilde: '\u0303',
} // biome-ignore format: a table

function decodeEntity(raw: string, at: number): readonly [number, number] {
  ENTITY.lastIndex = at
  const match = ENTITY.exec(raw)
  if (!match) return [0x26, 1]
  const [all, decimal, hex, name = ''] = match
  if (decimal || hex) {
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16)
    return code > 0 && code <= 0x10ffff ? [code, all.length] : [0x26, 1]
  }
  const accent = ACCENTS[name.slice(1)]
  const char = accent ? (name.charAt(0) + accent).normalize('NFC') : ENTITIES[name]
  return char?.length === 1 ? [char.charCodeAt(0), all.length] : [0x26, 1]
}

const PERCENT = /(?:%[0-9A-Fa-f]{2}){1,4}/y

function decodePercent(raw: string, at: number): readonly [number, number] {
  PERCENT.lastIndex = at
  const run = PERCENT.exec(raw)?.[0]
  if (!run) return [0x25, 1]
  const lead = Number.parseInt(run.slice(1, 3), 16)
  const bytes = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0
  if (bytes === 0 || run.length < bytes * 3 || (lead < 0x20 && lead !== 0x0a && lead !== 0x0d))
    return [0x25, 1]
  try {
    return [decodeURIComponent(run.slice(0, bytes * 3)).codePointAt(0)!, bytes * 3]
  } catch {
    return [0x25, 1]
  }
}
