/** The options of `vigie check` and `vigie corrections`: prove what is shipped, measure the reader, learn from what people decided. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { Problem } from '../core/problem.ts'
import { examples, folder, format } from './option-parts.ts'
import type { Run, Wiring } from './wiring.ts'

export function addCheck(program: Command, wiring: Wiring, exitWith: Run): void {
  program
    .command('check')
    .summary('prove the vocabulary, the rules and the alerts; measure the reader on coded texts')
    .description(
      'Proves the vocabulary, the rules and the alerts with their own examples. With --against, measures the reader on texts coded by hand: docs/reading.md says how.',
    )
    .argument('[path...]', 'folders or files of alert rules to prove alone; everything shipped when left out')
    .option('--against <file...>', 'coded texts, one JSON object a line: how well the reader reads them')
    .addOption(
      new Option('--by <grouping>', 'all figures of this grouping').choices([
        'language',
        'phenomenon',
        'genre',
        'rule',
      ]),
    )
    .option('--errors <count>', 'show so many claims that differ, each in its sentence', wholeCount)
    .option('--save <file>', 'keep the figures in this JSON file: counts alone, no word of the texts')
    .option('--since <file>', 'compare with these kept figures; with those of the release otherwise')
    .addOption(
      new Option(
        '--second',
        'with --against: have a second reader of your own read them too, and tell how often who is right',
      ).conflicts(['by', 'errors', 'save', 'since', 'learn']),
    )
    .addOption(
      new Option(
        '--learn <file...>',
        'coded or corrected texts: fit the confidence on them, list the rules that were wrong',
      ).conflicts(['against', 'by', 'errors', 'save', 'since']),
    )
    .option(...folder)
    .addOption(format('json', 'csv', 'human'))
    .addHelpText(
      'after',
      examples(
        'vigie check',
        'vigie check alerts/',
        'vigie check --against coded.jsonl',
        'vigie check --against coded.jsonl --by rule --errors 20',
        'vigie check --against coded.jsonl --save before.json',
        'vigie check --against coded.jsonl --since before.json --format json',
        'vigie check --against coded.jsonl --second',
        'vigie check --learn corrected.jsonl',
      ),
    )
    .action(async (paths, options) => {
      if (options.second && !options.against)
        throw new Problem('option-needs', { name: '--second', other: '--against' })
      if (options.second) {
        const { checkSecond } = await import('./check-second.ts')
        return exitWith(await checkSecond(options, wiring.terminal))
      }
      if (options.against) {
        const { checkAgainst } = await import('./check-against.ts')
        return exitWith(await checkAgainst(options, wiring.terminal))
      }
      if (options.learn) {
        const { checkLearn } = await import('./check-learn.ts')
        return exitWith(await checkLearn(options, wiring.terminal))
      }
      const { check } = await import('./check.ts')
      exitWith(await check(paths, options, wiring.terminal))
    })
}

export function addCorrections(program: Command, wiring: Wiring, exitWith: Run): void {
  program
    .command('corrections')
    .summary('what people accepted, edited and rejected, as coded texts')
    .description(
      'Writes every document whose review is complete, one JSON object a line, for `vigie check`. Whole texts, without names: for the organisation alone.',
    )
    .option('--out <file>', 'file to write; standard output otherwise')
    .option(...folder)
    .addHelpText(
      'after',
      examples('vigie corrections --out corrected.jsonl', 'vigie check --learn corrected.jsonl'),
    )
    .action(async (options) => {
      const { writeCorrections } = await import('./corrections.ts')
      exitWith(await writeCorrections(options, wiring.terminal))
    })
}

function wholeCount(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('expected a whole number, 0 or more.')
  return Number(text)
}
