/** Faults of the vocabulary's files, each with its place and what is wrong, for whoever mends the file. */
import type { Bilingual, Language } from '../core/codes.ts'

export interface Fault {
  readonly kind: FaultKind
  readonly file: string
  readonly line: number
  /** The code or term at fault. */
  readonly subject: string
  /** What it clashes with or lacks. */
  readonly detail: string
}

const TEXTS = {
  'broken-file': { fr: 'le fichier ne se lit pas : {detail}', en: 'the file cannot be read: {detail}' },
  'unknown-field': {
    fr: '{subject} porte un champ inconnu, {detail}',
    en: '{subject} has an unknown field, {detail}',
  },
  'missing-language': { fr: '{subject} n’a pas de {detail}', en: '{subject} lacks {detail}' },
  'missing-definition': { fr: '{subject} n’a pas de définition', en: '{subject} has no definition' },
  'doubled-label': {
    fr: '{subject} porte le même nom que {detail}',
    en: '{subject} bears the same name as {detail}',
  },
  'unknown-parent': {
    fr: '{subject} se range sous {detail}, qui n’existe pas',
    en: '{subject} lies under {detail}, which does not exist',
  },
  cycle: {
    fr: '{subject} se range sous lui-même, par {detail}',
    en: '{subject} lies under itself, through {detail}',
  },
  'unknown-successor': {
    fr: '{subject} est remplacé par {detail}, qui n’existe pas',
    en: '{subject} gives way to {detail}, which does not exist',
  },
  'bad-identifier': {
    fr: '{subject} : identifiant mal formé, {detail}',
    en: '{subject}: malformed identifier, {detail}',
  },
  'bad-row': { fr: '« {subject} » : {detail}', en: '“{subject}”: {detail}' },
  'unknown-code': {
    fr: '« {subject} » renvoie à {detail}, qui n’existe pas',
    en: '“{subject}” stands for {detail}, which does not exist',
  },
  'doubled-term': {
    fr: '« {subject} » est déjà donné {detail}',
    en: '“{subject}” is already given {detail}',
  },
} as const satisfies Record<string, Bilingual>

export type FaultKind = keyof typeof TEXTS

/**
 * Where to mend it.
 *
 * @example
 * placeOfFault({ kind: 'missing-definition', file: 'vocabulary/levels.yml', line: 4, subject: 'high', detail: '' }) // => 'vocabulary/levels.yml:4'
 */
export function placeOfFault(fault: Fault): string {
  return `${fault.file}:${fault.line}`
}

/**
 * What is wrong.
 *
 * @example
 * faultText({ kind: 'missing-definition', file: 'vocabulary/levels.yml', line: 4, subject: 'high', detail: '' }, 'en') // => 'high has no definition'
 */
export function faultText(fault: Fault, language: Language): string {
  return TEXTS[fault.kind][language].replace('{subject}', fault.subject).replace('{detail}', fault.detail)
}
