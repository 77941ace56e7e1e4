/**
 * The simulation study of outbreak detection: `npm run bench -- simulation [replicates=10] [methods]` counts false alarms and outbreaks found of
 * each detector over 42 scenarios; `npm run bench -- simulation short [replicates] [years,…]` compares those for short series on the last years
 * alone, at equal false-alarm rates. The results stand in docs/methods/simulation-study.md.
 */
import { seeded } from '../src/statistics/random.ts'
import {
  SCENARIOS,
  type SimulatedSeries,
  STUDY_WEEKS,
  simulateOutbreaks,
} from '../src/statistics/simulated-outbreaks.ts'
import { DETECTORS } from './simulation/detectors.ts'
import { compareShort } from './simulation/short.ts'

const K1 = [0, 2, 3, 5, 10]
const K2 = Array.from({ length: 11 }, (_, k) => k)

export interface StudyCell extends SimulatedSeries {
  readonly scenario: number
  readonly replicate: number
}

/** Every series of the study: each has a seed of its own, so that any part can be run again alone. */
function* cells(replicates: number): Generator<StudyCell> {
  for (let replicate = 0; replicate < replicates; replicate++)
    for (const [scenario, parameters] of SCENARIOS.entries())
      for (const k1 of K1)
        for (const k2 of K2) {
          const seed = ((replicate * 100 + scenario) * 100 + k1) * 100 + k2
          yield { ...simulateOutbreaks(seeded(seed), parameters, k1, k2), scenario, replicate }
        }
}

class Tally {
  falseAlarms = 0
  quietWeeks = 0
  found = 0
  foundInFirstWeek = 0
  outbreaks = 0
  alarmsInOutbreak = 0
  outbreakWeeks = 0
  alarms = 0
  milliseconds = 0
  /** Squares of the false alarms of each quiet series, for the standard error of their rate. */
  squares = 0
  quietSeries = 0

  add({ outbreak, outbreakWeeks }: StudyCell, alarms: readonly boolean[]): void {
    const at = (week: number): boolean => alarms[week - STUDY_WEEKS.current[0]] ?? false
    const count = alarms.filter(Boolean).length
    if (!outbreak) {
      this.falseAlarms += count
      this.quietWeeks += alarms.length
      this.quietSeries++
      this.squares += (count / alarms.length) ** 2
      return
    }
    const [first, last] = outbreak
    this.alarms += count
    this.outbreaks++
    this.outbreakWeeks += outbreakWeeks.size
    this.alarmsInOutbreak += [...outbreakWeeks].filter(at).length
    if (at(first)) this.foundInFirstWeek++
    if (Array.from({ length: last - first + 1 }, (_, i) => first + i).some(at)) this.found++
  }

  line(name: string): string {
    const percent = (a: number, b: number): string => (b ? ((100 * a) / b).toFixed(2) : '').padStart(7)
    const mean = this.falseAlarms / this.quietWeeks
    const error = Math.sqrt((this.squares / this.quietSeries - mean ** 2) / this.quietSeries)
    return [
      name.padEnd(22),
      percent(this.falseAlarms, this.quietWeeks),
      percent(error, 1),
      percent(this.found, this.outbreaks),
      percent(this.foundInFirstWeek, this.outbreaks),
      percent(this.alarmsInOutbreak, this.outbreakWeeks),
      percent(this.alarmsInOutbreak, this.alarms),
      `${(this.milliseconds / 1000).toFixed(0)} s`.padStart(7),
    ].join(' ')
  }
}

function compareAll(replicates: number, names: readonly string[]): void {
  const tallies = new Map(names.map((name) => [name, new Tally()]))
  for (const cell of cells(replicates))
    for (const [name, tally] of tallies) {
      const start = process.cpuUsage()
      const alarms = DETECTORS[name]!(cell.observed)
      const { user, system } = process.cpuUsage(start)
      tally.milliseconds += (user + system) / 1000
      tally.add(cell, alarms)
    }
  console.log(`${replicates} replicates, ${replicates * SCENARIOS.length * K1.length * K2.length} series`)
  console.log('method                     FPR      se     POD  week 1    sens     PPV     CPU   (percent)')
  for (const [name, tally] of tallies) console.log(tally.line(name))
}

const [first = '10', second, third] = process.argv.slice(2)
if (first === 'short')
  compareShort(cells(Number(second ?? 2)), (third ?? '0.25,0.5,1,2,3').split(',').map(Number))
else compareAll(Number(first), second?.split(',') ?? Object.keys(DETECTORS))
