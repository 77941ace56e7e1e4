/** A process that takes documents into a folder until it is killed, printing the ids the store acknowledged: `store-writer.ts FOLDER NAME`. */
import { openStore } from '../src/store/open.ts'
import { INVENTED_PLACES, invent } from './invented-documents.ts'

const [folder = '', name = ''] = process.argv.slice(2)
const store = await openStore({ folder, places: INVENTED_PLACES })
for (let n = 0; ; n++) {
  const batch = [0, 1, 2].map((part) =>
    invent({
      id: `${name}-${n}-${part}`,
      text: `Note ${n} : l’héroïne se raréfie.`,
      claims: [{ words: 'se raréfie', substances: ['heroin'] }, { words: 'héroïne' }],
    }),
  )
  const { added } = await store.addDocuments(batch, name)
  process.stdout.write(`${added.join('\n')}\n`)
}
