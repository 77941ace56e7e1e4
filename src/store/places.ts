/** Places as the store needs them: each code used is kept with all wider ones, so that "within" is one look-up. */
import type { Gazetteer } from '../vocabulary/gazetteer-types.ts'
import { rowsParameter } from './canonical-json.ts'
import type { Query } from './database.ts'
import { type Sql, sql } from './sql.ts'

export type Places = Pick<Gazetteer, 'get' | 'widerThan'>

/** Keeps the places of a write; codes the gazetteer does not know stand alone. */
export async function keepPlaces(query: Query, places: Places, codes: Iterable<string>): Promise<void> {
  const rows = [...new Set(codes)]
    .sort()
    .flatMap((place) => [place, ...places.widerThan(place)].map((ancestor) => ({ place, ancestor })))
  if (rows.length === 0) return
  await query(sql`insert into place_within (place, ancestor)
    select place, ancestor from jsonb_to_recordset(${rowsParameter(rows)}::jsonb) as r(place text, ancestor text)
    on conflict do nothing`)
}

/** Codes of the place and of all places within it that the store has met. */
export function codesWithin(place: string): Sql {
  return sql`array(select place from place_within where ancestor = ${place} union select ${place}::text)`
}
