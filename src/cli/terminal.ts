/** Where a command writes: how wide, with colours or not, in which language; and tables a person enjoys. */
import { stripVTControlCharacters, styleText } from 'node:util'
import type { Language } from '../core/codes.ts'

type Style = Parameters<typeof styleText>[0]

export interface Terminal {
  readonly language: Language
  /** True when a person reads; false when the output is piped. */
  readonly isInteractive: boolean
  readonly width: number
  readonly paint: (style: Style, text: string) => string
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
}

/** The terminal of this process: colours only where a person reads them and NO_COLOR does not forbid them. */
export function terminalOf(streams: Pick<NodeJS.Process, 'stdout' | 'stderr' | 'env'>): Terminal {
  const { stdout, stderr, env } = streams
  const isInteractive = stdout.isTTY === true
  const inColour = (isInteractive && !env.NO_COLOR && env.TERM !== 'dumb') || Boolean(env.FORCE_COLOR)
  return {
    language: languageOf(env),
    isInteractive,
    width: Math.max(40, Math.min(stdout.columns ?? 100, 120)),
    paint: (style, text) => (inColour ? styleText(style, text, { validateStream: false }) : text),
    print: (text) => void stdout.write(`${text}\n`),
    complain: (text) => void stderr.write(`${text}\n`),
  }
}

/**
 * The language of the user's machine: French where its locale is French, English elsewhere. `VIGIE_LANG` decides first.
 *
 * @example
 * languageOf({ LANG: 'fr_FR.UTF-8' }) // => 'fr'
 */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const said = env.VIGIE_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return said.toLowerCase().startsWith('fr') ? 'fr' : 'en'
}

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** The column that gives way when the line is too narrow. */
  readonly stretches?: boolean
}

/** Rows under their titles, wrapped to the terminal's width; no lines drawn but one under the titles. */
export function table(
  terminal: Terminal,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const widths = columns.map((column, at) =>
    Math.max(column.title.length, ...rows.map((row) => visibleLength(row[at] ?? ''))),
  )
  const stretching = columns.findIndex((column) => column.stretches)
  const spare = terminal.width - widths.reduce((sum, width) => sum + width, 0) - 2 * (columns.length - 1)
  if (stretching >= 0 && spare < 0) widths[stretching] = Math.max(16, (widths[stretching] ?? 0) + spare)
  const line = (cells: readonly string[]) => {
    const wrapped = cells.map((cell, at) => wrap(cell, widths[at] ?? 0))
    const height = Math.max(...wrapped.map((lines) => lines.length))
    return Array.from({ length: height }, (_, row) =>
      wrapped
        .map((lines, at) => pad(lines[row] ?? '', widths[at] ?? 0, columns[at]?.align))
        .join('  ')
        .trimEnd(),
    ).join('\n')
  }
  const head = terminal.paint('bold', line(columns.map((column) => column.title)))
  const rule = terminal.paint('dim', widths.map((width) => '─'.repeat(width)).join('  '))
  return [head, rule, ...rows.map(line)].join('\n')
}

const visibleLength = (text: string): number => [...stripVTControlCharacters(text)].length

function pad(text: string, width: number, align: Column['align']): string {
  const space = ' '.repeat(Math.max(0, width - visibleLength(text)))
  return align === 'right' ? space + text : text + space
}

/** Breaks a text at spaces so that no line is longer than `width`. Painted text is left whole on its line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(' ')) {
      if (line && visibleLength(line) + 1 + visibleLength(word) > width) {
        lines.push(line)
        line = word
      } else line = line ? `${line} ${word}` : word
    }
    lines.push(line)
  }
  return lines
}
