/** What the commands say alike: how `--format` and `--folder` are offered, and how examples stand under `--help`. */
import { Option } from 'commander'

export const format = (...choices: string[]) =>
  new Option(
    '--format <format>',
    'how to print; a table on a terminal, the first of these when piped',
  ).choices(choices)

export const examples = (...lines: string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`

export const folder = [
  '--folder <folder>',
  'where the observatory is kept; otherwise DATABASE_URL, then VIGIE_FOLDER, then the user data folder',
] as const
