import { fault, type Fault } from './faults'

interface Level {
  /** The names met so far; undefined in a list. */
  names?: Set<string>
  at: string | number
}

/**
 * What is wrong with the names of fields in JSON text that is known to be well formed: one that stands twice in its object, of which
 * two readers may take different ones, and one that every object has by itself (`__proto__`, `constructor`, `toString` ...).
 */
export function nameFaults(json: string): Fault[] {
  const faults: Fault[] = []
  const levels: Level[] = []
  let isName = false
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at]
    const level = levels.at(-1)
    if (char === '"') {
      const end = endOfString(json, at)
      if (isName && level?.names) faults.push(...met(levels, level.names, String(JSON.parse(json.slice(at, end + 1)))))
      isName = false
      at = end
    } else if (char === '{' || char === '[') {
      isName = char === '{'
      levels.push(isName ? { names: new Set(), at: '' } : { at: 0 })
    } else if (char === '}' || char === ']') {
      isName = false
      levels.pop()
    } else if (char === ',' && level !== undefined) {
      isName = level.names !== undefined
      if (typeof level.at === 'number') level.at += 1
    }
  }
  return faults
}

function met(levels: readonly Level[], names: Set<string>, name: string): Fault[] {
  const level = levels.at(-1)
  if (level !== undefined) level.at = name
  const path = levels.map(({ at }) => at)
  const found = [
    ...(names.has(name) ? [fault('body', path, 'stands-twice')] : []),
    ...(name in {} ? [fault('body', path, 'unknown-field')] : []),
  ]
  names.add(name)
  return found
}

function endOfString(json: string, from: number): number {
  let at = from + 1
  while (json[at] !== '"') at += json[at] === '\\' ? 2 : 1
  return at
}
