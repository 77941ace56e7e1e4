/** Lines in which somebody only asks: « E : Tu injectes toujours ? », "Interviewer: Is it easy to get?". Of 259 such lines of coded texts one holds a claim. */
import type { Span } from './reading.ts'

const ASKED =
  /^[ \t]*(?:E|Q|I|Int|Interviewer|Enqu[êe]teur|Enqu[êe]trice|Question|Intervieweuse?|Moderator|Journaliste)\s?\d{0,2}\s?[:.)–-][^\n]*\?[ \t]*$/gm

/**
 * Where they lie, in their order.
 *
 * @example
 * askedIn('Q: Is it cheap?\nA: Yes.') // => [{ start: 0, end: 15 }]
 */
export function askedIn(text: string): Span[] {
  if (!text.includes('?')) return []
  return Array.from(text.matchAll(ASKED), ({ 0: line, index }) => ({
    start: index,
    end: index + line.length,
  }))
}
