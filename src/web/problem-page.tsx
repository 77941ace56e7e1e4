/** What went wrong, in the user's words, and where to go from there. */
import { Page } from './page.tsx'
import { linkTo, type Ui } from './ui.ts'

export function ProblemPage({ ui, code, message }: { ui: Ui; code: string; message: string }) {
  return (
    <Page ui={ui} title={ui.say('web.problem.title')}>
      <h1>{ui.say('web.problem.title')}</h1>
      <p class="lead">{message}</p>
      <p>
        <a class="button" href={linkTo(ui, '/new')}>
          {ui.say('web.problem.home')}
        </a>
      </p>
      <p class="because">{ui.say('web.problem.code', { code })}</p>
    </Page>
  )
}
