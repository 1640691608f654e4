import type { CaseEvent } from '../events'
import { formOf } from '../records/catalogue'

/** One communication, in exactly the fields that families are advised to keep (003-20). */
export interface Communication {
  kind: string
  names: string
  jobTitles: string
  date: string
  time: string
  actionPoints: string
  timeframes: string
}

/** The calls, e-mails, post and meetings on record, by the day and time they say, the earliest first. Pure. */
export function communicationsLog(events: readonly CaseEvent[]): Communication[] {
  const entries = events.flatMap((event): Communication[] => {
    if (event.type !== 'record-made' || event.record !== 'communication') return []
    const said = (name: string): string => String(event.fields[name] ?? '')
    return [
      {
        kind: labelOf(said('kind')),
        names: said('names'),
        jobTitles: said('job-titles'),
        date: said('date'),
        time: said('time'),
        actionPoints: said('action-points'),
        timeframes: said('timeframes'),
      },
    ]
  })
  return entries.toSorted((a, b) => `${a.date} ${a.time}`.localeCompare(`${b.date} ${b.time}`))
}

const kinds = formOf('communication')?.fields.find(({ name }) => name === 'kind')?.choices ?? []
const labelOf = (code: string): string => kinds.find((one) => one.code === code)?.label ?? code
