/** Writes the compiled engines of both languages beside the bundles; the build runs it last. */
import { writeFileSync } from 'node:fs'
import { LANGUAGES } from '../core/codes.ts'
import { packageFile } from '../vocabulary/package-files.ts'
import { compiledEngine } from './load.ts'

for (const language of LANGUAGES)
  writeFileSync(packageFile(`dist/reader-${language}.bin`), compiledEngine(language))
