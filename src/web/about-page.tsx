/** *About*: what Vigie is, how sure its words are, and what it refuses to do. */
import { NOVELTIES, TREND_STATUSES } from '../core/trend.ts'
import { MissingMark, NoveltyBadge, StatusBadge } from './badges.tsx'
import { Page } from './page.tsx'
import type { Ui } from './ui.ts'

const SILENCES = ['not-observed', 'not-asked', 'too-few', 'suppressed'] as const

export interface AboutPageProps {
  readonly ui: Ui
  /** Keys of what it refuses, in order. */
  readonly refusals: readonly string[]
}

export function AboutPage({ ui, refusals }: AboutPageProps) {
  return (
    <Page ui={ui} title={ui.say('web.about.title')}>
      <h1>{ui.say('web.about.title')}</h1>
      <p class="lead">{ui.say('web.about.lead')}</p>
      <h2>{ui.say('web.about.refuses')}</h2>
      <ol>
        {refusals.map((key) => (
          <li key={key}>
            <p>{ui.say(key)}</p>
          </li>
        ))}
      </ol>
      <h2>{ui.say('web.about.sure')}</h2>
      <p>{ui.say('web.about.sure-lead')}</p>
      <dl class="definitions">
        {TREND_STATUSES.map((status) => (
          <div key={status}>
            <dt>
              <StatusBadge ui={ui} status={status} />
            </dt>
            <dd>{ui.definition('statuses', status)}</dd>
          </div>
        ))}
      </dl>
      <h2>{ui.say('web.about.new')}</h2>
      <dl class="definitions">
        {NOVELTIES.map((novelty) => (
          <div key={novelty}>
            <dt>
              <NoveltyBadge ui={ui} novelty={novelty} />
            </dt>
            <dd>{ui.definition('novelties', novelty)}</dd>
          </div>
        ))}
      </dl>
      <h2>{ui.say('web.about.silence')}</h2>
      <dl class="definitions">
        {SILENCES.map((reason) => (
          <div key={reason}>
            <dt>
              <MissingMark ui={ui} reason={reason} />
            </dt>
            <dd>{ui.say(`web.missing-why.${reason}`)}</dd>
          </div>
        ))}
        <div>
          <dt>0</dt>
          <dd>{ui.say('web.about.silence-zero')}</dd>
        </div>
      </dl>
      <h2>{ui.say('web.about.suggestions')}</h2>
      <p>{ui.say('web.about.suggestions-text')}</p>
    </Page>
  )
}
