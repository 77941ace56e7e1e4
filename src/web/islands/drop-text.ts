/** A text file dropped on the field is read into it, on this machine; nothing is sent before the form is. */

const field = document.querySelector<HTMLTextAreaElement>('[data-drop]')

field?.addEventListener('dragover', (event) => event.preventDefault())
field?.addEventListener('drop', (event) => {
  const file = event.dataTransfer?.files[0]
  if (!file) return
  event.preventDefault()
  void file.text().then((text) => {
    field.value = text
    const title = document.querySelector<HTMLInputElement>('#title')
    if (title && title.value === '') title.value = file.name.replace(/\.\w+$/, '')
  })
})
