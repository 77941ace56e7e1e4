/** A gazetteer over its files: names to places, places to wider ones, and which of several namesakes is meant. */
import type { Place } from '../core/place.ts'
import { foldName, withoutArticle } from './fold-name.ts'
import type { Gazetteer, NamedPlaces, NameFlag, Nearby } from './gazetteer-types.ts'
import { chooseAmong, likelihood } from './namesakes.ts'
import { type KnownPlace, readCommunes, readDemonyms, readPlaces } from './read-places.ts'

/** The text of one of the gazetteer's files. */
export type PlaceFile = (name: string) => string

const WIDE_FILES = ['countries.tsv', 'areas.tsv', 'states.tsv', 'france.tsv', 'cities.tsv', 'networks.tsv']

export function createGazetteer(file: PlaceFile): Gazetteer {
  const known = new Map<string, KnownPlace>()
  const towns = readPlaces(file('towns.tsv'))
  const townCodes = new Set(towns.map((one) => one.place.code))
  for (const one of [
    ...WIDE_FILES.flatMap((name) => readPlaces(file(name))),
    ...towns,
    ...readCommunes(file('communes.tsv')),
  ])
    known.set(one.place.code, one)

  const villages = once(() => new Map(readCommunes(file('villages.tsv')).map((one) => [one.place.code, one])))
  const byName = once(() => indexOf(known.values()))
  const villagesByName = once(() => indexOf(villages().values()))
  const demonyms = once(() => demonymIndex(file('demonyms.tsv')))
  const common = once(
    () =>
      new Set(
        file('common-names.txt')
          .split('\n')
          .filter((line) => line && !line.startsWith('#')),
      ),
  )
  const children = once(() => childrenOf(known.values()))

  const entry = (code: string): KnownPlace | undefined =>
    known.get(code) ?? (/^FR-(?:\d|2[AB])\d{3,4}$/.test(code) ? villages().get(code) : undefined)
  const get = (code: string): Place | undefined => entry(code)?.place
  const widerThan = (code: string): string[] => {
    const wider: string[] = []
    for (let at = get(code)?.within; at && !wider.includes(at); at = get(at)?.within) wider.push(at)
    return wider
  }
  const flagsOf = (folded: string, ...more: NameFlag[]): NameFlag[] =>
    common().has(folded) ? ['common', ...more] : more
  const ranked = (codes: readonly string[]): string[] =>
    [...codes].sort((a, b) => likelihood(get(b)) - likelihood(get(a)) || (a < b ? -1 : 1))

  /** A name that means a small town abroad before any other place. */
  const smallness = (codes: readonly string[]): NameFlag[] => (townCodes.has(codes[0] ?? '') ? ['small'] : [])

  const named = (name: string): NamedPlaces | undefined => {
    const folded = foldName(name)
    for (const key of new Set([folded, withoutArticle(folded)])) {
      const codes = byName().get(key)
      if (codes) {
        const first = ranked(codes)
        return { name, codes: first, flags: flagsOf(folded, ...smallness(first)) }
      }
      const forms = demonyms().get(key)
      if (forms) return { name, codes: forms, flags: flagsOf(folded, 'demonym') }
      const small = villagesByName().get(key)
      if (small) return { name, codes: ranked(small), flags: flagsOf(folded, 'small') }
    }
    return undefined
  }
  /** Villages too, for a text that speaks of their département. */
  const namesakes = (name: string, near: Nearby | undefined): readonly string[] => {
    const codes = named(name)?.codes ?? []
    const small = near?.within?.length ? (villagesByName().get(foldName(name)) ?? []) : []
    return [...codes, ...small.filter((code) => !codes.includes(code))]
  }

  const flagsFor = (folded: string, codes: readonly string[]): NameFlag[] =>
    flagsOf(folded, ...smallness(codes))

  return {
    get,
    nameOf: (code, language) => entry(code)?.preferred[language] ?? get(code)?.name ?? code,
    widerThan,
    inside: (code) => children().get(code) ?? [],
    lookup: (name, near) => {
      const codes = namesakes(name, near)
      return codes.length ? get(chooseAmong(codes, near, widerThan, get)) : undefined
    },
    named,
    *names() {
      for (const { name, codes, flags } of listNames(known.values(), byName(), ranked, flagsFor))
        if (!flags.includes('demonym')) yield [name, codes] as const
    },
    *namedPlaces() {
      yield* listNames(known.values(), byName(), ranked, flagsFor)
      for (const [name, codes] of demonyms()) yield { name, codes, flags: flagsOf(name, 'demonym') }
    },
    publicPlace: (code) => publicPlaceOf(get(code), get),
  }
}

/** Places by every folded name, and by those without their article. */
function indexOf(places: Iterable<KnownPlace>): Map<string, string[]> {
  const index = new Map<string, string[]>()
  const add = (key: string, code: string): void => {
    const codes = index.get(key)
    if (!codes) index.set(key, [code])
    else if (!codes.includes(code)) codes.push(code)
  }
  for (const { place, others } of places)
    for (const name of [place.name, ...others]) {
      const folded = foldName(name)
      add(folded, place.code)
      const bare = withoutArticle(folded)
      if (bare !== folded) add(bare, place.code)
    }
  return index
}

function demonymIndex(text: string): Map<string, string[]> {
  const index = new Map<string, string[]>()
  for (const [form, code] of readDemonyms(text)) {
    const key = foldName(form)
    const codes = index.get(key)
    if (!codes) index.set(key, [code])
    else if (!codes.includes(code)) codes.push(code)
  }
  return index
}

/** Names as written, each once by its folded form; lines of a network need their city beside them and are left out. */
function* listNames(
  places: Iterable<KnownPlace>,
  index: ReadonlyMap<string, readonly string[]>,
  ranked: (codes: readonly string[]) => string[],
  flagsFor: (folded: string, codes: readonly string[]) => NameFlag[],
): Generator<NamedPlaces> {
  const seen = new Set<string>()
  for (const { place, others } of places) {
    if (place.kind === 'network-place') continue
    for (const name of [place.name, ...others]) {
      const folded = foldName(name)
      if (seen.has(folded)) continue
      seen.add(folded)
      const codes = index.get(folded) ?? [place.code]
      const first = codes.length > 1 ? ranked(codes) : codes
      yield { name, codes: first, flags: flagsFor(folded, first) }
    }
  }
}

function childrenOf(places: Iterable<KnownPlace>): Map<string, string[]> {
  const children = new Map<string, string[]>()
  for (const { place } of places)
    if (place.within) children.set(place.within, [...(children.get(place.within) ?? []), place.code])
  return children
}

/** Up to the commune, arrondissement or city that holds it, when one does; a place as wide as that stays itself. */
function publicPlaceOf(place: Place | undefined, get: (code: string) => Place | undefined): string | null {
  if (!place) return null
  if (place.kind === 'commune' || place.kind === 'arrondissement') return place.code
  let holder = place
  for (
    let at = place.within ? get(place.within) : undefined;
    at;
    at = at.within ? get(at.within) : undefined
  ) {
    if (at.kind === 'commune' || at.kind === 'arrondissement' || at.kind === 'city') holder = at
    else if (holder.kind === 'network-place') holder = at
  }
  return holder.code
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
