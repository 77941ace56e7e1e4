import { describe, expect, test } from 'vitest'
import type { Claim } from '../core/claim.ts'
import type { Trend } from '../core/trend.ts'
import { claim, wording } from './claims.fixture.ts'
import { type NationalIndicator, weigh } from './weigh.ts'

const weigh2025 = (
  claims: Claim[],
  more: { past?: Claim[]; nationalIndicators?: NationalIndicator[] } = {},
) => weigh(claims, { period: '2025', ...wording, ...more })

function trendAt(trends: Trend[], place: string | null, substance: string | null = 'crack'): Trend {
  const found = trends.find((trend) => trend.place === place && trend.substance === substance)
  if (!found) throw new Error(`no trend at ${place} for ${substance}`)
  return found
}
const statusAt = (place: string, claims: Claim[], indicators: NationalIndicator[] = []) =>
  trendAt(weigh2025(claims, { nationalIndicators: indicators }), place).status

const observers = { sourceKind: 'observatory', chain: 'observers-lille' } as const
const police = { sourceKind: 'police', chain: 'police-lille' } as const
const at = (code: string) => ({ site: code, places: [code] })
const confirmedAt = (code: string) => [
  claim({ ...at(code), sourceKind: 'observatory', chain: `observers-${code}` }),
  claim({ ...at(code), sourceKind: 'ngo', chain: `ngo-${code}` }),
]

describe('how sure', () => {
  test('a report, the article about it and its copy are one chain: reported', () => {
    const relayed = [1, 2, 3].map((n) => claim({ chain: 'report-2025', documentId: `d${n}` }))
    const trend = trendAt(weigh2025(relayed), 'FR-59350')
    expect([trend.status, trend.chains.length, trend.documents]).toEqual(['reported', 1, 3])
  })

  test('a report that quotes police and users is still one chain', () => {
    const quoting = [
      claim({ chain: 'report', sourceKind: 'police' }),
      claim({ chain: 'report', sourceKind: 'users' }),
    ]
    expect(statusAt('FR-59350', quoting)).toBe('reported')
  })

  test('two observers’ chains of one kind corroborate', () => {
    expect(statusAt('FR-59350', [claim({ chain: 'a' }), claim({ chain: 'b' })])).toBe('corroborated')
  })

  test('one chain observing from two sites corroborates; one that only names two towns does not', () => {
    const twoSites = [claim({ chain: 'a', ...at('FR-59350') }), claim({ chain: 'a', ...at('FR-57463') })]
    expect(statusAt('FR', twoSites)).toBe('corroborated')
    expect(statusAt('FR', [claim({ places: ['FR-59350', 'FR-57463'] })])).toBe('reported')
  })

  test('observers and police at Lille confirm, and the reason says so in both languages', () => {
    const trend = trendAt(weigh2025([claim(observers), claim(police)]), 'FR-59350')
    expect(trend.status).toBe('confirmed')
    expect(trend.because).toEqual({
      en: 'Confirmed: observers and police report it independently in Lille in 2025.',
      fr: 'Confirmé : les observateurs et la police le rapportent indépendamment à Lille en 2025.',
    })
  })

  test('an article without a site confirms by the town it speaks of', () => {
    expect(
      statusAt('FR-59350', [claim(observers), claim({ sourceKind: 'media', chain: 'press', site: null })]),
    ).toBe('confirmed')
  })

  test('observers at Lille and police at Metz confirm nothing: nowhere do two kinds meet', () => {
    expect(statusAt('FR', [claim(observers), claim({ ...police, ...at('FR-57463') })])).toBe('corroborated')
  })

  test('three confirmed départements make it national, in the country only', () => {
    const claims = ['FR-59350', 'FR-57463', 'FR-69123'].flatMap(confirmedAt)
    expect(statusAt('FR', claims)).toBe('national')
    expect(statusAt('FR-HDF', claims)).toBe('confirmed')
  })

  test('three suburbs of one metropolis are not the nation', () => {
    expect(statusAt('FR', ['FR-59350', 'FR-59512', 'FR-59599'].flatMap(confirmedAt))).toBe('confirmed')
  })

  test('two confirmed sites and a national indicator that points the same way are national; the other way, not', () => {
    const claims = ['FR-59350', 'FR-57463'].flatMap(confirmedAt)
    const indicator = (direction: 'up' | 'down'): NationalIndicator => ({
      phenomenon: 'market.availability',
      substance: 'crack',
      country: 'FR',
      direction,
      name: { en: 'invented index', fr: 'indice inventé' },
    })
    expect(statusAt('FR', claims, [indicator('up')])).toBe('national')
    expect(statusAt('FR', claims, [indicator('down')])).toBe('confirmed')
  })

  test('a mention is no witness of a rise', () => {
    const trend = trendAt(
      weigh2025([claim(observers), claim({ ...police, direction: 'present' })]),
      'FR-59350',
    )
    expect([trend.direction, trend.status]).toEqual(['up', 'reported'])
  })

  test('“it seems to rise”, said by three, is reported with reserve', () => {
    const hedged = ['a', 'b', 'c'].map((chain) => claim({ chain, certainty: 'hedged' }))
    const trend = trendAt(weigh2025(hedged), 'FR-59350')
    expect([trend.status, trend.certainty]).toEqual(['reported', 'hedged'])
    expect(trend.because.fr).toContain('avec réserve')
  })

  test('a hedged voice neither confirms nor contests what another asserts', () => {
    expect(statusAt('FR-59350', [claim(observers), claim({ ...police, certainty: 'hedged' })])).toBe(
      'reported',
    )
    expect(
      statusAt('FR-59350', [claim(observers), claim({ ...police, certainty: 'hedged', direction: 'down' })]),
    ).toBe('reported')
  })

  test('“no fentanyl is seen”, said by two kinds of source, confirms an absence', () => {
    const denied = { certainty: 'denied', direction: 'present' } as const
    const trend = trendAt(
      weigh2025([claim({ ...observers, ...denied }), claim({ ...police, ...denied })]),
      'FR-59350',
    )
    expect([trend.direction, trend.status]).toEqual(['absent', 'confirmed'])
  })

  test('“prices did not fall” alone is no more than a denial', () => {
    const trend = trendAt(weigh2025([claim({ certainty: 'denied', direction: 'down' })]), 'FR-59350')
    expect([trend.direction, trend.certainty, trend.status]).toEqual(['stable', 'denied', 'reported'])
  })

  test('a rejected claim counts nowhere', () => {
    expect(weigh2025([claim({ review: 'rejected' })])).toEqual([])
  })

  test('a claim of another year, or of no known time, is not weighed', () => {
    expect(weigh2025([claim({ period: '2024' }), claim({ period: null })])).toEqual([])
  })

  test('where the organisation asks for it, only reviewed claims count', () => {
    const claims = [claim(), claim({ review: 'accepted', chain: 'kept' })]
    const trends = weigh(claims, { period: '2025', ...wording, onlyReviewed: true })
    expect(trendAt(trends, 'FR-59350').chains).toEqual(['kept'])
  })
})

describe('a contradiction', () => {
  const down = { ...police, direction: 'down' } as const

  test('observers say up and police say down at Lille in one spring: contested, both sides kept', () => {
    const trend = trendAt(
      weigh2025([claim(observers), claim({ ...observers, documentId: 'x' }), claim(down)]),
      'FR-59350',
    )
    expect([trend.status, trend.chains, trend.contraryChains]).toEqual([
      'contested',
      ['observers-lille'],
      ['police-lille'],
    ])
    expect(trend.contraryIds).toHaveLength(1)
    expect(trend.because.fr).toBe(
      'Contesté à Lille en 2025 : « en hausse » selon les observateurs, « en baisse » selon la police.',
    )
  })

  test('up at Lille and down at Metz is a difference, not a contradiction', () => {
    const trend = trendAt(weigh2025([claim(observers), claim({ ...down, ...at('FR-57463') })]), 'FR')
    expect(trend.status).not.toBe('contested')
    expect(trend.contraryChains).toHaveLength(1)
  })

  test('crack up and powder cocaine down is no contradiction on cocaine', () => {
    const trend = trendAt(
      weigh2025([claim(observers), claim({ ...down, substances: ['cocaine'] })]),
      'FR-59350',
      'cocaine',
    )
    expect(trend.status).not.toBe('contested')
  })

  test('up in January and down in November is a sequence', () => {
    expect(
      statusAt('FR-59350', [
        claim({ ...observers, period: '2025-01' }),
        claim({ ...down, period: '2025-11' }),
      ]),
    ).toBe('reported')
  })

  test('a chain does not contradict itself', () => {
    expect(statusAt('FR-59350', [claim(observers), claim({ ...observers, direction: 'down' })])).toBe(
      'reported',
    )
  })

  test('a denial contests what it denies', () => {
    const trend = trendAt(
      weigh2025([claim(observers), claim({ ...police, certainty: 'denied' })]),
      'FR-59350',
    )
    expect(trend.status).toBe('contested')
    expect(trend.because.en).toContain('denied by')
  })

  test('found by some and not to be found by others is contested', () => {
    expect(
      statusAt('FR-59350', [
        claim({ ...observers, direction: 'present' }),
        claim({ ...police, direction: 'absent' }),
      ]),
    ).toBe('contested')
  })

  test('“stable” beside “up” differs without contesting', () => {
    const trend = trendAt(
      weigh2025([claim(observers), claim({ ...police, direction: 'stable' })]),
      'FR-59350',
    )
    expect([trend.status, trend.contraryChains.length]).toEqual(['reported', 1])
  })
})

describe('rolling up', () => {
  test('a claim on a metro line counts for its town, département, région and country', () => {
    const trends = weigh2025([claim({ places: ['FR-59350-M1'] })])
    const places = trends.filter(({ substance }) => substance === 'crack').map(({ place }) => place)
    expect(places.sort()).toEqual(['FR', 'FR-59', 'FR-59350', 'FR-59350-M1', 'FR-HDF'])
  })

  test('a claim on resin counts for cannabis', () => {
    const trends = weigh2025([claim({ substances: ['cannabis-resin'] })])
    expect(new Set(trends.map(({ substance }) => substance))).toEqual(new Set(['cannabis', 'cannabis-resin']))
  })

  test('a claim naming two towns of one département counts once in it', () => {
    const trend = trendAt(weigh2025([claim({ places: ['FR-59350', 'FR-59512'] })]), 'FR-59')
    expect(trend.observationIds).toHaveLength(1)
  })

  test('drugs in general and places unknown are cells of their own', () => {
    const [trend] = weigh2025([claim({ substances: [], places: [], site: null })])
    expect([trend?.substance, trend?.place]).toEqual([null, null])
  })
})

describe('how new, against 2024', () => {
  const watching = claim({ period: '2024-05', phenomenon: 'use.level', substances: ['heroin'] })
  const noveltyOf = (now: Partial<Claim>, past: Claim[], place = 'FR-59350') => {
    const { novelty, noveltyBecause } = trendAt(weigh2025([claim(now)], { past }), place)
    return [novelty, noveltyBecause?.en.split(':')[0]]
  }
  const crack = (said: Partial<Claim>) => claim(said)

  test('never seen though the place was watched: new', () => {
    expect(noveltyOf({}, [watching])).toEqual(['new', 'New'])
  })

  test('without any past nothing is called new', () => {
    expect(noveltyOf({}, [])).toEqual([null, undefined])
  })

  test('at a site that was not watched before, novelty is unknown, whatever the text says', () => {
    expect(noveltyOf({ direction: 'new', ...at('FR-57463') }, [watching], 'FR-57463')).toEqual([
      null,
      'Novelty unknown',
    ])
  })

  test('a text that says “emerging” of what was seen last year persists', () => {
    expect(noveltyOf({ direction: 'new' }, [crack({ period: '2024-06' })])[0]).toBe('persists')
  })

  test('seen at Rouen last year, now at Lille: extends to the place', () => {
    expect(noveltyOf({}, [watching, crack({ period: '2024', ...at('FR-76540') })])).toEqual([
      'extends',
      'Extends',
    ])
  })

  test('home delivery known for cocaine, now for crack: extends to the product', () => {
    const delivery = { phenomenon: 'supply.delivery', direction: 'present' } as const
    const past = [crack({ ...delivery, substances: ['heroin'], period: '2024' })]
    expect(noveltyOf(delivery, past)[0]).toBe('extends')
  })

  test('another product on the market is new, not an extension of the products before it', () => {
    expect(noveltyOf({}, [crack({ substances: ['heroin'], period: '2024' })])[0]).toBe('new')
  })

  test('seen in town before, now at parties: extends to the space, if parties were watched', () => {
    const festive = claim({ period: '2024', space: 'festive', phenomenon: 'use.level', substances: ['mdma'] })
    expect(noveltyOf({ space: 'festive' }, [crack({ period: '2024' }), festive])[0]).toBe('extends')
    expect(noveltyOf({ space: 'festive' }, [crack({ period: '2024' })])[0]).toBe('persists')
  })

  test('by post where it came by road: extends to the mode', () => {
    const flow = { phenomenon: 'flow.trafficking', direction: 'present' } as const
    expect(noveltyOf({ ...flow, mode: 'post' }, [crack({ ...flow, mode: 'road', period: '2024' })])[0]).toBe(
      'extends',
    )
  })

  test('seen in 2022, not in a watched 2024: returns; in an unwatched one: persists', () => {
    const old = crack({ period: '2022' })
    expect(noveltyOf({}, [old, watching])[0]).toBe('returns')
    expect(noveltyOf({}, [old])[0]).toBe('persists')
  })

  test('seen before and now falling or gone: fades', () => {
    expect(noveltyOf({ direction: 'down' }, [crack({ period: '2024' })])[0]).toBe('fades')
    expect(noveltyOf({ direction: 'absent' }, [crack({ period: '2024' })])[0]).toBe('fades')
  })

  test('what is no longer spoken of does not fade: it has no trend at all', () => {
    const trends = weigh2025([claim({ substances: ['heroin'] })], { past: [crack({ period: '2024' })] })
    expect(trends.some(({ substance }) => substance === 'crack')).toBe(false)
  })

  test('a price that falls is no fading price: its fall is new, or persists when it fell last year too', () => {
    const fall = { phenomenon: 'market.price', direction: 'down' } as const
    expect(noveltyOf(fall, [crack({ phenomenon: 'market.price', direction: 'up', period: '2024' })])[0]).toBe(
      'new',
    )
    expect(noveltyOf(fall, [crack({ ...fall, period: '2024' })])[0]).toBe('persists')
  })

  test('a price merely quoted is neither new nor old', () => {
    expect(noveltyOf({ phenomenon: 'market.price', direction: 'present' }, [watching])[0]).toBeNull()
  })

  test('“since 2023” is hindsight: not new even if nobody noted it then', () => {
    expect(noveltyOf({ period: '2023/2025' }, [watching])[0]).toBe('persists')
  })

  test('an absence reported last year is no sighting', () => {
    expect(noveltyOf({}, [crack({ period: '2024', direction: 'absent' })])[0]).toBe('new')
  })
})

test('the same claims in any order give the same trends', () => {
  const claims = [claim(observers), claim(police), claim({ ...at('FR-57463'), direction: 'down' })]
  const shown = (trends: Trend[]) =>
    trends.map((trend) => [trend.place, trend.substance, trend.direction, trend.status])
  expect(shown(weigh2025([...claims].reverse()))).toEqual(shown(weigh2025(claims)))
})
