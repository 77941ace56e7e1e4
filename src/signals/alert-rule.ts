/** An alert rule: which series are watched, for what, how strictly; read from `alerts/*.yml` and proved by its own series. */
import { parse } from 'yaml'
import type { Bilingual } from '../core/codes.ts'
import { daysOf } from '../core/period.ts'
import { MEASURES, type Measure, SIGNAL_KINDS, type SignalKind, type SignalSubject } from '../core/signal.ts'
import type { Vocabulary } from '../vocabulary/concept.ts'

export interface AlertRule {
  /** File name without its ending. */
  readonly name: string
  readonly title: Bilingual
  /** Why it matters, for whoever looks at the signal. */
  readonly why: Bilingual
  readonly watch: {
    readonly measure: Measure
    /** Of reports and samples; of counts the names of series. All when absent. */
    readonly aspects?: readonly string[]
    /** Codes or groups: `harm` takes in `harm.overdose`. */
    readonly phenomena?: readonly string[]
    /** With all narrower ones. */
    readonly substances?: readonly string[]
  }
  readonly when: SignalKind
  /** One-sided false-alarm rate a period. */
  readonly alpha: number
  /** Fewer than this are no signal, however surprising. */
  readonly atLeast: number
  readonly isUrgent: boolean
  readonly proves: readonly AlertProof[]
}

/** A series, a date, the alarms expected. */
export interface AlertProof {
  readonly series: string
  readonly from: string
  /** `null` where nobody looked. */
  readonly observed: readonly (number | null)[]
  readonly denominator?: readonly (number | null)[]
  /** Spoken of before, though not in this way. */
  readonly isKnown: boolean
  /** Of a change of mix: numbers by origin. */
  readonly mix?: Readonly<Record<string, readonly number[]>>
  readonly on: string
  /** Periods expected to give the alarm on that day; none for a series that must stay quiet. */
  readonly alarms: readonly string[]
}

export interface AlertFault {
  /** `alerts/overdoses.yml › proves 2`. */
  readonly where: string
  readonly fault: Bilingual
}

export const ASPECTS_OF: Readonly<Record<Measure, readonly string[] | null>> = {
  reports: ['rises', 'falls', 'mentions'],
  samples: ['found', 'adulterated'],
  counts: null,
  coverage: null,
}

type Raw = Readonly<Record<string, unknown>>

const FIELDS = ['title', 'why', 'watch', 'when', 'alpha', 'at-least', 'urgent', 'proves']
const WATCH_FIELDS = ['measure', 'aspects', 'phenomena', 'substances']
const PROOF_FIELDS = ['series', 'from', 'observed', 'denominator', 'known', 'mix', 'on', 'alarms']

/**
 * The rule a file holds, or what is wrong with it, all at once.
 *
 * @param name file name without its ending
 * @param text YAML
 */
export function readAlertRule(
  name: string,
  text: string,
  vocabulary: Pick<Vocabulary, 'concept'>,
): { readonly rule: AlertRule | null; readonly faults: readonly AlertFault[] } {
  const faults: AlertFault[] = []
  const complain = (at: string, en: string, fr: string): void => {
    faults.push({ where: `alerts/${name}.yml${at && ` › ${at}`}`, fault: { en, fr } })
  }
  const raw = parsed(text, complain)
  if (!raw) return { rule: null, faults }
  checkRule(raw, vocabulary, complain)
  const proves = asList(raw.proves).map((proof, at) => readProof(asRecord(proof), at + 1, complain))
  checkProofs(proves, complain)
  if (faults.length) return { rule: null, faults }
  return {
    rule: {
      name,
      title: raw.title as Bilingual,
      why: raw.why as Bilingual,
      watch: raw.watch as AlertRule['watch'],
      when: raw.when as SignalKind,
      alpha: Number(raw.alpha ?? DEFAULTS.alpha),
      atLeast: Number(raw['at-least'] ?? DEFAULTS.atLeast),
      isUrgent: raw.urgent === true,
      proves,
    },
    faults,
  }
}

const DEFAULTS = { alpha: 0.01, atLeast: 1 } as const

type Complain = (at: string, en: string, fr: string) => void

function checkRule(raw: Raw, vocabulary: Pick<Vocabulary, 'concept'>, complain: Complain): void {
  checkFields(raw, FIELDS, '', complain)
  const watch = asRecord(raw.watch)
  checkFields(watch, WATCH_FIELDS, 'watch', complain)
  checkWatch(watch, vocabulary, complain)
  for (const at of ['title', 'why'])
    for (const language of ['en', 'fr'])
      if (typeof asRecord(raw[at])[language] !== 'string')
        complain(at, `lacks its words in “${language}”`, `n’a pas de mots en « ${language} »`)
  if (!(SIGNAL_KINDS as readonly unknown[]).includes(raw.when))
    complain('when', `is none of ${SIGNAL_KINDS.join(', ')}`, `n’est aucun de ${SIGNAL_KINDS.join(', ')}`)
  const alpha = raw.alpha ?? DEFAULTS.alpha
  if (typeof alpha !== 'number' || !(alpha > 0 && alpha <= 0.1))
    complain(
      'alpha',
      'is not a rate above 0 and up to 0.1',
      'n’est pas un taux au-dessus de 0 et jusqu’à 0,1',
    )
  const atLeast = raw['at-least'] ?? DEFAULTS.atLeast
  if (!Number.isInteger(atLeast) || Number(atLeast) < 1)
    complain('at-least', 'is not a whole number from 1 on', 'n’est pas un nombre entier à partir de 1')
}

function parsed(text: string, complain: Complain): Raw | null {
  try {
    const raw: unknown = parse(text)
    if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return raw as Raw
    complain('', 'holds no fields', 'ne contient aucun champ')
  } catch (error) {
    const line = (error as { linePos?: readonly { line: number }[] }).linePos?.[0]?.line ?? 1
    complain('', `is no YAML from line ${line} on`, `n’est plus du YAML à partir de la ligne ${line}`)
  }
  return null
}

const asRecord = (value: unknown): Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {}
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function checkFields(raw: Raw, known: readonly string[], at: string, complain: Complain): void {
  for (const field of Object.keys(raw).filter((name) => !known.includes(name)))
    complain(
      at,
      `has an unknown field, ${field}; it may have ${known.join(', ')}`,
      `porte un champ inconnu, ${field} ; les champs sont ${known.join(', ')}`,
    )
}

function checkWatch(watch: Raw, { concept }: Pick<Vocabulary, 'concept'>, complain: Complain): void {
  const { measure } = watch
  if (!(MEASURES as readonly unknown[]).includes(measure)) {
    complain(
      'watch',
      `measure is none of ${MEASURES.join(', ')}`,
      `measure n’est aucun de ${MEASURES.join(', ')}`,
    )
    return
  }
  const aspects = ASPECTS_OF[measure as Measure]
  for (const aspect of asList(watch.aspects))
    if (aspects && !aspects.includes(String(aspect)))
      complain(
        'watch',
        `aspects knows only ${aspects.join(', ')}`,
        `aspects ne connaît que ${aspects.join(', ')}`,
      )
  for (const scheme of ['phenomena', 'substances'] as const)
    for (const code of asList(watch[scheme]))
      if (!concept(scheme, String(code)))
        complain(
          'watch',
          `${scheme}: the vocabulary does not know ${String(code)}`,
          `${scheme} : le vocabulaire ne connaît pas ${String(code)}`,
        )
}

function readProof(raw: Raw, at: number, complain: Complain): AlertProof {
  const where = `proves ${at}`
  checkFields(raw, PROOF_FIELDS, where, complain)
  const numbers = (value: unknown): (number | null)[] =>
    asList(value).map((count) => (typeof count === 'number' ? count : null))
  for (const field of ['from', 'on'] as const)
    if (!daysOf(String(raw[field] ?? '')))
      complain(where, `${field} is no period or day`, `${field} n’est ni une période ni un jour`)
  const denominator = raw.denominator === undefined ? undefined : numbers(raw.denominator)
  const observed = numbers(raw.observed)
  if (denominator && denominator.length !== observed.length)
    complain(
      where,
      `has ${observed.length} numbers observed and ${denominator.length} in the denominator; give as many`,
      `a ${observed.length} nombres observés et ${denominator.length} au dénominateur ; donnez-en autant`,
    )
  const mix = raw.mix === undefined ? undefined : (asRecord(raw.mix) as Record<string, readonly number[]>)
  return {
    series: String(raw.series ?? ''),
    from: String(raw.from ?? ''),
    observed,
    ...(denominator ? { denominator } : {}),
    isKnown: raw.known === true,
    ...(mix ? { mix } : {}),
    on: String(raw.on ?? ''),
    alarms: asList(raw.alarms).map(String),
  }
}

function checkProofs(proves: readonly AlertProof[], complain: Complain): void {
  const rings = proves.filter(({ alarms }) => alarms.length > 0).length
  if (rings === 0)
    complain(
      'proves',
      'has no series that gives the alarm; add one that must',
      'n’a aucune série qui donne l’alarme ; ajoutez-en une qui le doit',
    )
  if (rings === proves.length)
    complain(
      'proves',
      'has no series that stays quiet; add one with `alarms: []`',
      'n’a aucune série qui reste muette ; ajoutez-en une avec `alarms: []`',
    )
}

/** True when a rule watches series of that subject. */
export function watches(
  { watch }: Pick<AlertRule, 'watch'>,
  { measure, aspect, phenomenon, substance }: SignalSubject,
  { substanceAndWider }: Pick<Vocabulary, 'substanceAndWider'>,
): boolean {
  const { aspects, phenomena, substances } = watch
  return (
    watch.measure === measure &&
    (!aspects || aspects.includes(aspect)) &&
    (!phenomena ||
      phenomena.some((code) => phenomenon === code || (phenomenon ?? '').startsWith(`${code}.`))) &&
    (!substances ||
      (substance !== null && substanceAndWider(substance).some((code) => substances.includes(code))))
  )
}
