/** Files, folders and standard input to documents and tables without names, one after the other. */
import type { Intake, IntakeEvent, IntakeOptions } from './intake.ts'

export declare function readFiles(
  inputs: readonly string[],
  options?: IntakeOptions,
  onEvent?: (event: IntakeEvent) => void,
): AsyncIterable<Intake>
