/** Warnings about the material itself: sites fallen silent, samples that shrink. */
import { daysOf, monthsOf } from '../core/period.ts'
import { coverage, type Received } from '../trends/coverage.ts'
import { isFallingSample } from '../trends/falling-sample.ts'
import { sayWhere } from '../trends/reasons.ts'
import type { PublishContext } from './context.ts'
import type { Material } from './material.ts'
import type { Warning } from './views.ts'

/** Months of the period that have begun: the months to come are not silent. */
export function monthsSoFar(period: string, today: string): string[] {
  return monthsOf(period).filter((month) => month <= today.slice(0, 7))
}

export function warningsOf(material: Material, context: PublishContext): Warning[] {
  const months = monthsSoFar(material.period, context.today)
  const known = knownSites(material)
  const received = material.coverage.filter(({ month }) => months.includes(month))
  const silent = coverage(received, months, context, known).silences.map(
    ({ site, text }): Warning => ({ kind: 'silent-site', site, text }),
  )
  return [...fallingSamples(material.coverage, months, context), ...silent]
}

/** Every site × space that ever reported, and those expected: one that stopped before the period is silent in it. */
export function knownSites(material: Material): { site: string; space: Received['space'] }[] {
  const seen = material.coverage.flatMap(({ site, space }) => (site === null ? [] : [{ site, space }]))
  return [...seen, ...(material.expected ?? [])]
}

function fallingSamples(
  received: readonly Received[],
  months: readonly string[],
  context: PublishContext,
): Warning[] {
  const before = monthsBefore(months)
  if (before.length === 0) return []
  const sites = [...new Set(received.flatMap(({ site }) => site ?? []))].sort()
  const counts = (site: string | null, of: readonly string[]) =>
    received
      .filter((item) => of.includes(item.month) && (site === null || item.site === site))
      .reduce((sum, { documents }) => sum + documents, 0)
  return [null, ...sites].flatMap((site): Warning[] => {
    const [was, is] = [counts(site, before), counts(site, months)]
    return isFallingSample(was, is)
      ? [{ kind: 'falling-sample', site, text: sayFall(site, was, is, context) }]
      : []
  })
}

function sayFall(
  site: string | null,
  before: number,
  after: number,
  context: PublishContext,
): Warning['text'] {
  if (site === null) return context.texts.both('trends.coverage.falling-all', { before, after })
  const where = (language: 'fr' | 'en') => {
    const words = sayWhere(site, language, context)
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
  return context.texts.both('trends.coverage.falling', {
    before,
    after,
    where: { fr: where('fr'), en: where('en') },
  })
}

/** As many months, just before. */
export function monthsBefore(months: readonly string[]): string[] {
  const first = months[0]
  const days = first ? daysOf(first) : null
  if (!first || !days?.first) return []
  const [year = 0, month = 1] = first.split('-').map(Number)
  return months.map((_, back) => {
    const at = year * 12 + (month - 1) - (months.length - back)
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}
