/** The promise that something went through the de-identifier: a type only this file can make. */
import type { Document } from '../core/document.ts'
import { type DeidentifyOptions, deidentify } from './deidentify.ts'
import { redactedSpan } from './redaction.ts'

declare const deidentified: unique symbol

/** `T` without names, contacts or identifiers. The only way to one is through `deidentifyDocument` or `deidentifyRow`. */
export type Deidentified<T> = T & { readonly [deidentified]: true }

/** A document as its reader found it, before de-identification; boilerplate counts in this text. */
export type RawDocument = Document

/** The words of a document, with nothing known of where they come from. */
export type DocumentWords = Pick<Document, 'name' | 'title' | 'text' | 'boilerplate'>

/**
 * The document with its text, title and name de-identified, and its boilerplate marked in the new text. Persons keep one number from
 * title to text.
 */
export function deidentifyDocument(
  raw: RawDocument,
  options: DeidentifyOptions = {},
): Deidentified<Document> {
  const clean: Document = { ...raw, ...deidentifyWords(raw, options) }
  return clean as Deidentified<Document>
}

/** The same for a text that is read and not kept. */
export function deidentifyWords(
  raw: DocumentWords,
  options: DeidentifyOptions = {},
): Deidentified<DocumentWords> {
  const text = deidentify(raw.text, options)
  const clean: DocumentWords = {
    name: deidentify(raw.name, options).text,
    title: raw.title === null ? null : deidentify(raw.title, options).text,
    text: text.text,
    boilerplate: raw.boilerplate.map((run) => redactedSpan(text.redactions, run)),
  }
  return clean as Deidentified<DocumentWords>
}

export interface RowOptions extends DeidentifyOptions {
  /** Fields that hold a code, an id or a hash of our own, never words of a person: left as they are. */
  readonly coded?: readonly string[]
}

/** The row with every string in it de-identified, in lists and nested objects too, except its coded fields. */
export function deidentifyRow<T extends object>(row: T, options: RowOptions = {}): Deidentified<T> {
  const coded = new Set(options.coded)
  return deidentifyValue(row, coded, options) as Deidentified<T>
}

function deidentifyValue(value: unknown, coded: ReadonlySet<string>, options: DeidentifyOptions): unknown {
  if (typeof value === 'string') return deidentify(value, options).text
  if (Array.isArray(value)) return value.map((item) => deidentifyValue(item, coded, options))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key,
      coded.has(key) ? field : deidentifyValue(field, coded, options),
    ]),
  )
}
