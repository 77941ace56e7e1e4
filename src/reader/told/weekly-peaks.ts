/** What is highest at some time of the week or year tells no change: "cocaine loads peak at weekends". */
import type { Frame } from '../observe.ts'

/** The claims, those of such a peak present. */
export const weeklyPeaks = (frames: readonly Frame[], text: string): Frame[] =>
  frames.map((frame) => {
    const { direction, evidence } = frame
    const isPeak =
      (direction === 'up' || direction === 'down') && PEAK.test(text.slice(evidence.start, evidence.end))
    return isPeak ? { ...frame, direction: 'present' } : frame
  })

const PEAK =
  /(?<![\p{L}])(?:peak(?:s|ed|ing)?|highest|culmin(?:e|ent|ait|aient|é)|(?:le|les|un|des) pics?)\s(?:(?:est|sont|is|are|was|were|a été|s['’]observent|s['’]observe)\s)?(?:(?:at|on|over|during|around|the|every|le|la|les|au|en|pendant|durant|chaque|de)\s){1,2}(?:week[ -]?ends?|saturdays?|fridays?|sundays?|samedis?|vendredis?|dimanches?|nights?|nuits?|midnight|minuit|christmas|noël|new year|nouvel an|festivals?|carnival|carnaval|pay ?days?|summers?|étés?)(?![\p{L}])/iu
