/** Names that a word before announces: a title, a field of a form, a nickname's verb, a signature, kin. */
import { loadDeidLists } from '../vocabulary/deid-lists.ts'
import { isCommonWord } from './common-words.ts'
import { type Scan, wordSet } from './found.ts'
import {
  type Allowed,
  gapAfter,
  holdsAllowed,
  isAllowed,
  isUncommonCapital,
  nameRun,
  type Run,
} from './name-run.ts'

export const TITLES =
  wordSet(`m mr mm mme mmes mlle mlles monsieur madame mademoiselle messieurs mesdames dr drs docteur docteurs docteure pr prof professeur professeure me maitre mrs ms miss sir
  lady doctor professor nurse capitaine commandant commissaire brigadier lieutenant adjudant sergent officer detective inspector sergeant constable judge pc dc mgr mle mist mister sieur dame`)

const DOTTED_TITLES = wordSet('m mr mm me dr pr mme mlle mrs ms pc dc')

const LOWER_TITLES = wordSet(
  'monsieur madame mademoiselle docteur professeur maitre capitaine commandant commissaire brigadier lieutenant adjudant sergent nurse officer detective doctor dame sieur sergeant',
)

/** `M. Jean Testard`, `Mme Le Goff-Testard`, `Dr N'Guyen`, `MM. X et Y`. */
export function afterTitle(scan: Scan, index: number): Run | undefined {
  const { words, text } = scan
  const key = words.key(index)
  const gap = gapAfter(scan, index)
  if (!/^(?:\.?[ \t]{0,2}\n?[ \t]{0,2}|\s?:\s?|\/[\p{L}]{1,4}\.?\s)$/u.test(gap) || gap === '')
    return undefined
  if (key.length === 1 && !(words.isCapitalised(index) || scan.isCaseless)) return undefined
  if (key.length === 1 && !gap.startsWith('.') && !scan.isCaseless && !words.isCapitalised(index + 1))
    return undefined
  if (
    (key === 'me' || key === 'pr' || key === 'pc' || key === 'dc' || key === 'ms' || key === 'mm') &&
    !scan.isCaseless &&
    !words.isCapitalised(index)
  )
    return undefined
  if ((key === 'me' || key === 'm') && scan.isCaseless && !gap.startsWith('.')) return undefined
  if (!DOTTED_TITLES.has(key) && gap.startsWith('.')) return undefined
  const next = index + 1
  if (TITLES.has(words.key(next)) && words.key(next).length > 1) return undefined
  if (isEnglishI(scan, next) && (gap.includes(':') || !words.isCapitalised(index))) return undefined
  const isStrict = LOWER_TITLES.has(key) && scan.isCaseless
  const last = nameRun(scan, next, isStrict ? 'written' : 'titled')
  if (last === undefined || /['-]/.test(text[words.starts[index]! - 1] ?? ' ')) return undefined
  return [next, last]
}

/** "Nurse: I've not seen it", "an officer I met". */
const isEnglishI = (scan: Scan, index: number): boolean =>
  scan.words.key(index) === 'i' && !scan.text.startsWith('.', scan.words.ends[index])

export const FIELD_CUES =
  wordSet(`nom noms prenom prenoms name surname firstname lastname patient patiente patients naissance jeune fille usage usuel marital destinataire expediteur correspondant
  correspondante signataire interlocuteur interlocutrice redacteur auteur author temoin witness contact beneficiaire titulaire conjoint conjointe mari epoux epouse pere mere tuteur praticien
  prescripteur operateur assistant interne externe senior chirurgien anesthesiste medecin docteur traitant`)

/** `Nom : TESTARD`, `Prénom : Jean`, `Patient : Jean Testard`, `Nom de naissance : …`. */
export function afterField(scan: Scan, index: number): Run | undefined {
  const gap = gapAfter(scan, index)
  const key = scan.words.key(index)
  if (!/^\s?(?:\([a-zé]{1,3}\)\s?)?[:=][ \t]{0,3}\n?[ \t]{0,2}$/u.test(gap))
    return BIRTH_NAMES.has(key) ? afterEpouse(scan, index) : undefined
  let next = index + 1
  while (TITLES.has(scan.words.key(next)) && /^\.?[ \t]?$/.test(gapAfter(scan, next))) next++
  const isStrict = !STRICT_FIELDS.has(key)
  const last = nameRun(scan, next, isStrict ? 'written' : 'field')
  return last === undefined ||
    (isStrict && scan.isCaseless && !loadDeidLists().firstNames.has(scan.words.key(next)))
    ? undefined
    : [next, last]
}

const STRICT_FIELDS = wordSet('nom noms prenom prenoms name surname firstname lastname usuel marital fille')

const BIRTH_NAMES = wordSet('epouse epoux')

/** `TESTARD épouse MODELE`. */
function afterEpouse(scan: Scan, index: number): Run | undefined {
  if (!/^\s$/.test(gapAfter(scan, index)) || !isUncommonCapital(scan, index + 1)) return undefined
  const last = nameRun(scan, index + 1, 'written')
  return last === undefined ? undefined : [index + 1, last]
}

export const CALLED = wordSet(
  'appeler surnommer nommer surnom sobriquet appelle appelait appellent appelle surnomme surnommee surnommes alias dit dite aka nicknamed known prenomme prenommee nomme nommee named called moniker goes certain certaine baptise appele appelee nommait',
)

const CALL_LINK =
  /^(?:\s(?:by|as|the\sname|du\snom\sde|sous\sle\snom\sde|ici|is|aussi))?\s?[:,(]?\s?[«"“'‘]?\s?$/u

/** `on l'appelle « Momo »`, `surnommé Momo`, `alias Momo`, `a man called …`. */
export function afterCalled(scan: Scan, index: number, allow: Allowed): Run | undefined {
  const { words, text } = scan
  const key = words.key(index)
  let next = index + 1
  while (next < index + 4 && CALL_FILLERS.has(words.key(next))) next++
  const gap = text.slice(words.ends[index], words.starts[next] ?? text.length)
  if (!CALL_LINK.test(gap)) return undefined
  const isQuoted = /[«"“‘]/.test(gap)
  const isWeak = WEAK_CALLED.has(key)
  if (isWeak && !isQuoted && !(key === 'certain' && loadDeidLists().firstNames.has(words.key(next))))
    return undefined
  const last = isQuoted ? quotedRun(scan, next) : nameRun(scan, next, isWeak ? 'written' : 'titled')
  if (last === undefined || isAllowed(scan, next, last, allow)) return undefined
  const isArticled = isQuoted && /^(?:le|la|l)$/.test(words.key(next)) && words.isCapitalised(next + 1)
  const isName = words.isCapitalised(next) || isArticled || loadDeidLists().firstNames.has(words.key(next))
  if (!isName && !scan.isCaseless) return undefined
  if (scan.isCaseless && isCommonWord(words.key(next))) return undefined
  return [next, last]
}

const CALL_FILLERS = wordSet('by as the name ici is')

const WEAK_CALLED = wordSet(
  'appeler surnommer nommer dit dite nomme nommee known called named goes certain certaine baptise appelle appelait appellent',
)

/** The last word before the closing quote. */
function quotedRun(scan: Scan, first: number): number | undefined {
  const { words, text } = scan
  for (let index = first; index < Math.min(first + 4, words.count); index++) {
    const after = text.slice(words.ends[index], words.ends[index]! + 3)
    if (/^\s?[»"”’]/.test(after)) return index
    if (index > first && isCommonWord(words.key(index)) && !words.isCapitalised(index)) return undefined
    if (!/^[ '-]/.test(after)) return undefined
  }
  return undefined
}

export const SIGNED = wordSet(
  'signe signee sign signed signature cordialement confraternellement sincerely regards redige redigee ecrit recueillis valide validee dicte relu vise prepared written reviewed faithfully amicalement',
)

/** `Signé : P. Testard`, `Propos recueillis par …`, `Cordialement,⏎…`. */
export function afterSigned(scan: Scan, index: number): Run | undefined {
  const { words } = scan
  let next = index + 1
  while (next < index + 5 && SIGN_LINKS.has(words.key(next))) next++
  while (TITLES.has(words.key(next)) && next < index + 7) next++
  const between = scan.text.slice(words.ends[index], words.starts[next] ?? words.ends[index])
  if (!/^[\s:,.\-(]|^$/.test(between) || between.length > 40 || !/[:,\n]|\b(?:par|by)\b/i.test(between))
    return undefined
  if (WRITTEN_BY.has(words.key(index)) && !/\b(?:par|by)\b|:/i.test(between)) return undefined
  const last = nameRun(scan, next, 'written')
  return last === undefined || (words.starts[last]! === words.starts[next]! && isCommonWord(words.key(next)))
    ? undefined
    : [next, last]
}

/** These are verbs like others unless someone is said to have done it. */
const WRITTEN_BY = wordSet(
  'redige redigee ecrit recueillis valide validee dicte relu vise prepared written reviewed sign',
)
const SIGN_LINKS = wordSet('par by electroniquement le la electronically e l interne dr docteur pr')

export const KIN =
  wordSet(`frere soeur sœur fils fille mere pere mari femme epoux epouse cousin cousine oncle tante neveu niece ami amie pote copain copine compagnon compagne voisin voisine dealer dealeur vendeur livreur
  gerant grossiste nourrice brother sister son daughter mother father husband wife friend boyfriend girlfriend mate neighbour cousin uncle aunt infirmier infirmiere educateur educatrice temoin source
  appelle name prenom patient patiente usager usagere dame monsieur intervenant intervenante collegue coordinateur coordinatrice counsellor worker selon docteure interne`)

/** `son frère Karim`, `infirmière Anaïs Lœuillet`, `The source, Sarah O'Neill,`, `je m'appelle Karim`. */
export function afterKin(scan: Scan, index: number, allow: Allowed): Run | undefined {
  const { words } = scan
  const gap = gapAfter(scan, index)
  if (!/^(?:,? |, |\s?\(|\n)$/.test(gap)) return undefined
  const next = index + 1
  if (scan.isCaseless) return undefined
  if (!words.isCapitalised(next) || isCommonWord(words.key(next))) return undefined
  if (words.key(next) === 'noel' && /^[mp]ere$/.test(words.key(index))) return undefined
  const last = nameRun(scan, next, 'written')
  if (last === undefined || isAllowed(scan, next, last, allow) || (last === next && words.isUpper(next)))
    return undefined
  const { firstNames } = loadDeidLists()
  const isKnown = firstNames.has(words.key(next))
  if (!isKnown && (last === next || gap !== ' ' || holdsAllowed(scan, next, last, allow))) return undefined
  return [next, last]
}
