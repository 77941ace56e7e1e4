/** Keys of the signal pages, alive only where the focus lies in their region (WCAG 2.1.4): J and K go from one to the next, letters press buttons. */

const isWritten = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

for (const region of document.querySelectorAll<HTMLElement>('[data-keys-region]'))
  region.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWritten(event.target)) return
    const key = event.key.toLowerCase()
    const items = [...document.querySelectorAll<HTMLElement>('[data-signal]')]
    const own = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-signal]') : null
    if (key === 'j' || key === 'k') {
      const next = items[(own ? items.indexOf(own) : -1) + (key === 'j' ? 1 : -1)]
      next?.querySelector<HTMLElement>('a[href]')?.focus()
    } else {
      const button = /^[a-z]$/.test(key)
        ? own?.querySelector<HTMLButtonElement>(`button[data-key="${key}"]`)
        : null
      if (!button || button.disabled) return
      button.click()
    }
    event.preventDefault()
  })
