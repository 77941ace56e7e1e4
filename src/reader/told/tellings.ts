/** How claims are told in one text: several in one breath told apart, what is said of one joined, once every slot is filled. */
import type { Frame } from '../observe.ts'
import type { Sentence } from '../sentence.ts'
import { withFiguresBehind } from './behind-colon.ts'
import { toEntryPoints } from './entry-points.ts'
import { figuresTakenUp } from './figures-taken-up.ts'
import { foundGrowing } from './found-growing.ts'
import { withoutGlossaries } from './glossaries.ts'
import { nearlyAbsent } from './nearly-absent.ts'
import { overTimes } from './over-times.ts'
import { inOwnSegments } from './own-segments.ts'
import { peopleAsTold } from './people-told.ts'
import { seizedBeside } from './seized-beside.ts'
import { sharedOut } from './share-out.ts'
import { changedApart } from './shared-changes.ts'
import { flowsApart } from './shared-flows.ts'
import { itemsOfTitles } from './titled-lists.ts'
import { withoutTitles } from './titles.ts'
import { withoutRetold } from './told-by-another.ts'
import { withoutElsewhere } from './told-elsewhere.ts'
import { withVerdicts } from './verdicts.ts'
import { weeklyPeaks } from './weekly-peaks.ts'

/** Claims in, claims out: one way of telling set right. */
type Telling = (frames: readonly Frame[], text: string, sentences: readonly Sentence[]) => Frame[]

/** In this order: what a title or a colon parts is joined before what one breath joins is parted. */
const TELLINGS: readonly Telling[] = [
  withoutGlossaries,
  itemsOfTitles,
  withoutTitles,
  withFiguresBehind,
  inOwnSegments,
  foundGrowing,
  seizedBeside,
  sharedOut,
  overTimes,
  figuresTakenUp,
  withVerdicts,
  changedApart,
  flowsApart,
  toEntryPoints,
  withoutElsewhere,
  nearlyAbsent,
  weeklyPeaks,
  withoutRetold,
  peopleAsTold,
]

/** The claims of a text, several told in one breath told apart and what is said of one joined. */
export const asTold: Telling = (frames, text, sentences) =>
  TELLINGS.reduce<Frame[]>((told, step) => step(told, text, sentences), [...frames])
