import { appendAudit } from '../../db/audit'
import {
  findPersonDetailsByMessage,
  insertPersonDetails,
  listPersonDetails,
  lockPersonDetails,
} from '../../db/person-details'
import { readCouncil, withCouncil, type CouncilTx } from '../../db/pool'
import { openJson, sealedAs, sealJson } from '../../db/sealed'
import { detailsSchema, type KnownPerson } from '../../notices/people'
import { peopleOfReferral } from '../../notices/sight'
import type { CaseKey } from '../../sealing/case-key'
import { bodyHash, isSameBody } from '../../sealing/body-hash'
import { auditFields } from '../audit'
import { canonical } from '../canonical'
import { personDetailsExample } from '../examples'
import { Problem } from '../problems'
import { defineRoute } from '../route'
import { casePath, noBody, noQuery, personPath } from '../schemas/common'
import { peopleView, personDetails, personDetailsView } from '../schemas/notices'
import { readCase } from '../sealed-case'
import { caseWorkers } from './who'

/** How the people of a case are reached. */
export const listPeople = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/cases/{case}/people',
  operationId: 'listPeople',
  action: 'case.people',
  summary: 'Read who is in a case and how they are reached',
  description: 'Names and addresses as they are known now. Every look is on the audit.',
  roles: caseWorkers,
  params: casePath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'Everybody of the case.', schema: peopleView } },
  answer: ({ caller, params, now }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      const { state, keys } = await readCase(tx, parts.keyring, params.case, now)
      const { referralId } = state
      const known = await peopleOfReferral(tx, referralId, await keys.load(referralId))
      const versions = new Map((await listPersonDetails(tx, referralId)).map((one) => [one.personId, one.version]))
      const people = state.people.map(({ id, kind }) => {
        const person = known.get(id)
        return {
          personId: id,
          kind,
          name: person?.name ?? '',
          details: detailsOf(person),
          version: versions.get(id) ?? 0,
        }
      })
      return { status: 200, body: { caseId: params.case, people } }
    }),
})

const detailsOf = (person: KnownPerson | undefined) => detailsSchema.parse(person ?? {})

/** Somebody is reached otherwise than was known. */
export const recordPersonDetails = defineRoute({
  method: 'post',
  path: '/v1/councils/{council}/cases/{case}/people/{person}/details',
  operationId: 'recordPersonDetails',
  action: 'person.details',
  summary: 'Record how somebody is reached, and must not be',
  description:
    'It counts for every notice from now on, also for those that wait to be sent, and in every case of the same referral. What was ' +
    'recorded before is kept.',
  roles: caseWorkers,
  params: personPath,
  query: noQuery,
  body: personDetails,
  examples: { details: personDetailsExample },
  answers: { 200: { description: 'On the record.', schema: personDetailsView } },
  answer: ({ caller, params, body, key: messageId, now }, parts) =>
    withCouncil(parts.db, caller.council, async (tx) => {
      const { state, keys } = await readCase(tx, parts.keyring, params.case, now)
      const { person: personId } = params
      if (!state.people.some(({ id }) => id === personId)) throw new Problem('not-found')
      const { referralId } = state
      await lockPersonDetails(tx, referralId)
      const said = canonical({ personId, body })
      const before = await findPersonDetailsByMessage(tx, messageId)
      if (before !== null) {
        if (!isSameBody(parts.keyring, tx.council, before.bodyHash, said)) throw new Problem('idempotency-key-reused')
        return { status: 200, body: { personId, version: before.version } }
      }
      const key = await keys.load(referralId)
      const { version, details } = await latestOf(tx, referralId, personId, key)
      const next = { referralId, personId, version: version + 1 }
      await insertPersonDetails(tx, {
        ...next,
        ...{ recordedAt: now, actorId: caller.actor.id, messageId },
        bodyHash: bodyHash(parts.keyring.current(tx.council), said),
        body: sealJson(key, sealedAs.details(tx.council, referralId, personId, next.version), { ...details, ...body }),
      })
      const audited = { action: 'person.details', caseId: params.case, messageId, outcome: 'recorded' }
      await appendAudit(tx, { ...auditFields(caller, now), ...audited })
      return { status: 200, body: { personId, version: next.version } }
    }),
})

async function latestOf(tx: CouncilTx, referralId: string, personId: string, key: CaseKey) {
  const latest = (await listPersonDetails(tx, referralId)).find((one) => one.personId === personId)
  if (latest === undefined) return { version: 0, details: {} }
  const { version, body } = latest
  const opened = openJson(key, sealedAs.details(tx.council, referralId, personId, version), body)
  return { version, details: detailsSchema.parse(opened) }
}
