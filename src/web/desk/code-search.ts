/** Search for a code by its name: a small dialog with a list, worked by the keyboard alone. */
import { unaccented } from '../../core/unaccented.ts'

interface Code {
  readonly code: string
  readonly name: string
}

const REMEMBERED = 'vigie-last-codes'

/** Codes used last, the newest first: what the digits stand for. */
export function rememberedCodes(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(REMEMBERED) ?? '[]')
    return Array.isArray(kept) ? kept.filter((code): code is string => typeof code === 'string') : []
  } catch {
    return []
  }
}

export function rememberCode(code: string): void {
  localStorage.setItem(
    REMEMBERED,
    JSON.stringify([code, ...rememberedCodes().filter((other) => other !== code)].slice(0, 9)),
  )
}

/** All codes, as the form for adding a claim lists them. */
function allCodes(): Code[] {
  const options = document.querySelectorAll<HTMLOptionElement>('[data-add] select[name="phenomenon"] option')
  return [...options]
    .filter((option) => option.value)
    .map((option) => ({ code: option.value, name: option.text }))
}

/** Codes whose name holds every word typed, those used last first. */
export function matchingCodes(codes: readonly Code[], typed: string, last: readonly string[]): Code[] {
  const words = unaccented(typed).split(/\s+/).filter(Boolean)
  const rank = ({ code }: Code) => (last.includes(code) ? last.indexOf(code) : last.length)
  return codes
    .filter((code) => words.every((word) => unaccented(`${code.name} ${code.code}`).includes(word)))
    .sort((a, b) => rank(a) - rank(b))
}

/** Opens the dialog; `apply` is given the chosen code, `leave` is called when it closes. */
export function openCodes(apply: (code: string) => void, leave: () => void): void {
  const words = document.querySelector<HTMLElement>('[data-code-words]')?.dataset
  const dialog = document.createElement('dialog')
  dialog.className = 'codes'
  dialog.setAttribute('aria-label', words?.title ?? '')
  const label = Object.assign(document.createElement('label'), {
    htmlFor: 'code-input',
    textContent: words?.hint ?? '',
  })
  const input = Object.assign(document.createElement('input'), { id: 'code-input', autocomplete: 'off' })
  const list = Object.assign(document.createElement('ul'), { id: 'code-list' })
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-expanded', 'true'],
    ['aria-controls', 'code-list'],
    ['aria-autocomplete', 'list'],
  ] as const)
    input.setAttribute(name, value)
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', words?.title ?? '')
  dialog.append(label, input, list)
  document.body.append(dialog)

  let found: Code[] = []
  let chosen = 0
  const draw = () => {
    list.replaceChildren(
      ...found.map(({ code, name }, index) => {
        const item = Object.assign(document.createElement('li'), { id: `code-${index}`, textContent: name })
        item.setAttribute('role', 'option')
        item.setAttribute('aria-selected', String(index === chosen))
        item.addEventListener('click', () => choose(code))
        return item
      }),
    )
    if (found.length) input.setAttribute('aria-activedescendant', `code-${chosen}`)
    else input.removeAttribute('aria-activedescendant')
    list.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }
  const search = () => {
    found = matchingCodes(allCodes(), input.value, rememberedCodes())
    chosen = 0
    draw()
  }
  const choose = (code: string) => {
    dialog.close()
    apply(code)
  }
  input.addEventListener('input', search)
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      chosen = Math.max(0, Math.min(found.length - 1, chosen + (event.key === 'ArrowDown' ? 1 : -1)))
      draw()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const code = found[chosen]?.code
      if (code) choose(code)
    }
  })
  dialog.addEventListener('close', () => {
    dialog.remove()
    leave()
  })
  search()
  dialog.showModal()
  input.focus()
}
