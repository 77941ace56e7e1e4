/** The outlines maps are drawn from. */
import type { GeometryCollection, Topology } from 'topojson-specification'

/** TopoJSON whose objects `departements` and `regions` carry place codes as ids: `FR-59`, `FR-HDF`. */
export type FranceMap = Topology<{
  departements: GeometryCollection<{ name: string }>
  regions: GeometryCollection<{ name: string }>
}>
