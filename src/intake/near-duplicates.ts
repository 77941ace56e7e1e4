/** Near-duplicates: syndicated copies of a text are found by the words they share, in time linear in the documents. */

/** 128 unsigned 32-bit numbers, or none for a text too short to compare. */
export type Signature = readonly number[]
