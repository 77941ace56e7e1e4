/** The catalogue of problems, one line a language. A code is never reused; add, do not rename. Keep it sorted. */
import type { Bilingual } from './codes.ts'

export const PROBLEM_TEXTS = {
  'empty-file': {
    en: '{file} is empty: there is nothing to read. Check that the file was saved or copied whole.',
    fr: '{file} est vide : il n’y a rien à lire. Vérifiez que le fichier a été enregistré ou copié en entier.',
  },
} as const satisfies Record<string, Bilingual>

export type ProblemCode = keyof typeof PROBLEM_TEXTS
