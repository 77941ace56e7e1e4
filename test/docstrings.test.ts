/** The examples of docstrings are run: `call // => result` must give what it says. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return name === 'islands' ? [] : sourcesBelow(path)
    return /\.tsx?$/.test(name) && !/\.(test|child|fixture)\.tsx?$/.test(name) ? [path] : []
  })
}

interface Example {
  readonly call: string
  readonly result: string
}

/** Lines `call // => result` after an `@example` of a docstring. */
function examplesOf(source: string): Example[] {
  return [...source.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap(([docstring]) => {
    const at = docstring.indexOf('@example')
    if (at < 0) return []
    return [...docstring.slice(at).matchAll(/^\s*\*\s?(.+?)\s*\/\/ => (.+?)\s*$/gm)].map(
      ([, call, result]) => ({
        call: call ?? '',
        result: result ?? '',
      }),
    )
  })
}

const evaluate = (expression: string, scope: Record<string, unknown>): unknown =>
  new Function(...Object.keys(scope), `return (${expression})`)(...Object.values(scope))

/** A fraction is written with some digits: the same to one part in 10¹². */
const isSameNumber = (given: unknown, said: number): boolean =>
  typeof given === 'number' && Math.abs(given - said) <= 1e-12 * Math.abs(said)

const files = sourcesBelow(join(root, 'src'))
  .map((path) => ({ path, name: relative(root, path), examples: examplesOf(readFileSync(path, 'utf8')) }))
  .filter(({ examples }) => examples.length > 0)

describe.each(files)('$name', ({ path, examples }) => {
  test.each(examples)('$call gives $result', async ({ call, result }) => {
    const scope: Record<string, unknown> = await import(pathToFileURL(path).href)
    const [given, said] = [await evaluate(call, scope), evaluate(result, scope)]
    if (typeof said === 'number' && !Number.isInteger(said)) expect(isSameNumber(given, said)).toBe(true)
    else expect(given).toEqual(said)
  })
})
