/** The code book: what the names in a table's cells stand for. */

export interface CodeBook {
  substance(name: string): string | null
  phenomenon(name: string): string | null
  place(name: string): string | null
}
