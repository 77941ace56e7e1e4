/**
 * `npm run learn -- [FILE.jsonl …]`: learns `learned/model.bin` anew from the coded texts and labelled sentences of `learned/`, and from coded
 * texts of one's own. Texts given so are taken as seen by those who wrote the rules. What finds claims is learned four times, each in a process of its own,
 * as many at once as there are cores: from all lessons, and without each third of the texts.
 */
import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageFile } from '../vocabulary/package-files.ts'
import { type Lesson, lessonOf } from './learned/lesson.ts'
import { packFinding, packModel, unpackFinding } from './learned/model.ts'
import { FOLDS, learnFinding, train } from './learned/train.ts'
import { deskOf } from './load.ts'
import { claimCodes, codedTexts, shippedGlossary, shippedSentences, shippedTexts } from './shipped-lessons.ts'

/** Set where a process learns one finding alone: which, −1 for that of all lessons, and where to write it. */
const PART = 'VIGIE_LEARN_PART'
const OUT = 'VIGIE_LEARN_OUT'

const phenomena = claimCodes()
const desk = deskOf()
const files = process.argv.slice(2)

function lessonsOf(): Lesson[] {
  return [
    ...shippedTexts().map((text) => lessonOf(text, false, false, phenomena, desk)),
    ...files.flatMap(codedTexts).map((text) => lessonOf(text, true, false, phenomena, desk)),
    ...shippedSentences(phenomena).map((text) => lessonOf(text, true, true, phenomena, desk)),
  ]
}

/** Learns one finding in a process of its own; the file it is in. */
function learnApart(part: number, folder: string): Promise<string> {
  const out = join(folder, `${part}.bin`)
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), files, {
      env: { ...process.env, [PART]: `${part}`, [OUT]: out },
    })
    child.once('exit', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`Learning part ${part} ended with ${code}.`)),
    )
  })
}

async function learnAll(): Promise<void> {
  const start = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'vigie-learn-'))
  try {
    const waiting = Array.from({ length: FOLDS + 1 }, (_, part) => part - 1)
    const learned: string[] = []
    const work = async (): Promise<void> => {
      for (let part = waiting.shift(); part !== undefined; part = waiting.shift())
        learned[part + 1] = await learnApart(part, folder)
    }
    await Promise.all(Array.from({ length: Math.min(waiting.length, availableParallelism()) }, work))
    const findings = learned.map((file) => unpackFinding(readFileSync(file), desk.meanings))
    const lessons = lessonsOf()
    const model = train(lessons, { phenomena, desk, glossary: shippedGlossary('fr'), findings })
    const bytes = packModel(model)
    writeFileSync(packageFile('learned/model.bin'), bytes)
    const texts = lessons.filter(({ coded }) => coded.genre !== 'sentence').length
    console.log(
      `${texts} texts, ${lessons.length - texts} sentences: ${(bytes.length / 1024).toFixed(0)} kB in ${((performance.now() - start) / 1000).toFixed(0)} s`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const part = process.env[PART]
if (part === undefined) await learnAll()
else {
  const fold = Number(part)
  const finding = learnFinding(lessonsOf(), { phenomena, desk }, fold < 0 ? undefined : fold)
  writeFileSync(process.env[OUT] ?? '', packFinding(finding))
}
