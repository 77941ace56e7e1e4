/** Handles: the names people have on a network, told by the word for the network or by their shape. */
import { type Found, matchAt, type Scan, wordAtOrBefore, wordSet } from './found.ts'

export const HANDLE_CUES =
  wordSet(`sc snap snapchat telegram tg telegramme tele insta instagram ig wickr threema signal session discord tiktok twitter facebook fb jabber xmpp icq
  kik skype wire element matrix viber whatsapp pseudo pseudonyme username handle compte profil ajoute ajoutez ajouter add contact canal channel contacter user login`)

const STRONG_CUES = wordSet(
  `sc snap snapchat telegram tg insta instagram ig wickr threema jabber xmpp icq kik discord pseudo username handle tiktok session skype`,
)

const CONNECTOR =
  /(?:\s?(?:'s\s|c'est\s|est\s|is\s|me\s|moi\s|nous\s|perso\s|id\b|sur\s(?:snap|insta|telegram|signal|wickr|tg)\s|au\s|on\s)|\s?[:=→>«"(-]{1,2}\s?|\s){0,4}@?/iuy

const HANDLE = /\*?[\p{L}\d_](?:[\p{L}\d_.-]{1,40}[\p{L}\d_])(?:#\d{4})?/uy

/** A name that looks like a handle soon after the word for a network. */
export function handleAfterCue(scan: Scan, index: number): Found | undefined {
  const cue = scan.words.key(index)
  return handleAfter(scan, scan.words.ends[index]!, cue) ?? handleBeforeCue(scan, index, cue)
}

/** `resine59 sur Snap`. */
function handleBeforeCue(scan: Scan, index: number, cue: string): Found | undefined {
  const { words, text } = scan
  if (index < 2 || !STRONG_CUES.has(cue) || !HANDLE_LINKS.has(words.key(index - 1))) return undefined
  const end = words.ends[index - 2]!
  const written = /[\p{L}\d_](?:[\p{L}\d_.-]{1,40})$/u.exec(text.slice(Math.max(0, end - 42), end))?.[0]
  if (
    !written ||
    !/\p{L}/u.test(written) ||
    !/[\d_]/.test(written) ||
    isChemical(written) ||
    isMeasure(written)
  )
    return undefined
  return { kind: 'HANDLE', start: end - written.length, end }
}

const HANDLE_LINKS = wordSet('sur on via in dans')

const isMeasure = (written: string): boolean => /^\d{1,4}(?:h\d*|g|kg|mg|ml|eme|e|er|ans|x)$/i.test(written)

export function handleAfter(scan: Scan, from: number, cue: string): Found | undefined {
  const { text, words } = scan
  const gap = matchAt(CONNECTOR, text, from)?.[0] ?? ''
  const start = from + gap.length
  const match = matchAt(HANDLE, text, start)
  if (!match || gap === '' || /\n\s*\n/.test(gap)) return undefined
  const written = match[0]
  const isMarked = /\d/.test(written) && /\p{L}/u.test(written) && !isMeasure(written)
  const isJoined =
    /_/.test(written) ||
    (/\.[\p{Ll}\d]/u.test(written) && /\p{L}/u.test(written) && !/\.\p{Lu}/u.test(written))
  const isNamed = /[:=→«"@]|c'est\s|\sis\s/i.test(gap)
  const end = start + written.length
  if (
    (isMarked || isJoined) &&
    (STRONG_CUES.has(cue) || isNamed || isJoined) &&
    !(gap.includes('\n') && !STRONG_CUES.has(cue)) &&
    !isChemical(written)
  )
    return { kind: 'HANDLE', start, end }
  if (
    isNamed &&
    STRONG_CUES.has(cue) &&
    /^[\p{L}\d_.-]{3,}$/u.test(written) &&
    !PLAIN_WORDS.has(words.key(wordAtOrBefore(scan, start + 1))) &&
    /^\s{0,2}(?:[,.;)»"\n]|$)/u.test(text.slice(end, end + 3))
  )
    return { kind: 'HANDLE', start, end }
  if (cue === 'threema' && /^\*?[A-Z\d]{7,8}$/i.test(written)) return { kind: 'HANDLE', start, end }
  return undefined
}

/** `3-MMC`, `2C-B`, `LSD-25`: names of substances look like handles. */
const isChemical = (written: string): boolean => /^(?:\d{1,2}[a-z]?|[a-z]{1,4})-[a-z\d]{1,8}$/i.test(written)

const PLAIN_WORDS =
  wordSet(`les des une livraison livreur vendeur dealer promo menu oui non the and group groupe canal public prive private channel tout tous
  prix cannabis cocaine disponible message messages whatsapp signal telegram snapchat instagram facebook discord`)

const DISCORD = /[\p{L}\d_.]{2,32}#\d{4}(?!\d)/uy

export function discordAt(scan: Scan, index: number): Found | undefined {
  const start = scan.words.starts[index]!
  const match = matchAt(DISCORD, scan.text, start)
  return match ? { kind: 'HANDLE', start, end: start + match[0].length } : undefined
}
