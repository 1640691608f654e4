/** How many levels of objects and lists a body may have; the deepest request needs five. */
export const maxDepth = 20

/** A lone surrogate: half of a character, which no UTF-8 can hold. */
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

/** Whether a text can be stored and sent on as it is: no NUL (PostgreSQL holds none), no half characters. */
export function isWholeText(text: string): boolean {
  return !text.includes('\u0000') && !loneSurrogate.test(text)
}

/** How many characters (code points) a text has, as JSON Schema counts them. */
export function characters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** Whether JSON text nests deeper than `maxDepth`, found without parsing it, so that nothing can overflow on it. */
export function nestsTooDeep(json: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at]
    if (inString) {
      if (char === '\\') at += 1
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' || char === '[') depth += 1
    else if (char === '}' || char === ']') depth -= 1
    if (depth > maxDepth) return true
  }
  return false
}
