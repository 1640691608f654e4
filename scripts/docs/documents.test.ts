import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pages, root } from './documents'

it.each(pages().map(({ path, text }) => [path, text]))(
  '%s is as the code and the configuration are now (npm run docs writes it)',
  (path, text) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(text)
  },
)
