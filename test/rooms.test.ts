/** The rooms of src/ import one way: `rooms.yml` says who may use whom. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('..', import.meta.url))
const rooms: Record<string, { holds: string; may: string[] }> = parse(
  readFileSync(join(root, 'rooms.yml'), 'utf8'),
)
const names = Object.keys(rooms)

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : /\.tsx?$/.test(name) ? [path] : []
  })
}

/** Rooms a file imports from, its own left out. Tests may also use what a fixture needs. */
function importedRooms(file: string): string[] {
  const source = readFileSync(file, 'utf8')
  return [...source.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].flatMap(([, path]) => {
    const [top, room] = relative(root, resolve(dirname(file), path!)).split(sep)
    return top === 'src' && room && names.includes(room) ? [room] : []
  })
}

const present = readdirSync(join(root, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

describe('rooms', () => {
  test('every folder of src/ is a room of rooms.yml', () => {
    expect(present.filter((room) => !names.includes(room))).toEqual([])
  })

  test('a room may use only rooms listed above it', () => {
    for (const [index, name] of names.entries())
      for (const used of rooms[name]!.may)
        expect([name, used, names.indexOf(used) < index]).toEqual([name, used, true])
  })

  test.each(present)('%s imports only what rooms.yml lets it', (room) => {
    const strays = filesBelow(join(root, 'src', room)).flatMap((file) =>
      importedRooms(file)
        .filter((used) => used !== room && !rooms[room]!.may.includes(used))
        .map((used) => `${relative(root, file)} uses ${used}`),
    )
    expect(strays).toEqual([])
  })

  test('one file alone sends anything to a server that is not Vigie’s own', () => {
    const asks =
      /\bfetch\(|\bhttps?\.(?:get|request)\(|from ['"](?:undici|node:(?:https|http2|tls|dgram))['"]/
    const asking = filesBelow(join(root, 'src'))
      .filter((file) => !/\.(?:test|fixture)\.tsx?$/.test(file) && !file.includes(`${sep}islands${sep}`))
      .filter((file) => asks.test(readFileSync(file, 'utf8')))
    expect(asking.map((file) => relative(root, file))).toEqual([join('src', 'second-reader', 'post.ts')])
  })

  const touchesTheWorld =
    /from ['"](?:node:(?:fs|net|http|https|child_process|dns|os)(?:\/promises)?)['"]|\bDate\.now\(\)|new Date\(\)|Math\.random\(\)/
  const pure = ['core', 'statistics', 'protect', 'prices', 'samples', 'signals', 'trends', 'publish', 'web']
  test.each(present.filter((room) => pure.includes(room)))(
    '%s touches neither disk, network, clock nor chance',
    (room) => {
      const strays = filesBelow(join(root, 'src', room))
        .filter((file) => !/\.test\.tsx?$/.test(file) && !file.includes(`${sep}islands${sep}`))
        .filter((file) => touchesTheWorld.test(readFileSync(file, 'utf8')))
      expect(strays.map((file) => relative(root, file))).toEqual([])
    },
  )
})
