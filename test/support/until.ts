import { setTimeout as pause } from 'node:timers/promises'

const lookEveryMs = 100

/** Waits until it is so. Throws, saying what did not come about, after `limitMs`. */
export async function until(what: string, isSo: () => Promise<boolean>, limitMs = 60_000): Promise<void> {
  const limit = Date.now() + limitMs
  while (!(await isSo())) {
    if (Date.now() > limit) throw new Error(`Waited ${limitMs / 1000} s in vain for ${what}`)
    await pause(lookEveryMs)
  }
}
