/** What the commands say alike: how `--format` is offered, and how examples stand under `--help`. */
import { Option } from 'commander'

export const format = (...choices: string[]) =>
  new Option(
    '--format <format>',
    'how to print; a table on a terminal, the first of these when piped',
  ).choices(choices)

export const examples = (...lines: string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`
