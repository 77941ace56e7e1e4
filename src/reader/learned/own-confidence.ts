/** The confidence of one installation: what it learned from its people's corrections, laid over the reader's own. */
import type { Reader } from '../reading.ts'
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

/** The reader with its confidence as learned here; the same reader when nothing was learned, or from another version. */
export function withOwnConfidence<R extends Pick<Reader, 'version' | 'read'>>(
  reader: R,
  own: OwnConfidence | undefined,
): R {
  if (!own || own.reader !== reader.version) return reader
  return {
    ...reader,
    read: (text, options) => {
      const reading = reader.read(text, options)
      return {
        ...reading,
        observations: reading.observations.map((one) =>
          one.confidence === undefined
            ? one
            : { ...one, confidence: calibrated(own.calibration, one.confidence) },
        ),
      }
    },
  }
}
