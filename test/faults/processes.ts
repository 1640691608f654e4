import { readdirSync, readFileSync } from 'node:fs'

/**
 * The ids of the processes, this one apart, whose command line or environment names a folder: those that work for it. Gives none where the
 * system does not show them as files.
 */
export function processesNaming(folder: string): number[] {
  return processIds().filter(
    (pid) => pid !== process.pid && ['cmdline', 'environ'].some((file) => names(pid, file, folder)),
  )
}

function processIds(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger)
  } catch {
    return []
  }
}

/** A process that has ended meanwhile names nothing. */
function names(pid: number, file: string, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(folder)
  } catch {
    return false
  }
}
