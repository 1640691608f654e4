import type { OpeningHours } from '../calendar/opening-hours'
import type { LocalDate } from '../time'

/** A service that is rung, its numbers in the order in which to try them. */
export interface PhoneService {
  name: string
  numbers: readonly string[]
  /** The day on which the council's own source was last compared with this. */
  lastVerified: LocalDate
}

/** A service with hours of its own. `always`: day and night, on every day of the year. */
export interface HourlyService extends PhoneService {
  hours: OpeningHours | 'always' | 'not-supplied'
}

/** The telephone services of a council's front door, as far as the council has supplied them. */
export interface FrontDoor {
  day: HourlyService | 'not-supplied'
  /** Answers outside the hours of the day service. */
  outOfHours: PhoneService | 'not-supplied'
  /** The duty numbers that teams have of their own (002-05). */
  teamDutyNumbers: readonly (HourlyService & { team: string })[] | 'not-supplied'
  /** Whom everybody may ring at all hours: in danger, and where no service of the council is known to answer. */
  police: { emergency: PhoneService; other: PhoneService }
}

/** What a service is to whoever rings it. `team`: the duty line of the team that has the case. `police`: not in an emergency. */
export type ServiceKind = 'team' | 'day' | 'out-of-hours' | 'police'
