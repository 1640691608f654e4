import { z } from 'zod'
import { isLocalDate } from '../../pathway/calendar/dates'
import { personRoles, roles } from '../../pathway/roles'
import { lengthForm, offsetForm, readLength, readOffset } from '../lengths'

/** The value of what only the council can give and has not given yet. */
export const notSupplied = 'not-supplied'

/** A block of named values; a name it does not know is refused with the names it does. */
export function block<Shape extends z.ZodRawShape>(shape: Shape) {
  const names = Object.keys(shape).join(', ')
  const sayNames = (issue: { code?: string }) =>
    issue.code === 'unrecognized_keys' ? `is no known name; known here: ${names}` : undefined
  return z.strictObject(shape, { error: sayNames })
}

/** A value that a council may not have supplied yet. */
export const orNotSupplied = <Inner extends z.ZodType>(inner: Inner) => z.union([inner, z.literal(notSupplied)])

/** A value that a council need not have. */
export const orNone = <Inner extends z.ZodType>(inner: Inner) => z.union([inner, z.literal('none')])

const matching = (pattern: RegExp, allowed: string) => z.string().regex(pattern, { error: allowed })

export const words = matching(/\S/, 'words')
export const code = matching(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  'a code in small letters, digits and hyphens, such as child-in-need-plan',
)
/** As Temporal allows them, with room for what is added for practice cases. `shared` stands for the one that councils share. */
export const namespace = matching(
  /^[a-z][a-z0-9-]{1,99}$/,
  'shared, or the name of a namespace in small letters, digits and hyphens',
)
export const email = matching(/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/, 'an e-mail address')
export const web = matching(/^(https?:\/\/)?[\w-]+(\.[\w-]+)+(\/\S*)?$/, 'a web address')
/** Where letters go out to: over TLS, or to a server on this very machine; without a name, password, query or fragment (T15). */
export const gatewayUrl = matching(
  /^(?:https:\/\/[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\d+)(?:\/[\w./-]*)?$/,
  'an address that begins with https://, or with http:// on this machine',
)
export const telephone = matching(
  /^0(?: ?\d){9,10}$/,
  'a telephone number of 10 or 11 digits beginning with 0, spaces allowed',
)
const timeOfDay = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day from "00:00" to "23:59", in quotes')

/** A number of three digits that everybody may ring, such as 999. */
export const emergencyNumber = matching(/^\d{3}$/, 'an emergency number of three digits, in quotes')

const times = block({ opens: timeOfDay, closes: timeOfDay })

/** Hours of one day, both ends of which are on it. */
export const hours = times.refine(({ opens, closes }) => opens < closes, {
  error: 'a closing time later than the opening time, on the same day',
  path: ['closes'],
  when: ({ value }) => times.safeParse(value).success,
})

/** Opening hours that begin on one day and may run over midnight into the next, where they close earlier than they open. */
export const openingTimes = times.refine(({ opens, closes }) => opens !== closes, {
  error: 'another time than the opening time; earlier than that, it is on the next day',
  path: ['closes'],
  when: ({ value }) => times.safeParse(value).success,
})

export const localDate = z.string().refine(isLocalDate, { error: 'a day that exists, written "YYYY-MM-DD"' })
export const length = z.string().refine((text) => readLength(text) !== undefined, { error: lengthForm })
export const months = length.refine((text) => readLength(text)?.kind === 'calendar-months', {
  error: 'a number of months, such as "2 months"',
})
export const workingDays = length.refine((text) => readLength(text)?.kind === 'working-days', {
  error: 'a number of working days, such as "20 working days"',
})
export const offset = z.string().refine((text) => readOffset(text) !== undefined, { error: offsetForm })

export const role = z.enum(roles)

/** The role of a person: whom something can be told to. */
export const personRole = z.enum(personRoles)
