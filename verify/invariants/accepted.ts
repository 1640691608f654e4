import { matterKinds } from '../../pathway/matters/kinds'
import { capacityOf } from '../../pathway/roles'
import type { AuditLine, BookedMessage, CaseBook, CouncilBook } from '../books'
import { each, together, type Found } from '../finding'
import { clocksApartMs } from '../moments-apart'
import { actorOf } from './actor-of'

const accepted = 'accepted'
const isOpening = ({ row }: CaseBook, { kind }: BookedMessage) => kind === row.kind

/** I1 besides: a referral is as it was sealed, its children's marks and its receipt code are those that follow from it, and the audit has it as received then. */
export const referralsStand = ({ referrals, audit }: CouncilBook): Found => {
  const lines = new Map(
    audit.flatMap((line) =>
      line.action === 'referral.receive' && line.outcome === accepted ? [[line.messageId, line]] : [],
    ),
  )
  return each(
    referrals,
    ({ referralId }) => referralId,
    ({ messageId, acceptedAt, otherwise }) => {
      if (otherwise.length > 0) return `it is not as it was sealed in ${otherwise.join(', ')}`
      return lines.get(messageId)?.at === acceptedAt ? undefined : 'the audit tells otherwise of when it was received'
    },
  )
}

/** I2 besides: each message was taken in when, by whom and as the audit tells, opens, and is known again by what it says. */
export function acceptances(book: CouncilBook): Found {
  const lines = new Map<string, AuditLine[]>()
  for (const line of book.audit)
    if (line.messageId !== null && line.outcome === accepted)
      lines.set(line.messageId, [...(lines.get(line.messageId) ?? []), line])
  const referred = new Map(book.referrals.map((one) => [one.referralId, one.acceptedAt]))
  return together(
    ...book.cases.map((one) =>
      each(
        one.messages,
        ({ messageId }) => messageId,
        (message) => {
          if (message.command === undefined) return 'its seal does not open'
          if (message.isHashed === false) return 'a repeat of it would not be known'
          const { messageId, acceptedAt } = message
          if (isEarly(one, message)) return 'it was delivered before it was accepted'
          if (isOpening(one, message) && one.row.referralId !== null)
            return referred.get(one.row.referralId) === acceptedAt ? undefined : 'it was not accepted with its referral'
          return acceptedAs(one, message, lines.get(messageId) ?? [])
        },
      ),
    ),
  )
}

const isTaking = ({ action, messageId, outcome }: AuditLine): boolean =>
  outcome === accepted && messageId !== null && (action.startsWith('message.') || receiving.has(action))
const receiving = new Set(['referral', ...matterKinds].map((kind) => `${kind}.receive`))

/** I2 besides: what the audit has as taken in is there. */
export const acceptedStand = ({ audit, takenIn }: CouncilBook): Found =>
  each(
    audit.filter(isTaking),
    ({ messageId }) => messageId ?? '',
    ({ messageId }) =>
      messageId !== null && takenIn.has(messageId)
        ? undefined
        : 'the audit tells that it was accepted, and it is not there',
  )

function acceptedAs({ row }: CaseBook, message: BookedMessage, lines: readonly AuditLine[]): string | undefined {
  const { kind, command, actorId, acceptedAt } = message
  const action = kind === row.kind ? `${kind}.receive` : `message.${command?.kind ?? ''}`
  const line = lines.find((one) => one.action === action && one.caseId === row.caseId && one.actorId === actorId)
  if (line === undefined) return 'the audit does not tell that it was accepted'
  // A practice case has a time of its own; the audit has the real one.
  if (row.practice) return undefined
  return line.at === acceptedAt ? undefined : 'the audit tells otherwise of when it was accepted'
}

const isEarly = ({ row }: CaseBook, { deliveredAt, acceptedAt }: BookedMessage): boolean =>
  !row.practice && deliveredAt !== null && Date.parse(deliveredAt) < Date.parse(acceptedAt) - clocksApartMs

/** I4 besides: the roles in which somebody acted are those that the audit has, and roles that there are. */
export function capacities(book: CouncilBook): Found {
  const lines = new Map<string, AuditLine>()
  for (const line of book.audit) lines.set(`${line.action} ${line.messageId ?? ''}`, line)
  return together(
    ...book.cases.map(({ messages }) =>
      each(
        messages.filter(({ outcome }) => outcome !== null),
        ({ messageId }) => messageId,
        (message) => {
          const actor = actorOf(message)
          if (actor.roles.length !== message.actorRoles.length) return 'it was sent in a role that there is not'
          const line = lines.get(`case.${message.command?.kind ?? ''} ${message.messageId}`)
          return line === undefined || (line.actorRole ?? '') === capacityOf(actor)
            ? undefined
            : 'it was sent in another capacity than the audit tells'
        },
      ),
    ),
  )
}

/** I20 besides: what was made, recorded or settled together says so. */
export const momentsAgree = ({ apart }: CouncilBook): Found => ({ checked: apart.length, wrong: apart })
