/** What is nearly absent is there, if hardly: « presque introuvable », "virtually absent from the market". */
import type { Frame } from '../observe.ts'

/** The claims, those of a thing nearly absent present at a low level. */
export const nearlyAbsent = (frames: readonly Frame[], text: string): Frame[] =>
  frames.map((frame) => {
    const { direction, evidence } = frame
    const isNearly = direction === 'absent' && NEARLY.test(text.slice(evidence.start, evidence.end))
    return isNearly ? { ...frame, direction: 'present', level: 'low' } : frame
  })

const NEARLY =
  /(?<![\p{L}])(?:(?:presque|quasi|quasiment|pratiquement)[ -](?:introuvable|inexistant|absent|inconnu|nul)(?:le)?e?s?|(?:almost|nearly|all but|practically|virtually) (?:absent|non-?existent|unobtainable|unheard of|unknown|impossible to (?:find|get)))(?![\p{L}])/iu
