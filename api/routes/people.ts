import { listPersonDetails } from '../../db/person-details'
import { readCouncil, withCouncil } from '../../db/pool'
import { detailsSchema, type KnownPerson } from '../../notices/people'
import { peopleOfReferral } from '../../notices/people-of-case'
import { personDetailsExample } from '../examples/people'
import { Problem } from '../problems'
import { recordDetails } from '../record-details'
import { defineRoute } from '../route'
import { casePath, noBody, noQuery, personPath } from '../schemas/common'
import { peopleView, personDetails, personDetailsView } from '../schemas/notices'
import { readCase } from '../sealed-case'

/** How the people of a case are reached. */
export const listPeople = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/cases/{case}/people',
  operationId: 'listPeople',
  action: 'case.people',
  summary: 'Read who is in a case and how they are reached',
  description: 'Names and addresses as they are known now. Every look is on the audit.',
  permission: 'record.read',
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
  permission: 'case.act',
  params: personPath,
  query: noQuery,
  body: personDetails,
  examples: { details: personDetailsExample },
  answers: { 200: { description: 'On the record.', schema: personDetailsView } },
  answer: ({ caller, params, body: details, key: messageId, now }, parts) =>
    withCouncil(parts.db, caller.council, async (tx) => {
      const { person: personId, case: caseId } = params
      const { state, keys } = await readCase(tx, parts.keyring, caseId, now)
      if (!state.people.some(({ id }) => id === personId)) throw new Problem('not-found')
      const { referralId } = state
      const told = { caller, caseId, referralId, personId, details, messageId, now }
      const version = await recordDetails(tx, parts, await keys.load(referralId), told)
      return { status: 200, body: { personId, version } }
    }),
})
