/** By how much the clocks of a process, of the database and of Temporal may differ. */
export const clocksApartMs = 120_000

/** Whether two moments may be one, told by two clocks. */
export const areAbout = (one: string, other: string): boolean =>
  Math.abs(Date.parse(one) - Date.parse(other)) <= clocksApartMs
