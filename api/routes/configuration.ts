import { z } from 'zod'
import { describeConfiguration } from '../../tenants/describe'
import { contactView as presentContact } from '../present/contact-view'
import { defineRoute } from '../route'
import { councilPath, moment, noBody, noQuery } from '../schemas/common'
import { configurationView } from '../schemas/configuration'
import { contactView } from '../schemas/views'
import { tenantOf } from '../tenant'
import { everybody } from './who'

/** What a council is configured to do, and why. */
export const readConfiguration = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/configuration',
  operationId: 'readConfiguration',
  action: 'configuration.read',
  summary: 'Read the effective configuration',
  description:
    'Every value with the file it comes from and the document that says so; what the council has not supplied is named.',
  roles: everybody,
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
  summary: 'Ask which service to ring at a time, and why',
  roles: everybody,
  params: councilPath,
  query: z.strictObject({ at: moment.exactOptional() }),
  body: noBody,
  answers: { 200: { description: 'The service, its numbers in order, and why.', schema: contactView } },
  answer: async ({ caller, query, now }, parts) => ({
    status: 200,
    body: presentContact(tenantOf(parts, caller.council), query.at ?? now),
  }),
})
