/** Values of a form, each checked against what may stand there before anything is changed. */
import { Problem } from '../core/problem.ts'
import type { Vocabulary } from '../vocabulary/concept.ts'

/** The fields of a form; anything else that was sent is refused. */
export async function fieldsOf(request: { formData(): Promise<FormData> }): Promise<FormData> {
  try {
    return await request.formData()
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('form-incomplete', { name: 'form' }, { cause: error })
  }
}

export function wordOf(form: FormData, name: string, pattern: RegExp): string {
  const value = form.get(name)
  if (typeof value !== 'string' || !pattern.test(value)) throw new Problem('form-incomplete', { name })
  return value
}

export function oneOf<T extends string>(form: FormData, name: string, list: readonly T[]): T {
  const value = form.get(name)
  const found = list.find((one) => one === value)
  if (!found) throw new Problem('form-incomplete', { name })
  return found
}

export const optional = <T extends string>(form: FormData, name: string, list: readonly T[]): T | null =>
  form.get(name) ? oneOf(form, name, list) : null

export function phenomenonOf(form: FormData, vocabulary: Vocabulary): string {
  const code = wordOf(form, 'phenomenon', /^[\w.-]{1,80}$/)
  if (!isClaimCode(code, vocabulary)) throw new Problem('form-incomplete', { name: 'phenomenon' })
  return code
}

/** A phenomenon claims can be of, no heading of the list. */
export const isClaimCode = (code: string, vocabulary: Vocabulary): boolean =>
  vocabulary.concept('phenomena', code)?.isGroup === false

export function codesIn(form: FormData, name: string, isKnown: (code: string) => boolean): string[] {
  const codes = form.getAll(name).map(String)
  if (!codes.every(isKnown)) throw new Problem('form-incomplete', { name })
  return [...new Set(codes)]
}
