/** Links, e-mail addresses, handles, onion services and wallets, plain or disguised. */
import { type Found, hasCueBefore, matchAt, type Scan, wordAtOrBefore, wordSet } from './found.ts'
import { discordAt, HANDLE_CUES, handleAfter, handleAfterCue } from './handles.ts'
import { GHOST } from './scan-form.ts'

/** Finds the ways to reach or pay someone over a network. */
export function linksIn(scan: Scan): Found[] {
  const found: Found[] = []
  const { words, text } = scan
  for (let index = 0; index < words.count; index++) {
    const key = words.key(index)
    const next = text[words.ends[index]!]
    const link = SCHEMES.has(key)
      ? urlAt(scan, words.starts[index]!)
      : isDot(scan, words.ends[index]!)
        ? domainAt(scan, index)
        : undefined
    if (link) {
      found.push(link)
      while (index + 1 < words.count && words.starts[index + 1]! < link.end) index++
      continue
    }
    if (key.length >= 24) addTo(found, walletAt(scan, index))
    if (HANDLE_CUES.has(key)) addTo(found, handleAfterCue(scan, index))
    if (next === '#') addTo(found, discordAt(scan, index))
    if (AT_WORDS.has(key)) addTo(found, spokenMail(scan, index))
  }
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) addTo(found, aroundAt(scan, at))
  for (let at = text.indexOf(GHOST); at >= 0; at = text.indexOf(GHOST, at + 1))
    addTo(found, handleAfter(scan, at + 1, 'snap'))
  return found
}

function addTo(found: Found[], item: Found | undefined): void {
  if (item) found.push(item)
}

const SCHEMES = wordSet(
  'http https hxxp hxxps httpx hxtp ftp ftps tg whatsapp bitcoin monero ethereum litecoin mailto xmpp sms',
)

const URL =
  /(?:https?|hxxps?|hxtps?|ftps?)\s?(?:\[:\]|:|\[:\/\/\])\s?\/{0,2}\s?[^\s<>"«»“”￼]{3,2000}|(?:tg|whatsapp|bitcoin|monero|ethereum|litecoin|mailto|xmpp|sms):(?:\/\/)?[\p{L}\d@+?][^\s<>"«»“”￼]{3,300}/iuy

function urlAt(scan: Scan, at: number): Found | undefined {
  const match = matchAt(URL, scan.text, at)
  if (!match || !/[:\]]/.test(match[0].slice(0, 12))) return undefined
  const end = at + trimmedLength(match[0])
  const address = scan.folded.slice(at, end)
  if (/^(?:bitcoin|monero|ethereum|litecoin)/.test(address)) return { kind: 'WALLET', start: at, end }
  if (/^mailto/.test(address)) return { kind: 'EMAIL', start: at, end }
  const isHandle =
    PROFILE_HOST.test(address.replace(/^[^/]*\/{1,2}\s?/, '')) || /^(?:tg|whatsapp|xmpp|sms)/.test(address)
  return { kind: isHandle ? 'HANDLE' : 'URL', start: at, end }
}

/** An address loses the sentence's own punctuation at its end, and a closing bracket it did not open. */
function trimmedLength(address: string): number {
  let length = address.length
  for (;;) {
    const last = address[length - 1]!
    const isUnopened =
      (last === ')' && !address.slice(0, length).includes('(')) ||
      (last === ']' && !address.slice(0, length).includes('['))
    if (!/[.,;:!?'…*]/.test(last) && !isUnopened) return length
    length--
  }
}

const PROFILE_HOST =
  /^(?:www\.|m\.|web\.)?(?:t\.me|telegram\.(?:me|dog|org)|wa\.me|api\.whatsapp\.com|chat\.whatsapp\.com|instagram\.com|instagr\.am|snapchat\.com|facebook\.com|fb\.(?:com|me)|m\.me|messenger\.com|twitter\.com|x\.com|tiktok\.com|discord\.(?:gg|com)|discordapp\.com|signal\.(?:me|group)|threema\.id|matrix\.to|linktr\.ee|onlyfans\.com|reddit\.com\/u|vk\.com|youtube\.com\/@|twitch\.tv|pinterest\.[a-z]{2,3}|wickr|session|line\.me|viber|kik\.me|icq\.(?:com|im)|skype)(?:\/|$)/

/** `a.`, `a[.]`, `a(.)`: something that could be a host name goes on after this word. */
function isDot(scan: Scan, end: number): boolean {
  const char = scan.text.charCodeAt(end)
  return char === 0x2e || ((char === 0x5b || char === 0x28) && scan.text[end + 1] === '.')
}

const DOMAIN =
  /[a-z0-9_-]{1,63}(?:(?:\.|\[\.\]|\(\.\))[a-z0-9_-]{1,63}){0,8}(?:\.|\[\.\]|\(\.\))([a-z]{2,24})(?![\p{L}\p{N}_-])(:\d{2,5})?((?:\/|\[\/\])[^\s<>"«»“”￼]{0,500})?/iuy

const TLDS =
  wordSet(`com net org fr be ch lu ca uk us de es it nl pt pl ro ru su ua eu io me gg to cc tv co info biz shop store xyz top club online site app
  dev link ly bio pw ws st in is sh im lol fun live chat vip best cloud tech space website market delivery onion i2p bit eth example test invalid mobi pro name
  re gp mq gf yt nc pf ma tn dz sn ci cm ml cn hk tr gr cz at dk se no fi ie br mx ar au nz za ng gov edu int mil`)

const FILE_NAMES = wordSet(
  'pdf doc docx xls xlsx csv txt jpg jpeg png gif zip md json html htm odt ppt pptx mp3 mp4',
)

const PUBLIC_HOST = /(?:^|\.)(?:gouv\.fr|europa\.eu|gov|gov\.uk|nhs\.uk|int)$/

function domainAt(scan: Scan, index: number): Found | undefined {
  const start = hostStart(scan, scan.words.starts[index]!)
  if (start < 0) return undefined
  const match = matchAt(DOMAIN, scan.text, start)
  if (!match) return undefined
  const tld = match[1]!.toLowerCase()
  if (!TLDS.has(tld) || FILE_NAMES.has(tld)) return undefined
  const isDefanged = /[[(]\.[\])]/.test(match[0])
  const path = match[3] ?? ''
  const host = scan.folded
    .slice(start, start + match[0].length - path.length - (match[2]?.length ?? 0))
    .replace(/[[\]()]/g, '')
  const end = start + trimmedLength(match[0])
  if (tld === 'onion' || tld === 'i2p') return { kind: 'ONION', start, end }
  if (path !== '' && PROFILE_HOST.test(`${host}${path}`.toLowerCase())) return { kind: 'HANDLE', start, end }
  if (PUBLIC_HOST.test(host) || (path === '' && !isDefanged && !looksLikeHost(scan, match[0], host)))
    return undefined
  return { kind: 'URL', start, end }
}

/** Where a host name that this word belongs to begins; −1 when the word is the tail of something else. */
function hostStart(scan: Scan, at: number): number {
  let start = at
  while (start > 0 && at - start < 64 && /[-_]/.test(scan.text[start - 1]!)) start--
  const before = scan.text[start - 1] ?? ' '
  return /[@/.\p{L}\p{N}]/u.test(before) ? -1 : start
}

/** `shop.example.com`, `vendeur24.io`; not `grave.De`, `M.Dupont` or `p.ex`. */
function looksLikeHost(scan: Scan, written: string, host: string): boolean {
  const labels = host.split('.')
  const tld = labels.at(-1)!
  if (labels.some((label) => label === '')) return false
  if (labels[0] === 'www' || labels.length > 2)
    return /[a-z]/.test(labels[0]!) && labels.every((label) => label.length > 1 || labels[0] === 'www')
  const isPlainCase =
    scan.isCaseless || written === written.toLowerCase() || /^[A-Z][a-z0-9-]+\.[a-z]+$/.test(written)
  return isPlainCase && labels[0]!.length >= 3 && /[a-z]/.test(labels[0]!) && !WORD_TLDS.has(tld)
}

/** Top-level domains that are words, so that a missing space after a full stop looks like a host. */
const WORD_TLDS = wordSet(
  'me in is to at us it no so re pro name best fun live chat market site delivery space de es est ma ci et bit test st im co',
)

/** What stands around an at sign: a mail address, a Jabber or Matrix address, a handle. */
function aroundAt(scan: Scan, at: number): Found | undefined {
  const { text } = scan
  const left = text.slice(Math.max(0, at - 120), at)
  const right = text.slice(at + 1, at + 260)
  const domain =
    /^[\])]?\s{0,2}[\p{L}\d_-]{1,63}(?:(?:\s?\.\s?|\[\.\]|\(\.\)|\s\.\s)[\p{L}\d_-]{1,63}){1,6}/u.exec(
      right,
    )?.[0]
  const local = /[\p{L}\d._%+'-]{1,64}(?:\s\.\s[\p{L}\d._%+'-]{1,64}){0,3}\s{0,2}[[(]?\s?$/u.exec(left)?.[0]
  const host = domain && endAtDomain(domain)
  if (local && host && /[\p{L}\d]\s*[[(]?\s*$/u.test(local)) {
    const start = at - local.length + leadingMarks(local)
    const end = at + 1 + host.length
    const word = wordAtOrBefore(scan, start)
    const isJabber = /^\s*(?:xmpp|jabber|chat)\./i.test(host) || hasCueBefore(scan, word + 1, JABBER, 3)
    return { kind: isJabber ? 'HANDLE' : 'EMAIL', start, end }
  }
  const name = /^[\p{L}\d_](?:[\p{L}\d_.-]{0,60}[\p{L}\d_])?(?::[a-z\d.-]{3,60})?/u.exec(right)?.[0]
  if (!name || /[\p{L}\d]$/u.test(left.slice(-1))) {
    const lone = local && name && /[\p{L}\d]$/u.test(local)
    return lone
      ? { kind: 'HANDLE', start: at - local.length + leadingMarks(local), end: at + 1 + name.length }
      : undefined
  }
  return { kind: 'HANDLE', start: at, end: at + 1 + name.length }
}

const JABBER = wordSet('jabber xmpp otr omemo jid')

const leadingMarks = (local: string): number => /^[^\p{L}\d]*/u.exec(local)?.[0].length ?? 0

/** The domain up to its top-level domain; nothing when it has none. */
function endAtDomain(written: string): string | undefined {
  const parts = [...written.matchAll(/[\p{L}\d_-]+/gu)]
  for (let index = parts.length - 1; index >= 1; index--) {
    const part = parts[index]!
    const gap = written.slice(parts[index - 1]!.index + parts[index - 1]![0].length, part.index)
    const isTld = TLDS.has(part[0].toLowerCase()) || /^[a-z]{2,6}$/i.test(part[0])
    if (
      isTld &&
      !(gap.endsWith(' ') && !gap.startsWith(' ') && !TLDS.has(part[0].toLowerCase())) &&
      !/^\.\s$/.test(gap)
    )
      return written.slice(0, part.index + part[0].length)
  }
  return undefined
}

const AT_WORDS = wordSet('chez at arobase arobas arrobase arobaze a')

const LOCAL_BEFORE =
  /(?:[\p{L}\d_-]{1,40}(?:\.|\s(?:point|dot|tiret|underscore)\s|\s?[[(]\s?(?:dot|point|\.)\s?[\])]\s?)){0,4}[\p{L}\d_+-]{1,40}\s?[[({<]?\s?$/iu

const DOMAIN_AFTER =
  /\s?[\])}>]?\s?[\p{L}\d_-]{2,63}(?:(?:\.|\s(?:point|dot|tiret)\s|\s?[[({]\s?(?:dot|point|\.)\s?[\])}]\s?)[\p{L}\d_-]{2,63}){1,4}/iuy

/** `jean.testard chez example point fr`, `jean [at] example [dot] org`. */
function spokenMail(scan: Scan, index: number): Found | undefined {
  const { text, words } = scan
  const at = words.starts[index]!
  const key = words.key(index)
  const isBracketed = /[[({<]\s?$/.test(text.slice(Math.max(0, at - 2), at))
  if (key === 'a' && !isBracketed) return undefined
  const after = matchAt(DOMAIN_AFTER, text, words.ends[index]!)
  const tld = after && /[a-z]{2,24}$/i.exec(after[0])?.[0].toLowerCase()
  if (!after || !tld || !TLDS.has(tld)) return undefined
  const left = text.slice(Math.max(0, at - 160), at)
  const local = LOCAL_BEFORE.exec(left)?.[0]
  if (!local) return undefined
  const isSpoken =
    isBracketed ||
    /\s(?:point|dot)\s|[[({]/i.test(after[0]) ||
    /aro/.test(key) ||
    /[\d._]|\s(?:point|dot)\s/i.test(local.trim().replace(/[[({<]\s?$/, ''))
  if (!isSpoken) return undefined
  return {
    kind: 'EMAIL',
    start: at - local.length + leadingMarks(local),
    end: words.ends[index]! + after[0].length,
  }
}

/** Long runs of letters and digits mixed: wallets; hexadecimal ones that are not are keys and hashes. */
function walletAt(scan: Scan, index: number): Found | undefined {
  const { words, text } = scan
  const start = words.starts[index]!
  const end = words.ends[index]!
  const length = end - start
  if (length > 128 || !words.hasDigit(index)) return undefined
  const written = text.slice(start, end)
  if (!/^[a-zA-Z\d]+$/.test(written) || !/[a-zA-Z]/.test(written)) return undefined
  if (/^0x[\da-f]{38,42}$/i.test(written)) return { kind: 'WALLET', start, end }
  if (/^(?:05)?[\da-f]{64}$/i.test(written) || /^[\da-f]{32,64}$/i.test(written))
    return { kind: written.length === 66 ? 'HANDLE' : 'ID', start, end }
  const changes = written.match(/\d(?=[a-zA-Z])|[a-zA-Z](?=\d)/g)?.length ?? 0
  const isCryptic = changes >= 3 || (changes >= 1 && /[a-z][A-Z][a-z]?[A-Z\d]/.test(written))
  return length >= 25 && isCryptic ? { kind: 'WALLET', start, end } : undefined
}
