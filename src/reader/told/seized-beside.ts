/** What is seized beside drugs, cash, weapons, vehicles, is a claim of its own, of no drug: "3 kg of cocaine, two guns and £4,000". */
import { measured } from '../measures.ts'
import type { Frame } from '../observe.ts'
import { type At, join, type NumberAt, overlap, type Sentence } from '../sentence.ts'
import { isAmong } from './told-figures.ts'

/** The claims, with one more for each sentence whose seizure of drugs tells of other things too; these are no figures of the drugs. */
export function seizedBeside(frames: readonly Frame[], text: string): Frame[] {
  const besideIn = new Map<Sentence, readonly NumberAt[]>()
  return frames.flatMap((frame) => {
    const { sentence } = frame
    if (!isOfDrugs(frame)) return [frame]
    const isFirst = !besideIn.has(sentence)
    const things = besideIn.get(sentence) ?? thingsIn(sentence, text)
    besideIn.set(sentence, things)
    if (things.length === 0) return [frame]
    const figures = things.map((one) => ({ ...one, measure: measured('count', one) }))
    const own = { ...frame, measures: frame.measures.filter((measure) => !isAmong(measure, figures)) }
    if (!isFirst) return [own]
    const evidence = withCash(things.reduce<At>(join, things[0]!), text)
    const beside: Frame = {
      ...frame,
      substances: [],
      hasOwnSubstances: true,
      level: null,
      measures: figures.map(({ measure }) => measure),
      drivers: [],
      evidence,
      trigger: evidence,
    }
    return [own, beside]
  })
}

const isOfDrugs = ({ phenomenon, direction, substances }: Frame): boolean =>
  phenomenon === 'flow.seizure' && direction === 'present' && substances.length > 0

/** Sums and things in a list of what was seized; what drugs are worth, or lay in, is none. */
const thingsIn = ({ counted, prices, start }: Sentence, text: string): NumberAt[] =>
  counted.filter(
    (one) =>
      (THINGS.has(one.unit) || MONEY.test(one.unit)) &&
      !prices.some((price) => overlap(price, one)) &&
      LISTED.test(text.slice(start, one.start)),
  )
const THINGS: ReadonlySet<string> = new Set(['weapons', 'vehicles', 'phones'])
const MONEY = /^[A-Z]{3}$/
/** Before one of several things, or right behind the verb. */
const LISTED =
  /(?:,|(?:^|[^a-zà-öø-ÿœ])(?:et|and|plus|as well as|along with|ainsi que|seized|found|recovered|saisi|découvert|trouvé|retrouvé))\s(?:(?:de\s|d['’]|about|around|over|more than|some|nearly|plus de|près de|environ|quelque)\s?)*[£$€]?$/i

function withCash(at: At, text: string): At {
  const cash = CASH.exec(text.slice(at.end))?.[0]
  return cash ? { ...at, to: at.to + 2, end: at.end + cash.length } : at
}
const CASH = /^\s(?:in cash|en liquide|en espèces|en numéraire|en petites coupures)(?![a-zà-öø-ÿœ])/i
