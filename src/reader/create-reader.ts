/** Makes a reader from engines; `load.ts` brings the shipped ones. */
import { LANGUAGES, type Language } from '../core/codes.ts'
import { languageOf } from '../vocabulary/language.ts'
import type { Learned } from './claims.ts'
import type { Engine } from './engine.ts'
import { evenText } from './even-text.ts'
import { frameLines, type Line, type Noise } from './frame.ts'
import { type ReadingOf, readText, recogniseText } from './read.ts'
import type { Reader, ReadOptions } from './reading.ts'
import type { RuleSet } from './rule-files.ts'
import { Scanner } from './scan.ts'

export interface ReaderSources {
  readonly version: string
  readonly rules: (language: Language) => RuleSet
  readonly engine: (language: Language) => Engine
  readonly noise: Noise
  /** What was learned for a language; nothing when left out. */
  readonly learned?: (language: Language) => Learned | undefined
}

/** A title about drugs counts as so many words for drugs in the text. */
const TITLE_WEIGHT = 3

/** A reader whose engines are made when their language is first met. */
export function readerFrom(sources: ReaderSources): Reader & { rules: (language: Language) => RuleSet } {
  const scanners = new Map<Language, Scanner>()
  const scannerOf = (language: Language): Scanner => {
    const scanner = scanners.get(language) ?? new Scanner(sources.engine(language))
    scanners.set(language, scanner)
    return scanner
  }
  const learnedOf = new Map<Language, Learned | undefined>()
  const learned = (language: Language): Learned | undefined => {
    if (!learnedOf.has(language)) learnedOf.set(language, sources.learned?.(language))
    return learnedOf.get(language)
  }
  /** Makes a text ready and hands it over: evened, framed, its language told, whether its title speaks of drugs. */
  const ready = <T>(
    text: string,
    options: ReadOptions,
    read: (scanner: Scanner, text: string, lines: readonly Line[], of: ReadingOf) => T,
  ): T => {
    const asked = options.language
    const language = asked && LANGUAGES.includes(asked) ? asked : languageOf(text)
    const scanner = scannerOf(language)
    const title = options.title ?? ''
    const isAboutDrugs = title !== '' && scanner.scan(title, frameLines(title, sources.noise), 0).strong > 0
    const even = evenText(text)
    const known = learned(language)
    return read(scanner, even, frameLines(even, sources.noise), {
      written: text,
      language,
      ...(known ? { learned: known } : {}),
      isExplained: options.explain ?? false,
      source: options.source ?? null,
      strong: isAboutDrugs ? TITLE_WEIGHT : 0,
    })
  }
  return {
    id: 'vigie-rules',
    version: sources.version,
    rules: sources.rules,
    read: (text, options = {}) => ready(text, options, readText),
    recognise: (text, options = {}) => ready(text, options, recogniseText),
  }
}
