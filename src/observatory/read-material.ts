/** Reads material as the observatory takes it: names of substances and places are no persons. Looking first and keeping after read the same. */
import type { Intake, IntakeEvent, IntakeOptions } from '../intake/intake.ts'
import { readFiles } from '../intake/read-files.ts'
import { allowedNames } from './allowed-names.ts'

export function readMaterial(
  inputs: readonly string[],
  options: IntakeOptions,
  onEvent?: (event: IntakeEvent) => void,
): AsyncGenerator<Intake> {
  return readFiles(inputs, { deidentify: { allow: allowedNames() }, ...options }, onEvent)
}
