/** A text made ready for the recognisers. */
import { foldText } from './fold-text.ts'
import type { Scan } from './found.ts'
import { type ScanForm, scanForm } from './scan-form.ts'
import { wordsOf } from './words.ts'

/** The scan of one text or part of a text. */
export function scanOf(raw: string): Scan {
  const form = withDigitsReadRight(scanForm(raw))
  return {
    form,
    text: form.text,
    folded: form.folded,
    words: wordsOf(form),
    isCaseless: isCaseless(form.text),
  }
}

const MISREAD =
  /(?<![\p{L}\d])(?=[OolIS]{0,12}\d)[\dOolIS]{2,24}(?![\p{L}\d])|(?<![\p{L}\d'’])[OlI](?=[.,]\d{2})/gu

/** Groups of digits with the letters OCR and sellers write for some: `l2/O3/1987` is read `12/03/1987`. */
function withDigitsReadRight(form: ScanForm): ScanForm {
  if (!/\d[OolIS]|[OolIS][.,]?\d/.test(form.text)) return form
  const text = form.text.replace(MISREAD, (group) => group.replace(/[^\d]/g, (letter) => DIGIT_FOR[letter]!))
  return text === form.text ? form : { ...form, text, folded: foldText(text) }
}
const DIGIT_FOR: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1', S: '5' }

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
