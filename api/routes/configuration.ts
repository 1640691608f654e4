import { listBankHolidays } from '../../db/bank-holidays'
import { readCouncil } from '../../db/pool'
import { describeConfiguration } from '../../tenants/describe'
import { contactsView as presentContacts } from '../present/contact-view'
import { defineRoute } from '../route'
import { councilPath, noBody, noQuery } from '../schemas/common'
import { configurationView } from '../schemas/configuration'
import { contactsQuery, contactsView } from '../schemas/contacts'
import { tenantOf } from '../tenant'

/** What a council is configured to do, and why. */
export const readConfiguration = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/configuration',
  operationId: 'readConfiguration',
  action: 'configuration.read',
  summary: 'Read the effective configuration',
  description:
    'Every value with the file it comes from and the document that says so; what the council has not supplied is named.',
  permission: 'configuration.read',
  params: councilPath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'The configuration this process runs on.', schema: configurationView } },
  answer: async ({ caller }, parts) => {
    const tenant = tenantOf(parts, caller.council)
    const { version, knownFrom, knownUntil } = tenant.rules.calendar
    return { status: 200, body: { ...describeConfiguration(tenant), calendar: { version, knownFrom, knownUntil } } }
  },
})

/** Whom to ring. */
export const readContact = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/contacts',
  operationId: 'readContact',
  action: 'contact.read',
  summary: 'Ask whom to ring at a time, and for all other ways to reach the council',
  description:
    'Which services answer at a time (`at`; now, unless given), in the order in which to ring them, until when, and when those that are ' +
    'closed open next. Weekends, bank holidays, those proclaimed since among them, and the nights in which the clocks change are counted ' +
    'with. What the council has not supplied is named and never made up; there is always somebody to ring.',
  permission: 'configuration.read',
  params: councilPath,
  query: contactsQuery,
  body: noBody,
  answers: { 200: { description: 'Whom to ring, in order, and why.', schema: contactsView } },
  answer: async ({ caller, query: { at, team }, now }, parts) => {
    const tenant = tenantOf(parts, caller.council)
    const proclaimed = await readCouncil(parts.db, caller.council, (tx) => listBankHolidays(tx, false))
    return { status: 200, body: presentContacts(tenant, { at: at ?? now, team, proclaimed }) }
  },
})
