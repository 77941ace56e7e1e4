// Runs the command as one script, with the code V8 made of it at build time where that is of this V8: nothing is compiled anew.
// `module.enableCompileCache` does as much for modules, from Node 22.1 on only.
const { existsSync, readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { dirname } = require('node:path')
const { constants, Script } = require('node:vm')

/** Where the compiled code of a script lies. */
const codeOf = (file) => file.replace(/\.cjs$/, '.code')

/** A script of plain ASCII with the code kept of it; V8 leaves code of another version aside. */
function scriptOf(file) {
  const code = codeOf(file)
  return new Script(
    `(function(exports,require,module,__filename,__dirname){${readFileSync(file, 'latin1')}\n})`,
    {
      filename: file,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(existsSync(code) ? { cachedData: readFileSync(code) } : {}),
    },
  )
}

/** Runs a script. Gives it back: its code may then be kept. */
function runScript(file) {
  const script = scriptOf(file)
  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file))
  return script
}

module.exports = { codeOf, runScript, scriptOf }
