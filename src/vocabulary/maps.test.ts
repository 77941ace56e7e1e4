/** The map of France carries the gazetteer's codes and is drawn the right way round. */
import { geoArea } from 'd3-geo'
import { feature } from 'topojson-client'
import { describe, expect, test } from 'vitest'
import { loadGazetteer } from './gazetteer.ts'
import { loadMap, loadParisTiles } from './maps.ts'

const map = loadMap()
const places = loadGazetteer()

describe('the map of France', () => {
  test.each([
    ['departements', 101],
    ['regions', 18],
  ] as const)('it has its %s: %i, each a place of the gazetteer', (layer, count) => {
    const ids = map.objects[layer].geometries.map((shape) => String(shape.id))
    expect(new Set(ids).size).toBe(count)
    for (const id of ids) expect(places.get(id)?.name, id).toBeDefined()
  })

  test('no shape covers the globe but itself: d3-geo takes clockwise rings for the inside', () => {
    for (const layer of ['departements', 'regions'] as const)
      for (const shape of feature(map, map.objects[layer]).features)
        expect(geoArea(shape), String(shape.id)).toBeLessThan(0.01)
  })

  test('the tiles of Paris are its 20 arrondissements, each on its own square of five by five', () => {
    const tiles = loadParisTiles()
    expect(new Set(tiles.map((tile) => tile.code))).toEqual(
      new Set(places.inside('FR-75056').filter((code) => places.get(code)?.kind === 'arrondissement')),
    )
    expect(new Set(tiles.map(({ column, row }) => `${column} ${row}`)).size).toBe(20)
    for (const { column, row } of tiles)
      expect(Math.min(column, row) >= 0 && Math.max(column, row) < 5).toBe(true)
  })
})
