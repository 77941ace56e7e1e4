/** The entrance of the command: wires the command line to the server, and sets the exit code. */
import { CommanderError } from 'commander'
import { EXIT, explain } from './cli/exit.ts'
import { buildProgram } from './cli/program.ts'
import { terminalOf } from './cli/terminal.ts'
import { packageVersion } from './vocabulary/package-files.ts'

const terminal = terminalOf(process)
// A reader that stops early (`vigie read … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.failed),
)

const program = buildProgram(
  {
    terminal,
    version: packageVersion(),
    startServer: async (options) => (await import('./server/start.ts')).startServer(options),
    renderPage: async (store, address) => (await import('./server/start.ts')).renderPage(store, address),
  },
  (code) => {
    process.exitCode = code
  },
)
for (const command of [program, ...program.commands]) command.exitOverride()

// No `await` at the top: the build also makes one script of this, which cannot hold one.
program.parseAsync(process.argv).catch((error: unknown) => {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage
  else process.exitCode = explain(error, terminal)
})
