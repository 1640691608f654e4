import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pages, root } from './documents'

for (const { path, text } of pages()) writeFileSync(join(root, path), text)
