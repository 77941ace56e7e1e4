// Runs the command as one script, with the code V8 made of it at build time where that is of this V8: nothing is compiled anew.
// `module.enableCompileCache` does as much for modules, from Node 22.1 on only.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { constants, Script } from 'node:vm'

/** Where the compiled code of a script lies. */
export const codeOf = (file) => file.replace(/\.cjs$/, '.code')

/** Runs a script of plain ASCII; V8 leaves code of another version aside. Gives the script, whose code may then be kept. */
export function runScript(file) {
  const code = codeOf(file)
  const script = new Script(
    `(function(exports,require,module,__filename,__dirname){${readFileSync(file, 'latin1')}\n})`,
    {
      filename: file,
      importModuleDynamically: constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(existsSync(code) ? { cachedData: readFileSync(code) } : {}),
    },
  )
  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file))
  return script
}
