/** A text made ready for the recognisers. */
import type { Scan } from './found.ts'
import { scanForm } from './scan-form.ts'
import { wordsOf } from './words.ts'

/** The scan of one text or part of a text. */
export function scanOf(raw: string): Scan {
  const form = scanForm(raw)
  return {
    form,
    text: form.text,
    folded: form.folded,
    words: wordsOf(form),
    isCaseless: isCaseless(form.text),
  }
}

/** True when nearly all letters are of one case, so that a capital says nothing. */
function isCaseless(text: string): boolean {
  let upper = 0
  let lower = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x41 && code <= 0x5a) upper++
    else if (code >= 0x61 && code <= 0x7a) lower++
  }
  return upper + lower > 0 && (upper === 0 || upper > 4 * lower)
}
