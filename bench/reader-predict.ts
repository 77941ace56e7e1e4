/** Codes documents one JSON a line ({id, text, lang?}) and prints them with their observations: what a scorer compares. `npm run -s bench -- reader-predict FILE.jsonl… > predicted.jsonl` */
import { readFileSync } from 'node:fs'
import { createReader } from '../src/reader/load.ts'

const reader = createReader()
for (const file of process.argv.slice(2))
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { id, text } = JSON.parse(line) as { id: string; text: string }
    const { language, observations } = reader.read(text)
    process.stdout.write(`${JSON.stringify({ id, lang: language, text, observations })}\n`)
  }
