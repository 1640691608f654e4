import { linkSync, rmSync } from 'node:fs'
import { z } from 'zod'
import { readJson, writePrivateJson, type Home } from './home'
import { commandLineOf } from './processes'

const schema = z.object({ pid: z.int(), commandLine: z.string() })

/** Thrown when another Caseway runs in this home. */
export class AlreadyRunning extends Error {
  constructor(folder: string, pid: number) {
    super(
      `Caseway is already running in ${folder} (process ${pid}). Stop that one first (kill ${pid}), or set CASEWAY_HOME to another folder.`,
    )
  }
}

/**
 * Takes this home for this process, so that no second one starts on the same data. Gives the function that frees it again.
 * A lock whose process is gone, or is now another program, counts for nothing. Throws AlreadyRunning.
 */
export function takeLock(home: Home): () => void {
  refuseWhenHeld(home)
  const mine = `${home.lock}.mine.${process.pid}`
  writePrivateJson(mine, { pid: process.pid, commandLine: commandLineOf(process.pid) })
  try {
    linkSync(mine, home.lock)
  } catch {
    refuseWhenHeld(home)
    throw new Error(`${home.lock} cannot be written.`)
  } finally {
    rmSync(mine, { force: true })
  }
  return () => {
    rmSync(home.lock, { force: true })
  }
}

function refuseWhenHeld(home: Home): void {
  const holder = readJson(home.lock, schema)
  if (!holder) return
  if (commandLineOf(holder.pid) === holder.commandLine) throw new AlreadyRunning(home.folder, holder.pid)
  rmSync(home.lock, { force: true })
}
