import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import type { DocumentIntake, Intake, IntakeEvent, IntakeOptions } from './intake.ts'
import { makeDocx, makeEncryptedDocx, makePdf, makeZip, paragraph, wordXml } from './make-files.fixture.ts'
import { openParsePool } from './parse-pool.ts'
import { readFiles } from './read-files.ts'
import { asProblem } from './walk.ts'

const folder = temporaryFolder('vigie-intake')
const pool = openParsePool(2)
afterAll(() => pool.close())

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

async function takeIn(
  inputs: string[],
  options: IntakeOptions = {},
  events: IntakeEvent[] = [],
): Promise<Intake[]> {
  const taken: Intake[] = []
  for await (const intake of readFiles(inputs, { pool, ...options }, (event) => events.push(event)))
    taken.push(intake)
  return taken
}

async function documentOf(path: string, options: IntakeOptions = {}): Promise<DocumentIntake> {
  const [intake] = await takeIn([path], options)
  if (!intake?.ok || intake.kind !== 'document') throw new Error(`not a document: ${JSON.stringify(intake)}`)
  return intake
}

async function refusalOf(path: string, options: IntakeOptions = {}): Promise<string> {
  const [intake] = await takeIn([path], options)
  return intake && !intake.ok ? intake.problem.code : 'taken in'
}

const NOTE = 'À Metz, la résine de cannabis se fait rare et l’héroïne reste disponible, selon les usagers.'

describe('text', () => {
  test.each([
    ['UTF-8', Buffer.from(NOTE)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${NOTE}`)],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${NOTE}`, 'utf16le')],
  ])('in %s is read as written', async (name, bytes) => {
    expect((await documentOf(put(`${name}.txt`, bytes))).document.text).toBe(NOTE)
  })

  test('in Windows-1252 is read, and a note says so', async () => {
    const bytes = Buffer.from(NOTE.replace('’', '\u0092'), 'latin1')
    const { document, notes } = await documentOf(put('ancien.txt', bytes))
    expect(document.text).toBe(NOTE)
    expect(notes.map((note) => note.code)).toContain('read-as-windows-1252')
  })

  test('that mixes encodings is refused rather than garbled', async () => {
    const mixed = Buffer.concat([
      Buffer.from('héroïne à Metz, très répandue '.repeat(5)),
      Buffer.from([0xff, 0xe9]),
    ])
    expect(await refusalOf(put('mélange.txt', mixed))).toBe('unreadable-encoding')
  })

  test('loses its contacts before it is given out', async () => {
    const { document } = await documentOf(
      put('contact.txt', 'Joindre le vendeur au 06 39 98 12 34 pour la résine.'),
    )
    expect(document.text).not.toContain('39 98')
  })

  test('keeps its line breaks as one kind', async () => {
    expect((await documentOf(put('windows.txt', 'rare à Metz\r\nstable à Lille'))).document.text).toBe(
      'rare à Metz\nstable à Lille',
    )
  })
})

describe('what cannot be read is refused with its reason', () => {
  const heavy = '<div>'.repeat(200_000)
  test.each<[string, string | Uint8Array, string]>([
    ['vide.txt', '', 'empty-file'],
    ['blanc.txt', ' \n\n ', 'empty-file'],
    ['photo.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'binary-file'],
    ['rapport.txt', makePdf([['Un rapport.']]), 'binary-file'],
    ['numérisé.pdf', makePdf([[], []]), 'pdf-without-text'],
    ['protégé.pdf', makePdf([['Secret.']], { isEncrypted: true }), 'pdf-encrypted'],
    ['abîmé.pdf', makePdf([['Un rapport.']]).subarray(0, 60), 'pdf-damaged'],
    ['page.pdf', '<html><p>Une page</p></html>', 'not-a-pdf'],
    ['protégé.docx', makeEncryptedDocx(), 'docx-encrypted'],
    ['ancien.docx', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'not-a-docx'],
    ['texte.docx', 'Un texte.', 'not-a-docx'],
    ['tableur.docx', makeZip([{ name: 'xl/workbook.xml', data: '<x/>' }]), 'not-a-docx'],
    [
      'bombe.docx',
      makeDocx([NOTE], { more: [{ name: 'word/media/a.bin', data: 'x', declares: 1_260_000_000 }] }),
      'zip-bomb',
    ],
    [
      'foule.docx',
      makeZip(Array.from({ length: 2001 }, (_, n) => ({ name: `n${n}`, data: '' }))),
      'zip-bomb',
    ],
    ['sortie.docx', makeDocx([NOTE], { more: [{ name: '../../etc/cron', data: 'x' }] }), 'zip-unsafe'],
    [
      'lien.docx',
      makeDocx([NOTE], { more: [{ name: 'word/lien', data: '/etc/passwd', mode: 0o120777 }] }),
      'zip-unsafe',
    ],
    ['poupée.docx', makeDocx([NOTE], { more: [{ name: 'word/dedans.zip', data: 'PK' }] }), 'zip-unsafe'],
    ['image.png', Buffer.from([1]), 'unknown-kind'],
    ['tableau.csv', 'a;b\n1;2\n', 'csv-no-mapping'],
    ['date.md', '---\ndate: mardi\n---\nRare à Metz.', 'metadata-bad-value'],
  ])('%s', async (name, content, code) => {
    expect(await refusalOf(put(name, content))).toBe(code)
  })

  test('a zip whose directory lies about its sizes is stopped while it inflates', async () => {
    const xml = wordXml(paragraph('a'.repeat(3_000_000)))
    const zip = makeZip([{ name: 'word/document.xml', data: xml, declares: 1000 }])
    expect(await refusalOf(put('menteur.docx', zip))).toBe('zip-bomb')
  })

  test('a document type in a DOCX, as an entity bomb needs, is refused', async () => {
    const xml = `<!DOCTYPE x [<!ENTITY a "b">]>${wordXml(paragraph('&a;')).replace(/^<\?xml.*?\?>/, '')}`
    expect(await refusalOf(put('entités.docx', makeZip([{ name: 'word/document.xml', data: xml }])))).toBe(
      'not-a-docx',
    )
  })

  test('a file of 200 MB, before a byte of it is read', async () => {
    const path = put('énorme.txt', '')
    truncateSync(path, 200_000_000)
    const [intake] = await takeIn([path])
    expect(intake).toMatchObject({
      ok: false,
      problem: { code: 'too-large', details: { size: 200, most: 50 } },
    })
  })

  test('a file that takes too long, and the next is read by a fresh child', async () => {
    const slow = put('lent.html', heavy)
    const next = put('ensuite.html', `<p>${NOTE}</p>`)
    expect(await refusalOf(slow, { limits: { seconds: 0.001 } })).toBe('parse-timeout')
    expect((await documentOf(next)).document.text).toBe(NOTE)
  })

  test('a file that takes too much memory', async () => {
    expect(await refusalOf(put('gourmand.html', heavy), { limits: { megabytes: 10, seconds: 60 } })).toBe(
      'parse-memory',
    )
  })

  test('a text longer than one document may be', async () => {
    expect(await refusalOf(put('long.txt', NOTE.repeat(3)), { limits: { textLength: 200 } })).toBe(
      'text-too-long',
    )
  })

  test('a file that does not exist, and the rest goes on', async () => {
    const [missing, note] = await takeIn([join(folder, 'absent.txt'), put('présent.txt', NOTE)])
    expect(missing).toMatchObject({ ok: false, problem: { code: 'not-found' } })
    expect(note?.ok).toBe(true)
  })

  test('a folder or a file without permission', () => {
    for (const code of ['EACCES', 'EPERM'])
      expect(asProblem(Object.assign(new Error(), { code }), 'notes/x.txt').code).toBe('no-permission')
  })

  // Root may read everything: nothing to see then.
  if (process.getuid?.() !== 0)
    test('a folder without permission, on the disk itself', async () => {
      const closed = join(put('fermé/note.txt', NOTE), '..')
      chmodSync(closed, 0o000)
      expect(await refusalOf(closed)).toBe('no-permission')
      chmodSync(closed, 0o700)
    })

  test('no message quotes the file', async () => {
    const secret = 'Zyglophon'
    const refused = await takeIn([
      put('q1.csv', `${secret};b\n1;2`),
      put('q2.md', `---\nkind: ${secret}\n---\nRare.`),
      put('q3.docx', makeZip([{ name: `../${secret}`, data: secret }])),
    ])
    expect(refused.map((intake) => intake.ok)).toEqual([false, false, false])
    for (const intake of refused)
      if (!intake.ok) expect(intake.problem.inLanguage('fr') + intake.problem.message).not.toContain(secret)
  })
})

describe('kinds of file', () => {
  test('a PDF gives its text, title and date; its author stays behind', async () => {
    const pdf = makePdf(
      [['La cocaine est partout dispo-', 'nible, et son prix baisse.'], ['A Toulouse, rien ne change.']],
      {
        title: 'Constats de mars',
      },
    )
    const { document } = await documentOf(put('constats.pdf', pdf))
    expect(document.text).toBe(
      'La cocaine est partout disponible, et son prix baisse.\nA Toulouse, rien ne change.',
    )
    expect(document.title).toBe('Constats de mars')
    expect(document.publishedOn).toBe('2025-03-31')
    expect(JSON.stringify(document)).not.toContain('Invente')
  })

  test('a DOCX gives its paragraphs, title and date; its running head is marked', async () => {
    const docx = makeDocx(['Le crack gagne du terrain.', NOTE], { title: 'Note', header: 'Note interne' })
    const { document } = await documentOf(put('note.docx', docx))
    expect(document.text).toBe(`Note interne\n\nLe crack gagne du terrain.\n\n${NOTE}`)
    expect(document.boilerplate.map(({ start, end }) => document.text.slice(start, end))).toEqual([
      'Note interne',
    ])
    expect(document.publishedOn).toBe('2025-03-31')
    expect(JSON.stringify(document)).not.toContain('Inventé')
  })

  test('a DOCX with the sheet behind one of its charts is read', async () => {
    const more = [{ name: 'word/embeddings/Feuille1.xlsx', data: 'PK' }]
    expect((await documentOf(put('graphique.docx', makeDocx([NOTE], { more })))).document.text).toBe(NOTE)
  })

  test('Markdown is kept as text; its first heading is the title', async () => {
    const { document } = await documentOf(put('note.md', `# Note de Metz\n\n${NOTE}`))
    expect(document.title).toBe('Note de Metz')
    expect(document.text).toBe(`# Note de Metz\n\n${NOTE}`)
  })

  test('standard input is read, its kind found from its bytes', async () => {
    const stdin = (async function* () {
      yield makeDocx([NOTE])
    })()
    expect((await documentOf('-', { stdin })).document.text).toBe(NOTE)
  })
})

describe('a folder', () => {
  const room = (name: string): string => join(folder, 'salle', name)

  test('is read in order of name, hidden files and links passed over, the unreadable refused', async () => {
    put('salle/b.txt', NOTE)
    put('salle/a/c.txt', `${NOTE} Rien de neuf.`)
    put('salle/.caché.txt', NOTE)
    put('salle/photo.jpg', 'x')
    put('salle/b.yml', 'site: FR-57463')
    put('salle/vigie.yml', 'kind: ngo\nsite: FR-59350\nspace: urban')
    symlinkSync('/etc/hostname', room('lien.txt'))
    const events: IntakeEvent[] = []
    const taken = await takeIn([join(folder, 'salle')], {}, events)
    expect(taken.map((intake) => [basename(intake.file), intake.ok])).toEqual([
      ['c.txt', true],
      ['b.txt', true],
      ['photo.jpg', false],
    ])
    expect(
      events
        .filter((event) => event.type === 'skipped')
        .map((event) => `${basename(event.file)} ${event.why}`),
    ).toEqual(['.caché.txt hidden', 'lien.txt link'])
    const sites = taken.flatMap((intake) =>
      intake.ok && intake.kind === 'document' ? [intake.document.site] : [],
    )
    expect(sites).toEqual(['FR-59350', 'FR-57463'])
  })

  test('reports how many files and bytes are done', async () => {
    const events: IntakeEvent[] = []
    await takeIn([put('un.txt', NOTE), put('deux.txt', NOTE)], {}, events)
    const size = Buffer.byteLength(NOTE)
    expect(events.filter((event) => event.type === 'found')).toEqual([
      { type: 'found', files: 2, bytes: 2 * size },
    ])
    expect(events.at(-1)).toMatchObject({ type: 'read', files: 2, bytes: 2 * size, ok: true })
  })
})

describe('a run', () => {
  test('can be stopped', async () => {
    const stop = new AbortController()
    const reading = (async () => {
      for await (const intake of readFiles([put('s1.txt', NOTE), put('s2.txt', NOTE)], {
        pool,
        signal: stop.signal,
      })) {
        expect(intake.ok).toBe(true)
        stop.abort()
      }
    })()
    await expect(reading).rejects.toThrow(/abort/i)
  })

  test('passes over what was taken in before', async () => {
    const path = put('connu.txt', NOTE)
    const { document } = await documentOf(path)
    const events: IntakeEvent[] = []
    const again = await takeIn([path], { isKnown: (hash) => hash === document.originalHash }, events)
    expect(again).toEqual([])
    expect(events).toContainEqual({ type: 'known', file: path, originalHash: document.originalHash })
  })
})

test('what is said of a text: options before sidecar before header before the page before the folder', async () => {
  const html = `<html lang="fr"><head><meta property="og:site_name" content="De la page"><meta name="date" content="2025-01-01"></head><body><p>${NOTE}</p></body></html>`
  const page = put('ordre/page.html', html)
  put('ordre/vigie.yml', 'publisher: Du dossier\nspace: festive')
  expect((await documentOf(page)).document).toMatchObject({
    chain: { publisher: 'De la page' },
    space: 'festive',
  })
  put('ordre/page.yml', 'publisher: Du voisin')
  expect((await documentOf(page)).document).toMatchObject({
    chain: { publisher: 'Du voisin' },
    publishedOn: '2025-01-01',
  })
  const metadata = { publisher: 'De la commande', publishedOn: '2025-02-02' }
  expect((await documentOf(page, { metadata })).document).toMatchObject({
    chain: { publisher: 'De la commande' },
    publishedOn: '2025-02-02',
  })
})
