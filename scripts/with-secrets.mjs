// The image's entry: node scripts/with-secrets.mjs api/main.js
// Secrets come as files, so that they stand in no environment that a container's description shows.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const suffix = '_FILE'
const folder = '/run/secrets/'

/**
 * The environment with each `NAME_FILE` that names a file in `/run/secrets` replaced by `NAME`, whose value is that file's content. `read`
 * gives a file's content. A file elsewhere, such as that of the root keys, is read by the process itself, which sees when it is replaced.
 */
export function withSecrets(env, read) {
  const entries = Object.entries(env).map(([name, value]) =>
    name.endsWith(suffix) && value?.startsWith(folder)
      ? [name.slice(0, -suffix.length), read(value).trim()]
      : [name, value],
  )
  return Object.fromEntries(entries)
}

function runWithSecrets([script, ...args]) {
  Object.assign(
    process.env,
    withSecrets(process.env, (path) => readFileSync(path, 'utf8')),
  )
  process.argv = [process.argv[0], resolve(script), ...args]
  return import(pathToFileURL(resolve(script)).href)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  void runWithSecrets(process.argv.slice(2))
