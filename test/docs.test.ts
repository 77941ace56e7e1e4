/** Documents stay true: links lead somewhere, and every command the README names exists. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { buildProgram } from '../src/cli/program.ts'
import { terminalOf } from '../src/cli/terminal.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

function pagesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? pagesBelow(path) : name.endsWith('.md') ? [path] : []
  })
}

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'examples/README.md'].map((name) => join(root, name)),
  ...pagesBelow(join(root, 'docs')),
]

test.each(pages.map((path) => relative(root, path)))('links of %s lead to files that are there', (name) => {
  const text = readFileSync(join(root, name), 'utf8')
  const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link]) => link ?? '')
  const lost = links
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => !existsSync(join(root, dirname(name), link)))
  expect(lost).toEqual([])
})

const notHere = (): Promise<never> => Promise.reject(new Error('not here'))

test('every command the README and the contributing page name exists', () => {
  const program = buildProgram(
    { terminal: terminalOf(process), version: '', startServer: notHere, renderPage: notHere },
    () => {},
  )
  const known = program.commands.map((command) => command.name())
  const named = ['README.md', 'CONTRIBUTING.md'].flatMap((name) =>
    [...readFileSync(join(root, name), 'utf8').matchAll(/npx vigie ([a-z]+)/g)].map(
      ([, command]) => command ?? '',
    ),
  )
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((command) => !known.includes(command))).toEqual([])
})

test('every room of rooms.yml has its place in the tour', () => {
  const tour = readFileSync(join(root, 'docs/tour.md'), 'utf8')
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  expect(rooms.filter((room) => !tour.includes(`## ${room}`))).toEqual([])
})
