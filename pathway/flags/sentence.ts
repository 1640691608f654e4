import type { CaseEvent } from '../events'
import { catalogue } from './catalogue'

/** One plain sentence for an event of a flag or a prompt; undefined for any other. */
export function flagSentence(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'flag-raised':
      return `Flagged: ${catalogue[event.flag].label}.`
    case 'flag-lowered':
      return `No longer flagged: ${catalogue[event.flag].label}.`
    case 'prompt-answered':
      return `Recorded as done: ${event.prompt.replaceAll('-', ' ')}.`
    case 'prompt-set-aside':
      return `A manager recorded why this is not done: ${event.prompt.replaceAll('-', ' ')}.`
    default:
      return undefined
  }
}
