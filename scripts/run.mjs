// Runs before anything is installed: Node built-ins only.

import { spawn } from 'node:child_process'

/**
 * Runs a command to its end and gathers what it prints.
 * Gives {code, output}; `code` is null when it could not be started or was ended for taking longer than `limitMs`,
 * and `output` then says so. Never throws.
 */
export function run(command, args, { limitMs, ...options }) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    const limit = setTimeout(() => {
      output += `\nended: it took longer than ${limitMs / 1000} s`
      child.kill('SIGKILL')
    }, limitMs)
    const finish = (code) => {
      clearTimeout(limit)
      resolve({ code, output })
    }
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => {
      output += error.code === 'ENOENT' ? `${command} was not found` : error.message
      finish(null)
    })
    child.on('close', finish)
  })
}

/** The last line of `output` that says something, for a one-line reason. */
export function lastLine(output) {
  return output.trim().split('\n').at(-1)?.trim() || 'it said nothing'
}
