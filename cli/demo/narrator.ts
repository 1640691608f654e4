import type { ClockSeen } from './answers'
import type { Reply, Sent } from './api'

/** Who hears a story as it is told. */
export interface Narrator {
  heading(title: string): void
  /** Something in plain words: what happens, or what time it is now. */
  says(words: string): void
  request(sent: Sent): void
  answer(reply: Reply, summary: string): void
  clocks(clocks: readonly ClockSeen[]): void
  /** A promise of the story that came true. */
  kept(what: string, value: string): void
}

/** Tells a story line by line; `line` gets each without its end. */
export function lineNarrator(line: (text: string) => void): Narrator {
  return {
    heading: (title) => {
      line('')
      line(title)
      line('='.repeat(title.length))
    },
    says: (words) => {
      line('')
      line(words)
    },
    request: ({ role, method, path, body }) => {
      line(`  -> ${method} ${path}   (${role})`)
      if (body !== undefined) line(`     ${JSON.stringify(body)}`)
    },
    answer: ({ status }, summary) => {
      line(`  <- ${status} ${summary}`)
    },
    clocks: (clocks) => {
      for (const { label, dueOn, dueAt, status } of clocks)
        line(`     clock: ${label}: due ${dueOn} (${dueAt}), ${status}`)
    },
    kept: (what, value) => {
      line(`  ok ${what}: ${value}`)
    },
  }
}

/** Hears a story and says nothing: for tests. */
export const silentNarrator: Narrator = lineNarrator(() => undefined)
