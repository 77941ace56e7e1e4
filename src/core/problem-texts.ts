/** The catalogue of problems, one line a language. A code is never reused; add, do not rename. Keep it sorted. */
import type { Bilingual } from './codes.ts'

export const PROBLEM_TEXTS = {
  'empty-file': {
    en: '{file} is empty: there is nothing to read. Check that the file was saved or copied whole.',
    fr: '{file} est vide : il n’y a rien à lire. Vérifiez que le fichier a été enregistré ou copié en entier.',
  },
  unforeseen: {
    en: 'Something failed that nobody foresaw ({what}). Nothing half done was kept. Run the command again with VIGIE_DEBUG=1 to see where, and report it.',
    fr: 'Une panne imprévue est survenue ({what}). Rien n’a été gardé à moitié. Relancez la commande avec VIGIE_DEBUG=1 pour voir où, et signalez-la.',
  },
} as const satisfies Record<string, Bilingual>

export type ProblemCode = keyof typeof PROBLEM_TEXTS
