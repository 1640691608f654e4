#!/usr/bin/env node
// The `caseway` command. Built-ins only, so that it can say what is missing on a fresh clone.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** TypeScript runs in this same process, so exit codes and signals are the command's own. */
function loadTypeScript() {
  try {
    require('tsx/cjs/api').register()
    return true
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error
    process.stderr.write(
      'caseway: its packages are not installed. Run `npm start`, which installs them, or `npm ci`.\n',
    )
    return false
  }
}

if (loadTypeScript()) require('./main.ts')
else process.exitCode = 1
