/** Outlines to draw maps from: départements and regions of France, tiles of Paris; keyed by gazetteer codes. */
import { readFileSync } from 'node:fs'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { packageFile } from './package-files.ts'
import { rowsOf } from './read-places.ts'

interface ShapeProperties {
  readonly name: string
  /** Code of the next wider place. */
  readonly within: string
}

/** TopoJSON whose shapes carry place codes as ids: `FR-59`, `FR-HDF`; rings wound as d3-geo walks them. */
export type FranceMap = Topology<{
  departements: GeometryCollection<ShapeProperties>
  regions: GeometryCollection<ShapeProperties>
}>

/** An arrondissement of Paris on a board of five by five. */
export interface Tile {
  readonly code: string
  readonly column: number
  readonly row: number
}

let map: FranceMap | undefined
let tiles: readonly Tile[] | undefined

/**
 * The map of France: 101 départements and 18 regions.
 *
 * @example
 * loadMap().objects.departements.geometries.length // => 101
 */
export function loadMap(): FranceMap {
  map ??= JSON.parse(readFileSync(packageFile('vocabulary/places/france.topo.json'), 'utf8')) as FranceMap
  return map
}

/** The 20 arrondissements of Paris as tiles. */
export function loadParisTiles(): readonly Tile[] {
  tiles ??= rowsOf(readFileSync(packageFile('vocabulary/places/paris-tiles.tsv'), 'utf8')).map((line) => {
    const [code = '', column, row] = line.split('\t')
    return { code, column: Number(column), row: Number(row) }
  })
  return tiles
}
