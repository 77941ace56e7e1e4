/** The commands of `vigie` and their options; each runs in a file of its own, loaded only when called. */
import { Command, InvalidArgumentError, Option } from 'commander'
import { LANGUAGES, SOURCE_KINDS } from '../core/codes.ts'
import { addCheck, addCorrections } from './check-command.ts'
import { examples, folder, format } from './option-parts.ts'
import type { Run, Wiring } from './wiring.ts'

export function buildProgram(wiring: Wiring, exitWith: Run): Command {
  const program = new Command('vigie')
    .description(
      'An observatory for drug markets and drug use: reads, codes, weighs, publishes, for public health.',
    )
    .version(wiring.version)
    .showHelpAfterError('(see --help)')
    .configureHelp({ showGlobalOptions: true })
  addReading(program, wiring, exitWith)
  addObservatory(program, wiring, exitWith)
  addNumbers(program, wiring, exitWith)
  addSignals(program, wiring, exitWith)
  addUpkeep(program, wiring, exitWith)
  return program
}

const language = new Option(
  '--language <language>',
  'language of the text; found out by itself otherwise',
).choices([...LANGUAGES])

function addReading(program: Command, wiring: Wiring, exitWith: Run): void {
  program
    .command('read')
    .summary('code texts: who claims what, in which words')
    .description('Reads texts and prints what they claim. Needs no database and no network; keeps nothing.')
    .argument('<file...>', 'texts, web pages, PDF, DOCX, folders, or - for standard input')
    .addOption(format('jsonl', 'json', 'csv', 'human'))
    .addOption(language)
    .addOption(
      new Option('--source <kind>', 'who observed, where the text names no one').choices([...SOURCE_KINDS]),
    )
    .option('--explain', 'say for each claim how likely it is and which signs spoke for it')
    .option(
      '--second',
      'have a second reader of your own (docs/second-reader.md) read it too, names taken out, and compare',
    )
    .addHelpText(
      'after',
      examples(
        'vigie read article.txt',
        'vigie read article.txt --explain',
        'vigie read article.txt --second',
        'vigie read notes/ --format csv > notes.csv',
      ),
    )
    .action(async (files, options) => {
      const { read } = await import('./read.ts')
      exitWith(await read(files, options, wiring.terminal))
    })
  program
    .command('deidentify')
    .summary('replace what identifies a person by typed placeholders')
    .argument('<file...>', 'texts, or - for standard input')
    .addOption(
      new Option('--format <format>', 'the text, or the replaced spans')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addOption(language)
    .addHelpText(
      'after',
      examples('vigie deidentify note.txt > note.clean.txt', 'vigie deidentify - --format json < note.txt'),
    )
    .action(async (files, options) => {
      const { deidentifyFiles } = await import('./deidentify.ts')
      exitWith(await deidentifyFiles(files, options, wiring.terminal))
    })
  program
    .command('vocabulary')
    .summary('show what can be said, or find a word in it')
    .argument('[scheme]', 'phenomena, substances, directions, …; all schemes when left out')
    .option('--find <word>', 'the concepts a word stands for: slang, accents and misspellings are forgiven')
    .addOption(format('json', 'csv', 'human'))
    .addHelpText('after', examples('vigie vocabulary substances', 'vigie vocabulary --find rabla'))
    .action(async (scheme, options) => {
      const { showVocabulary } = await import('./vocabulary.ts')
      exitWith(await showVocabulary(scheme, options, wiring.terminal))
    })
}

function addObservatory(program: Command, wiring: Wiring, exitWith: Run): void {
  program
    .command('import')
    .summary('take material in: de-identified, read, stored')
    .argument('<path...>', 'files, folders, or - for standard input')
    .option(...folder)
    .option('--map <file>', 'column mapping of a CSV; otherwise the .map.yml beside it')
    .option('--date <date>', 'publication date where the file has none')
    .option('--publisher <name>', 'who printed it, where the file does not say')
    .option('--relays <name>', 'whose work it relays')
    .addOption(new Option('--source <kind>', 'who observed').choices([...SOURCE_KINDS]))
    .option('--site <place>', 'code of the observing site')
    .option('--refused <file>', 'write what was refused, and why, to this CSV file')
    .option(
      '--second',
      'have a second reader of your own (docs/second-reader.md) read too; what it alone sees waits for a person',
    )
    .addOption(format('json', 'human'))
    .addHelpText(
      'after',
      examples(
        'vigie import notes/',
        'vigie import offers.csv --map offers.map.yml',
        'vigie import notes/ --second',
      ),
    )
    .action(async (paths, options) => {
      const { importPaths } = await import('./import.ts')
      exitWith(await importPaths(paths, options, wiring.terminal))
    })
  program
    .command('trends')
    .summary('what the observations add up to, and how surely')
    .option(...folder)
    .option('--period <period>', 'year, half, quarter or month; the newest year with material otherwise')
    .option('--substance <code>', 'only this substance and its narrower ones')
    .option('--phenomenon <code>', 'only this phenomenon')
    .option('--place <code>', 'only this place and those within')
    .option('--status <status>', 'only trends at least this sure')
    .option('--public', 'as the public may see it: no place finer than a commune or arrondissement')
    .addOption(format('json', 'csv', 'human'))
    .addHelpText(
      'after',
      examples('vigie trends --period 2025', 'vigie trends --substance crack --format csv'),
    )
    .action(async (options) => {
      const { showTrends } = await import('./trends.ts')
      exitWith(await showTrends(options, wiring.terminal))
    })
  program
    .command('report')
    .summary('the yearly report as one page that prints well')
    .option(...folder)
    .option('--year <year>', 'the newest year with material otherwise', wholeYear)
    .option('--out <file>', 'file to write; standard output otherwise')
    .option('--internal', 'with places finer than a commune, for the team alone')
    .addHelpText('after', examples('vigie report --year 2025 --out report.html'))
    .action(async (options) => {
      const { writeReport } = await import('./report.ts')
      exitWith(await writeReport(options, wiring))
    })
  for (const [name, summary] of [
    ['serve', 'open the observatory in a browser, on this machine'],
    ['demo', 'open an invented observatory: ten sites, 24 months'],
  ] as const)
    program
      .command(name)
      .summary(summary)
      .option(...folder)
      .option('--port <port>', 'port to listen on', wholePort)
      .option('--host <host>', 'address to listen on; this machine alone unless accounts exist', '127.0.0.1')
      .addHelpText('after', examples(`vigie ${name}`, `vigie ${name} --port 8080`))
      .action(async (options) => {
        const { serve } = await import('./serve.ts')
        exitWith(await serve(name, options, wiring))
      })
}

function addNumbers(program: Command, wiring: Wiring, exitWith: Run): void {
  const common = (command: Command) =>
    command
      .option(...folder)
      .option('--period <period>', 'year, half, quarter or month; the newest year with material otherwise')
      .option('--substance <code>', 'only this substance and its narrower ones')
      .option('--place <code>', 'only this place and those within')
      .option('--public', 'as the public may see it: rounded, and nothing that rests on too few')
      .addOption(format('json', 'csv', 'human'))
  common(program.command('prices'))
    .summary('what is asked for what, by whom, and what changed')
    .description(
      'Prices for one unit: families side by side, promotions apart, each figure with what it rests on.',
    )
    .option('--unit <unit>', 'only this unit of sale: g, ml, tablet, blotter, dose…')
    .addHelpText(
      'after',
      examples(
        'vigie prices --period 2025',
        'vigie prices --substance cocaine --place FR-31555 --format csv',
      ),
    )
    .action(async (options) => {
      const { showPrices } = await import('./numbers.ts')
      exitWith(await showPrices(options, wiring.terminal))
    })
  common(program.command('samples'))
    .summary('what drug checking expected and found, on how many samples')
    .description(
      'Shares with their tests and intervals, raw and with the same mix of reasons for collection.',
    )
    .addHelpText(
      'after',
      examples(
        'vigie samples --period 2025',
        'vigie samples --substance ketamine --format csv > ketamine.csv',
      ),
    )
    .action(async (options) => {
      const { showSamples } = await import('./numbers.ts')
      exitWith(await showSamples(options, wiring.terminal))
    })
}

function addSignals(program: Command, wiring: Wiring, exitWith: Run): void {
  program
    .command('signals')
    .summary('what the numbers say deserves a look, and keep it for those who look')
    .description(
      'Judges every watched series as of a day by the rules of alerts/, keeps what it found, and lists it.',
    )
    .option(...folder)
    .option('--on <day>', 'as of that day; the last day the material speaks of otherwise')
    .option('--list', 'only list what is kept, in every state')
    .option('--state <state>', 'only signals in that state: new, triage, verify, assess, respond, closed')
    .option('--dry-run', 'show what would be found; keep nothing')
    .option('--alerts <folder>', 'alert rules of your own instead of those shipped')
    .addOption(format('json', 'csv', 'human'))
    .addHelpText(
      'after',
      examples(
        'vigie signals',
        'vigie signals --on 2025-09-30 --dry-run',
        'vigie signals --list --state new --format csv',
      ),
    )
    .action(async (options) => {
      const { showSignals } = await import('./signals.ts')
      exitWith(await showSignals(options, wiring.terminal))
    })
  program
    .command('backtest')
    .summary('replay history: what would have been signalled when, by which method')
    .option(...folder)
    .option('--from <day>', 'first day replayed; a year before the last otherwise')
    .option('--to <day>', 'last day replayed; the last the material speaks of otherwise')
    .addOption(
      new Option('--every <unit>', 'a run at the end of every one')
        .choices(['week', 'month'])
        .default('week'),
    )
    .option('--alerts <folder>', 'alert rules of your own instead of those shipped')
    .addOption(format('json', 'csv', 'human'))
    .addHelpText(
      'after',
      examples(
        'vigie backtest --from 2025-01-01 --to 2025-12-31',
        'vigie backtest --every month --alerts my-alerts/ --format csv',
      ),
    )
    .action(async (options) => {
      const { runBacktest } = await import('./backtest.ts')
      exitWith(await runBacktest(options, wiring.terminal))
    })
}

function addUpkeep(program: Command, wiring: Wiring, exitWith: Run): void {
  program
    .command('db')
    .summary('the database: state, upgrade, backup, restore, check of the audit chain')
    .argument('<action>', 'status, migrate, export, import, verify or stop')
    .argument('[file]', 'the file of export and import')
    .option(...folder)
    .option('--replace', 'import over what is there')
    .addHelpText(
      'after',
      examples('vigie db status', 'vigie db export backup.vigie', 'vigie db import backup.vigie'),
    )
    .action(async (action, file, options) => {
      const { database } = await import('./database.ts')
      exitWith(await database(action, file, options, wiring.terminal))
    })
  addCheck(program, wiring, exitWith)
  addCorrections(program, wiring, exitWith)
  program
    .command('doctor')
    .summary('is this machine ready, and if not, what to do')
    .option(...folder)
    .addHelpText('after', examples('vigie doctor'))
    .action(async (options) => {
      const { doctor } = await import('./doctor.ts')
      exitWith(await doctor(options, wiring))
    })
}

function wholePort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError('expected a whole number from 0 to 65535.')
  return port
}

function wholeYear(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('expected a year of four digits, such as 2025.')
  return Number(text)
}
