/** The confidence of one installation: what it learned from its people's corrections, laid over the reader's own. */
import type { Readers } from '../readers.ts'
import { type Calibration, calibrated } from './calibrate.ts'

/** What an installation keeps of it. */
export interface OwnConfidence {
  /** Version of the reader whose confidence was fitted: that of another is another. */
  readonly reader: string
  /** ISO 8601 day it was learned. */
  readonly date: string
  /** Claims it was learned from. */
  readonly claims: number
  readonly calibration: Calibration
}

/** The readers with their confidence as learned here; the same readers when nothing was learned, or from another version. */
export function withOwnConfidence(readers: Readers, own: OwnConfidence | undefined): Readers {
  if (!own || own.reader !== readers.version) return readers
  return {
    version: readers.version,
    get ahead() {
      return readers.ahead
    },
    read: async (text, options) => {
      const reading = await readers.read(text, options)
      return {
        ...reading,
        observations: reading.observations.map((one) =>
          one.confidence === undefined
            ? one
            : { ...one, confidence: calibrated(own.calibration, one.confidence) },
        ),
      }
    },
    close: () => readers.close(),
  }
}
