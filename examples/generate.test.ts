/** The generated part of the example is what its generator writes: nobody edits it by hand. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
// @ts-expect-error The generator is plain JavaScript, so that it runs without a build.
import { observatory } from './generator/observatory.mjs'

const folder = fileURLToPath(new URL('./observatory/generated', import.meta.url))

function filesBelow(at: string): string[] {
  return readdirSync(at).flatMap((name) => {
    const path = join(at, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}

test('the generated observatory on disk is the one the generator writes', () => {
  const written = new Map<string, string>(observatory())
  expect(
    filesBelow(folder)
      .map((path) => relative(folder, path))
      .sort(),
  ).toEqual([...written.keys()].sort())
  for (const [path, text] of written) expect(readFileSync(join(folder, path), 'utf8')).toBe(text)
})
