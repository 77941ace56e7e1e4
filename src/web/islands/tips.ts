/** Tooltips that open by focus, pointer and touch alike, and close with Escape (WCAG 1.4.13). */

const tip = document.createElement('p')
tip.className = 'tip'
tip.id = 'tip'
tip.setAttribute('role', 'tooltip')
tip.hidden = true
document.body.append(tip)
let shownFor: Element | null = null

const bearerOf = (target: EventTarget | null): HTMLElement | SVGElement | null =>
  target instanceof Element ? target.closest<HTMLElement | SVGElement>('[data-tip]') : null

function show(bearer: HTMLElement | SVGElement): void {
  const words = bearer.dataset.tip
  if (!words || shownFor === bearer) return
  hide()
  tip.textContent = words
  tip.hidden = false
  shownFor = bearer
  bearer.setAttribute('aria-describedby', tip.id)
  const place = bearer.getClientRects()[0] ?? bearer.getBoundingClientRect()
  const own = tip.getBoundingClientRect()
  const below = place.bottom + 6 + own.height < innerHeight
  tip.style.top = `${scrollY + (below ? place.bottom + 6 : place.top - own.height - 6)}px`
  tip.style.left = `${scrollX + Math.max(8, Math.min(place.left, document.documentElement.clientWidth - own.width - 8))}px`
}

function hide(): void {
  shownFor?.removeAttribute('aria-describedby')
  shownFor = null
  tip.hidden = true
}

for (const kind of ['focusin', 'pointerover'] as const)
  document.addEventListener(kind, (event) => {
    const bearer = bearerOf(event.target)
    if (bearer) show(bearer)
    else if (event.target !== tip) hide()
  })
document.addEventListener('focusout', hide)
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') hide()
})
