import { isDeepStrictEqual } from 'node:util'
import type { LegalHold } from '../../db/legal-holds'
import { fold } from '../../pathway'
import { isOpened } from '../../pathway/case'
import { caseMachine } from '../../pathway/case-machine'
import { classesOf } from '../../pathway/retention/classes'
import type { RecordedAny } from '../../pathway/stamp'
import type { CouncilBook } from '../books'
import { each, together, type Found } from '../finding'

const stoodAt = ({ placedAt, liftedAt }: LegalHold, at: string): boolean =>
  placedAt <= at && (liftedAt === null || liftedAt > at)

/**
 * I21: nothing was destroyed while a hold stood over it, by itself, by its class or by everything. That something is due and still there is no
 * fault, for people decide on it: `caseway retention due` lists that.
 */
export function heldDestroyed(book: CouncilBook): Found {
  const { holds, certificates, destroyed, destroyedReferrals, behind, now } = book
  const classes = new Map(certificates.map((one) => [one.caseId, [one.class]]))
  for (const { row, events } of book.cases) if (row.kind === 'referral') classes.set(row.caseId, classesIn(events))
  return each(
    destroyed.filter((id) => !destroyedReferrals.includes(id)),
    (id) => id,
    (id) => {
      const ids = [id, ...behind.flatMap((one) => (one.id === id ? one.caseId : []))]
      const at = certificates.find(({ caseId }) => caseId === id)?.approvedAt ?? now
      const over = holds.find(
        (hold) => stoodAt(hold, at) && ids.some((one) => isOver(hold, one, classes.get(one) ?? [])),
      )
      return over === undefined ? undefined : `it was destroyed while hold ${over.holdId} stood`
    },
  )
}

const isOver = (hold: LegalHold, caseId: string, classes: readonly string[]): boolean =>
  hold.scope === 'council' || hold.caseId === caseId || (hold.class !== null && classes.includes(hold.class))

/** What a case is kept as by what has happened in it. */
function classesIn(events: readonly RecordedAny[]): string[] {
  const state = fold(events.filter((event) => caseMachine.owns(event)))
  return isOpened(state) ? classesOf(state) : []
}

/** I21 besides: of a case that is held by itself, every part can be read. */
export const heldReadable = ({ holds, cases }: CouncilBook): Found =>
  each(
    cases.filter(({ row }) => holds.some(({ caseId, liftedAt }) => caseId === row.caseId && liftedAt === null)),
    ({ row }) => row.caseId,
    ({ state, events, recorded, messages }) =>
      state === undefined || events.length < recorded.length || messages.some(({ command }) => command === undefined)
        ? 'it is held, and a part of it cannot be read'
        : undefined,
  )

/** I22: each case whose key was destroyed has its certificate, each certificate its destroyed key, and what was sealed is what was destroyed. */
export const certificates = (book: CouncilBook): Found => {
  const referrals = new Set(book.destroyedReferrals)
  const cases = book.destroyed.filter((id) => !referrals.has(id))
  const certified = new Map(book.certificates.map((one) => [one.caseId, one]))
  const tooMany = book.certificates.filter(({ referralToo }) => referralToo).length
  const wrong = `${referrals.size} referrals are destroyed and the certificates tell of ${tooMany}`
  return together(
    each(
      cases,
      (id) => id,
      (id) => (certified.has(id) ? undefined : 'its key was destroyed and there is no certificate of it'),
    ),
    each(
      book.certificates,
      ({ caseId }) => caseId,
      ({ caseId, standsAs, recordHash, approvedBy, proposedBy }) => {
        if (!cases.includes(caseId))
          return 'there is a certificate that it was destroyed, and it is there: caseway retention reapply destroys it again'
        if (approvedBy === proposedBy) return 'who proposed to destroy it approved that'
        return standsAs === null || standsAs === recordHash.toString('hex')
          ? undefined
          : 'what is left of its events is not what was destroyed'
      },
    ),
    { checked: referrals.size, wrong: tooMany === referrals.size ? [] : [{ id: 'referrals', says: wrong }] },
  )
}

/** I22 besides: each certificate is what the audit says of it, and what stands in the file outside the database; nothing else stands there. */
export const certified = ({ certificates: all, destructionFile, audit }: CouncilBook): Found => {
  const told = audit.filter(({ action }) => action === 'record.destroy')
  const written = new Map(destructionFile.destructions.map((one) => [one.caseId, one]))
  return together(
    each(
      all,
      ({ caseId }) => caseId,
      ({ standsAs: _, ...one }) => {
        const line = told.find(({ caseId, messageId }) => caseId === one.caseId && messageId === one.destructionId)
        if (line?.actorId !== one.approvedBy || line.outcome !== one.class) return 'the audit tells otherwise of it'
        const inFile = written.get(one.caseId)
        if (inFile === undefined) return 'its certificate is not in the file: caseway retention reapply writes it there'
        return isDeepStrictEqual(inFile, one) ? undefined : 'its certificate in the file is another'
      },
    ),
    each(
      destructionFile.destructions,
      ({ caseId }) => caseId,
      ({ caseId }) =>
        all.some((one) => one.caseId === caseId)
          ? undefined
          : 'the file says that it was destroyed, and there is no certificate: caseway retention reapply destroys it again',
    ),
    each(
      destructionFile.damaged,
      ({ line }) => `line-${line}`,
      ({ why }) => `a line of the file of destructions is ${why}`,
    ),
  )
}

/** I22 besides: what was destroyed was destroyed by somebody, whom the audit names: the case's own entry, or for a referral that of its last case. */
export const destructions = ({ destroyed, destroyedReferrals, audit }: CouncilBook): Found => {
  const lines = audit.filter(({ action }) => action === 'case-key.destroy')
  const told = new Set(lines.map(({ caseId }) => caseId))
  // Once each, however often a restored backup was destroyed again.
  const withReferral = new Set(
    lines.filter(({ outcome }) => outcome === 'destroyed-with-referral').map(({ caseId }) => caseId),
  ).size
  const referrals = new Set(destroyedReferrals)
  const wrong =
    referrals.size === withReferral
      ? []
      : [{ id: 'referrals', says: `${referrals.size} are destroyed and the audit tells of ${withReferral}` }]
  return together(
    each(
      destroyed.filter((id) => !referrals.has(id)),
      (id) => id,
      (id) => (told.has(id) ? undefined : 'its key was destroyed and the audit tells nothing of it'),
    ),
    { checked: referrals.size, wrong },
  )
}
