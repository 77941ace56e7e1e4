/**
 * The file of an export: gzip of lines. A first line saying what it is, then for each table a line with its columns, its
 * rows as PostgreSQL's COPY writes them, and `\.`; a last line with the rows of each table and the SHA-256 of all before it.
 */
export interface ExportHead {
  readonly vigie: 'export'
  readonly format: 1
  readonly schema: number
  readonly madeAt: string
}

export interface ExportTable {
  readonly table: string
  readonly columns: readonly string[]
}

export interface ExportEnd {
  readonly rows: Readonly<Record<string, number>>
  readonly sha256: string
}

/** Tables in an order in which each finds what it refers to. */
export const EXPORTED_TABLES = [
  'place_within',
  'document',
  'chain_link',
  'observation',
  'observation_edit',
  'offer',
  'sample',
  'count_row',
  'import_run',
  'import_file',
  'signal',
  'signal_step',
  'setting',
  'audit',
  'audit_head',
]

export const END_OF_ROWS = '\\.'

/** Cuts bytes into lines, without their ends; a last line without one is given too. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let rest: Buffer[] = []
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      const piece = chunk.subarray(from, at)
      yield rest.length > 0 ? Buffer.concat([...rest, piece]) : piece
      rest = []
      from = at + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}
