import { weekdays, type Weekday } from '../calendar/dates'
import type { Hours, OpeningHours } from '../calendar/opening-hours'
import { capital, sayClock, sayList } from '../calendar/words'

/** When a service answers, as a letter has it: `Monday to Friday, 8:45am to 5pm, but not on bank holidays` (001-22, 001-33). */
export function sayHours(hours: OpeningHours | 'always'): string {
  if (hours === 'always') return 'day and night, on every day of the year'
  const spells = spellsOf(hours.weekly).map(({ days, open }) => `${sayDays(days)}, ${sayOpen(open)}`)
  return `${sayList(spells)}${hours.onHolidays === 'closed' ? ', but not on bank holidays' : ''}`
}

interface Spell {
  days: Weekday[]
  open: Hours
}

/** Days one after another with the same hours. */
function spellsOf(weekly: OpeningHours['weekly']): Spell[] {
  const spells: Spell[] = []
  for (const [index, day] of weekdays.entries()) {
    const open = weekly[day]
    if (open === undefined) continue
    const last = spells.at(-1)
    const goesOn = last?.days.at(-1) === weekdays[index - 1] && isSame(last?.open, open)
    if (last !== undefined && goesOn) last.days.push(day)
    else spells.push({ days: [day], open })
  }
  return spells
}

const isSame = (one: Hours | undefined, other: Hours): boolean =>
  one?.opens === other.opens && one.closes === other.closes

function sayDays(days: readonly Weekday[]): string {
  if (days.length === 7) return 'every day'
  const [first, last] = [days[0] ?? '', days.at(-1) ?? '']
  return first === last ? capital(first) : `${capital(first)} ${days.length === 2 ? 'and' : 'to'} ${capital(last)}`
}

const sayOpen = ({ opens, closes }: Hours): string =>
  opens === '00:00' && closes === '23:59' ? 'day and night' : `${sayClock(opens)} to ${sayClock(closes)}`
