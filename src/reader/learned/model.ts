/** What is learned from coded texts, as one object and as one file: which phenomena, and which direction, certainty, substances, places and ends. */
import { deserialize, serialize } from 'node:v8'
import type { Calibration } from './calibrate.ts'
import type { MeasureWeights } from './choose-measures.ts'
import type { Detector } from './detect.ts'
import { GatedRunner, type PackedGated, packGated, unpackGated } from './gated-runner.ts'
import { packWeights, unpackWeights, type Weights } from './linear.ts'
import type { Meanings } from './meanings.ts'
import { type PackedNetwork, packNetwork, Runner, unpackNetwork } from './network.ts'
import type { Opening } from './opening.ts'
import type { RankWeights } from './ranker.ts'
import type { SecondLook } from './second-look.ts'
import { type Packed, SignTable } from './sign-table.ts'
import { type StoredSum, SumWeights } from './sum-weights.ts'
import type { Gate } from './text-gate.ts'
import { type StoredUnits, UnitWords } from './unit-words.ts'

/** What finds claims: their slots are another matter. */
export interface Finding {
  /** Whether a text makes any claim. */
  readonly gate: Gate
  readonly detector: Detector
  /** Where the words of one claim are two of a kind. */
  readonly cuts: Weights
}

export interface Model extends Finding {
  readonly direction: Weights
  readonly certainty: Weights
  readonly substances: RankWeights
  readonly places: RankWeights
  /** Where what moves comes from and goes to; left out, as the rules hear it. */
  readonly ends?: RankWeights
  readonly measures: MeasureWeights
  readonly thresholds: Thresholds
  /** When a text is read; left out, when its words as a whole make it likelier than not that it claims something. */
  readonly opening?: Opening
  /** How likely claims are right, once all of a text are made; left out, each counts as the detector rates it and none is dropped. */
  readonly secondLook?: SecondLook
}

/** Least probability for a claim no rule made to be looked at again, and to be kept then. */
export interface Thresholds {
  readonly propose: number
  readonly keep: number
}

/** Changes whenever a stored model would be read otherwise. */
const FORMAT = 9

interface StoredFinding {
  readonly gate: { readonly weights: Packed; readonly net: PackedNetwork }
  readonly detector: {
    readonly phenomena: readonly string[]
    readonly net: PackedNetwork
    readonly gated: PackedGated
    readonly prior: Float32Array
  }
  readonly cuts: Packed
}

interface Stored extends StoredFinding {
  readonly format: number
  readonly direction: Packed
  readonly certainty: Packed
  readonly substances: StoredRank
  readonly places: StoredRank
  readonly ends?: StoredRank
  readonly measures: { readonly units: StoredUnits; readonly weights: StoredSum }
  readonly opening?: Opening
  readonly secondLook?: { readonly weights: Packed; readonly calibration: Calibration }
  readonly thresholds: Thresholds
}

const storedFinding = ({ gate, detector, cuts }: Finding): StoredFinding => ({
  gate: { weights: packWeights(gate.weights), net: packNetwork(gate.runner.net) },
  detector: {
    phenomena: detector.phenomena,
    prior: detector.prior,
    net: packNetwork(detector.runner.net),
    gated: packGated(detector.gated.net),
  },
  cuts: packWeights(cuts),
})

function findingOf({ gate, detector, cuts }: StoredFinding, meanings: Meanings): Finding {
  const { phenomena, prior, net, gated } = detector
  const runner = (packed: PackedNetwork): Runner => new Runner(unpackNetwork(packed), meanings)
  return {
    gate: { weights: unpackWeights(gate.weights), runner: runner(gate.net) },
    detector: { phenomena, prior, runner: runner(net), gated: new GatedRunner(unpackGated(gated), meanings) },
    cuts: unpackWeights(cuts),
  }
}

/** What finds claims as bytes: a part of a model, learned on its own. */
export const packFinding = (finding: Finding): Buffer => serialize(storedFinding(finding))
export const unpackFinding = (buffer: Uint8Array, meanings: Meanings): Finding =>
  findingOf(deserialize(buffer) as StoredFinding, meanings)

type StoredRank = Omit<RankWeights, 'table'> & { readonly signs: Int32Array }

/** A model as bytes. */
export function packModel(model: Model): Buffer {
  const stored: Stored = {
    format: FORMAT,
    ...storedFinding(model),
    direction: packWeights(model.direction),
    certainty: packWeights(model.certainty),
    substances: packRank(model.substances),
    places: packRank(model.places),
    ...(model.ends && { ends: packRank(model.ends) }),
    measures: { units: model.measures.words.stored, weights: model.measures.weights.stored },
    thresholds: model.thresholds,
    ...(model.opening && { opening: model.opening }),
    ...(model.secondLook
      ? {
          secondLook: {
            weights: packWeights(model.secondLook.weights),
            calibration: model.secondLook.calibration,
          },
        }
      : {}),
  }
  return serialize(stored)
}

/** The model of a buffer; undefined when it is of another format or was learned over other meanings. */
export function unpackModel(buffer: Uint8Array, meanings: Meanings): Model | undefined {
  const stored = deserialize(buffer) as Stored
  if (stored.format !== FORMAT || stored.detector.net.worth.length !== meanings.rows) return undefined
  return {
    ...findingOf(stored, meanings),
    direction: unpackWeights(stored.direction),
    certainty: unpackWeights(stored.certainty),
    substances: unpackRank(stored.substances),
    places: unpackRank(stored.places),
    ...(stored.ends && { ends: unpackRank(stored.ends) }),
    measures: {
      words: new UnitWords(stored.measures.units),
      weights: new SumWeights(stored.measures.weights),
    },
    thresholds: stored.thresholds,
    ...(stored.opening && { opening: stored.opening }),
    ...(stored.secondLook
      ? {
          secondLook: {
            weights: unpackWeights(stored.secondLook.weights),
            calibration: stored.secondLook.calibration,
          },
        }
      : {}),
  }
}

const packRank = ({ table, ...rest }: RankWeights): StoredRank => ({ ...rest, signs: table.signs })

const unpackRank = ({ signs, ...rest }: StoredRank): RankWeights => ({ ...rest, table: new SignTable(signs) })
