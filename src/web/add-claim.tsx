/** The form by which a person adds a claim the reader missed: the exact words and a code. */
import { DIRECTIONS } from '../core/codes.ts'
import { CodeSelect } from './edit-form.tsx'
import { linkTo, type Ui } from './ui.ts'

export function AddClaim({ ui, documentPath }: { ui: Ui; documentPath: string }) {
  return (
    <details class="add">
      <summary>{ui.say('web.read.add')}</summary>
      <form class="edit" method="post" action={linkTo(ui, `${documentPath}/add`)} data-add>
        <label for="add-quote">{ui.say('web.read.add-quote')}</label>
        <textarea id="add-quote" name="quote" rows={3} required maxLength={2000} />
        <input type="hidden" name="start" value="" />
        <CodeSelect
          ui={ui}
          name="phenomenon"
          scheme="phenomena"
          codes={ui.phenomena}
          value=""
          id="add"
          mayBeEmpty
        />
        <CodeSelect
          ui={ui}
          name="direction"
          scheme="directions"
          codes={DIRECTIONS}
          value="present"
          id="add"
        />
        <p class="decide">
          <button type="submit" class="primary">
            {ui.say('web.read.add')}
          </button>
        </p>
      </form>
    </details>
  )
}
