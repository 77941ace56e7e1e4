/** Phone numbers written in words: "zéro six trente-neuf…", "oh seven seven double four…". */
import { type Found, type Scan, wordSet } from './found.ts'

const FRENCH =
  wordSet(`zero un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente quarante cinquante soixante septante huitante
  octante nonante`)
const ENGLISH = wordSet('zero oh nought one two three four five six seven eight nine ten double triple plus')

/** Finds numbers said in words, digits mixed in or not. */
export function spokenNumbersIn(scan: Scan): Found[] {
  const found: Found[] = []
  const { words } = scan
  for (let index = 0; index < words.count; index++) {
    const key = words.key(index)
    if (key !== 'zero' && key !== 'oh' && key !== 'nought' && key !== 'o' && key !== 'plus') continue
    const last = runEnd(scan, index)
    if (last === undefined) continue
    found.push({ kind: 'PHONE', start: words.starts[index]!, end: words.ends[last]! })
    index = last
  }
  return found
}

/** The last word of a run of number words that is long enough to be a phone: five in French, nine in English. */
function runEnd(scan: Scan, first: number): number | undefined {
  const { words, text } = scan
  let spoken = 0
  let digits = 0
  let french = 0
  let last = first
  for (let index = first; index < words.count && index < first + 24; index++) {
    const key = words.key(index)
    if (index > first && !/^[ ,.\n-]{1,3}$/.test(text.slice(words.ends[index - 1], words.starts[index])))
      break
    const isNumber = words.isNumber(index) && words.ends[index]! - words.starts[index]! <= 4
    if (!isNumber && !FRENCH.has(key) && !ENGLISH.has(key) && key !== 'et' && key !== 'o') break
    if (key === 'et') continue
    if (FRENCH.has(key) && !ENGLISH.has(key)) french++
    if (isNumber) digits += words.ends[index]! - words.starts[index]!
    else {
      spoken++
      digits += FRENCH_TENS.has(key) ? 2 : key === 'vingt' || key === 'vingts' ? 1 : 1
    }
    last = index
  }
  const isFrench = french >= 1 && spoken >= 2 && digits >= 8
  return isFrench || (spoken >= 9 && digits >= 9) || (spoken >= 1 && digits >= 10) ? last : undefined
}
const FRENCH_TENS = wordSet(
  'trente quarante cinquante soixante douze treize quatorze quinze seize onze septante huitante octante nonante',
)
