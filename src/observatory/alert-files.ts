/** Reads the alert rules of a folder: those shipped with Vigie, or an organisation's own. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Problem } from '../core/problem.ts'
import { type AlertFault, type AlertRule, readAlertRule } from '../signals/alert-rule.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { packageFile } from '../vocabulary/package-files.ts'

/** What a folder of alert rules, or one file, holds: rules, and what is wrong with the others. */
export function readAlerts(path = packageFile('alerts')): {
  readonly rules: readonly AlertRule[]
  readonly faults: readonly AlertFault[]
} {
  if (!existsSync(path)) throw new Problem('not-found', { file: basename(path) })
  const files = path.endsWith('.yml')
    ? [path]
    : readdirSync(path)
        .filter((name) => name.endsWith('.yml'))
        .sort()
        .map((name) => join(path, name))
  const read = files.map((file) =>
    readAlertRule(basename(file, '.yml'), readFileSync(file, 'utf8'), loadVocabulary()),
  )
  return {
    rules: read.flatMap(({ rule }) => rule ?? []),
    faults: read.flatMap(({ faults }) => faults),
  }
}

/**
 * The rules a run works with.
 *
 * @throws Problem `alert-fault` when one of them cannot be read: a rule silently left out would be an alarm silently left out.
 */
export function loadAlerts(path?: string): readonly AlertRule[] {
  const { rules, faults } = readAlerts(path)
  const [first] = faults
  if (first)
    throw new Problem('alert-fault', { count: faults.length, first: `${first.where} ${first.fault.en}` })
  return rules
}
