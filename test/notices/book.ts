import { readFileSync } from 'node:fs'
import { takenSchema, type Taken } from './manner'

/** What a gateway has accepted, from its book; a line that it was killed over is not accepted. */
export function readBook(file: string): Taken[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.slice(0, -1).map((line) => takenSchema.parse(JSON.parse(line)))
}
