import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** True when a process with this id exists, whoever owns it. A process that has ended and waits to be collected does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return commandLineOf(pid) !== ''
}

/** The command line of a living process, its arguments parted by spaces; empty when there is no such process. */
export function commandLineOf(pid: number): string {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
}

function fromProc(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
}

function fromPs(pid: number): string {
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/** Sends a signal; gives false when the process is already gone. A negative pid means the whole process group. */
export function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch {
    return false
  }
}

/** Waits until the process is gone. Gives false when it still lives after `limitMs`. */
export async function waitForEnd(pid: number, limitMs: number): Promise<boolean> {
  const until = Date.now() + limitMs
  while (isAlive(pid)) {
    if (Date.now() >= until) return false
    await sleep(50)
  }
  return true
}

/** Asks the process to end with `signal`, and ends it by force when it has not within `limitMs`. */
export async function endProcess(pid: number, signal: NodeJS.Signals, limitMs: number): Promise<void> {
  if (!sendSignal(pid, signal)) return
  if (await waitForEnd(pid, limitMs)) return
  sendSignal(pid, 'SIGKILL')
  await waitForEnd(pid, 5_000)
}
