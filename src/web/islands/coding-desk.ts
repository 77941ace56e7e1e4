/**
 * The keyboard of the coding desk. It moves a cursor over words and marks, and sends the same forms a page without scripts
 * sends; the answer is the page as it now stands, of which the desk is put in place of the old one.
 */
import { openCodes, rememberCode, rememberedCodes } from '../desk/code-search.ts'
import { pageFrom } from '../desk/page-from.ts'
import { currentMark, focusText, moveByWord, selectedRun, selectMark } from '../desk/text-cursor.ts'

/** Where the desk stood when the page was replaced: the claim being decided. */
let current: string | null = null

const desk = (): HTMLElement => document.querySelector<HTMLElement>('[data-desk]')!
const cards = (): HTMLElement[] => [...desk().querySelectorAll<HTMLElement>('[data-observation]')]
const cardOf = (id: string | null): HTMLElement | undefined =>
  cards().find((card) => card.dataset.observation === id)

function makeCurrent(id: string | null): void {
  current = id
  for (const card of cards()) card.classList.toggle('is-current', card.dataset.observation === id)
  for (const mark of desk().querySelectorAll<HTMLElement>('mark[data-claims]'))
    mark.classList.toggle('is-current', id !== null && (mark.dataset.claims ?? '').split(' ').includes(id))
  if (id) cardOf(id)?.scrollIntoView({ block: 'nearest' })
}

/** Sends a form and puts the desk of the answer in place. */
async function send(address: string, form?: FormData): Promise<void> {
  const body = form ? new URLSearchParams([...form].map(([key, value]) => [key, String(value)])) : undefined
  const answer = await fetch(address, body ? { method: 'POST', body } : {})
  const page = pageFrom(await answer.text())
  const next = page.querySelector('[data-desk]')
  const refusal = page.querySelector('main')
  if (!next) {
    // A refusal is a page of its own: what it says takes the place of the desk, and nothing was changed.
    if (refusal) document.querySelector('main')?.replaceWith(document.adoptNode(refusal))
    return
  }
  desk().replaceWith(document.adoptNode(next))
  makeCurrent(cardOf(current) ? current : null)
  const live = document.querySelector('[data-live]')
  if (live) live.textContent = desk().querySelector('[data-status]')?.textContent ?? ''
}

async function decide(decision: 'accept' | 'reject' | 'take'): Promise<void> {
  if (!current) return
  const form = new FormData()
  form.set('observation', current)
  form.set('decision', decision)
  await send(actionOf('decide'), form)
  nextWaiting()
}

/** Takes over what a second reader says otherwise of the current claim, where one does. */
async function take(): Promise<void> {
  if (cardOf(current)?.querySelector('button[value="take"]')) await decide('take')
}

const actionOf = (action: string): string => `${desk().dataset.path}/${action}${location.search}`

async function takeBack(action: 'undo' | 'redo'): Promise<void> {
  const button = desk().querySelector<HTMLButtonElement>(`[data-action="${action}"] button`)
  if (!button?.disabled) await send(actionOf(action), new FormData())
  focusText(desk())
}

/** Goes to the next suggestion nobody has decided on, from the current one on and round again. */
function nextWaiting(): void {
  const all = cards()
  const at = all.findIndex((card) => card.dataset.observation === current)
  const next = [...all.slice(at + 1), ...all.slice(0, at + 1)].find(
    (card) => card.dataset.review === 'suggested',
  )
  focusText(desk())
  if (next) goTo(next.dataset.observation ?? null)
  else makeCurrent(current)
}

function goTo(id: string | null): void {
  if (id) selectMark(desk(), id)
  makeCurrent(id)
}

function moveByMark(step: 1 | -1): void {
  const all = cards()
  const at = all.findIndex((card) => card.dataset.observation === current)
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step]
  if (next) goTo(next.dataset.observation ?? null)
}

async function edit(): Promise<void> {
  if (!current) return
  const address = new URL(location.href)
  address.searchParams.set('edit', current)
  await send(address.pathname + address.search)
  cardOf(current)?.querySelector<HTMLElement>('select, input:not([type="hidden"])')?.focus()
}

/** What a code would be given to now: the claim of the current mark, else the selected words. */
interface Target {
  readonly claim: string | null
  readonly run: ReturnType<typeof selectedRun>
}

const target = (): Target => ({ claim: current, run: selectedRun(desk()) })

async function applyCode(code: string, { claim, run }: Target): Promise<void> {
  rememberCode(code)
  const form = new FormData()
  form.set('phenomenon', code)
  if (claim) {
    current = claim
    form.set('observation', claim)
    await send(actionOf('code'), form)
  } else if (run) {
    form.set('quote', run.quote)
    form.set('start', String(run.start))
    form.set('direction', 'present')
    await send(actionOf('add'), form)
  }
  focusText(desk())
}

const KEYS: Readonly<Record<string, () => void | Promise<void>>> = {
  ArrowDown: () => moveByMark(1),
  ArrowUp: () => moveByMark(-1),
  Enter: () => decide('accept'),
  x: () => decide('reject'),
  t: take,
  e: edit,
  u: () => takeBack('undo'),
  r: () => takeBack('redo'),
  n: nextWaiting,
  '/': () => {
    const given = target()
    openCodes(
      (code) => void applyCode(code, given),
      () => focusText(desk()),
    )
  },
  '?': () => {
    const help = desk().querySelector<HTMLDetailsElement>('[data-keys]')
    if (help) help.open = !help.open
  },
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !isAtText(event.target)) return
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    event.preventDefault()
    focusText(desk())
    moveByWord(desk(), event.key === 'ArrowRight' ? 1 : -1, event.shiftKey)
    makeCurrent(event.shiftKey ? null : currentMark(desk()))
    return
  }
  const remembered = /^[1-9]$/.test(event.key) ? rememberedCodes()[Number(event.key) - 1] : undefined
  const act = remembered
    ? () => applyCode(remembered, target())
    : KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key]
  if (!act) return
  event.preventDefault()
  void act()
}

/** The keys belong to the text and to the marks in it; elsewhere a key is what it always is. */
const isAtText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-text]') !== null

/** Forms of the desk are sent without leaving the page, so that the place in the text is kept. */
function onSubmit(event: SubmitEvent): void {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || !form.closest('[data-desk]')) return
  event.preventDefault()
  current = String(new FormData(form).get('observation') ?? current ?? '') || null
  const address = new URL(form.action)
  void send(address.pathname + address.search, new FormData(form, event.submitter)).then(() => {
    const card = cardOf(current)
    if (card) card.focus({ preventScroll: true })
    else focusText(desk())
  })
}

function onClick(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('mark[data-claims]') : null
  if (link) makeCurrent((link.dataset.claims ?? '').split(' ')[0] ?? null)
}

document.addEventListener('keydown', onKey)
document.addEventListener('submit', onSubmit)
document.addEventListener('click', onClick)
document.addEventListener('focusin', ({ target }) => {
  const mark = target instanceof Element ? target.closest<HTMLElement>('mark[data-claims]') : null
  if (mark) makeCurrent((mark.dataset.claims ?? '').split(' ')[0] ?? null)
})
