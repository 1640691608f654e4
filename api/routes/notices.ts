import { findCase } from '../../db/cases'
import { listNoticesToRoles } from '../../db/notices'
import { readCouncil } from '../../db/pool'
import { askerOf } from '../guard'
import { casePathOf } from '../links'
import { noticePage } from '../notice-page'
import { noticesOfCase } from '../present/notices-of-case'
import { Problem } from '../problems'
import { defineRoute } from '../route'
import { casePath, councilPath, noBody, noQuery, noticePath } from '../schemas/common'
import { noticePageView, noticesView, trayNoticesView } from '../schemas/notices'

/** Who has been told what. */
export const readNotices = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/cases/{case}/notices',
  operationId: 'readNotices',
  action: 'case.notices',
  summary: 'Read who is told what, and who is deliberately not',
  permission: 'case.read',
  params: casePath,
  query: noQuery,
  body: noBody,
  answers: {
    200: {
      description: 'Every notice in the order of the events they follow from, and how it stands.',
      schema: noticesView,
    },
  },
  answer: ({ caller, params }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      if ((await findCase(tx, params.case))?.kind !== 'referral') throw new Problem('not-found')
      const notices = await noticesOfCase(tx, parts, caller, params.case)
      return { status: 200, body: { caseId: params.case, notices } }
    }),
})

/** What was sent. */
export const readNoticePage = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/cases/{case}/notices/{notice}',
  operationId: 'readNoticePage',
  action: 'notice.read',
  summary: 'Read what was sent of a notice',
  description: 'Word for word, with where it went. It is sealed everywhere else. Every look is on the audit.',
  permission: 'record.read',
  params: noticePath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'Each try that got as far as a page.', schema: noticePageView } },
  answer: ({ caller, params }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      if ((await findCase(tx, params.case))?.kind !== 'referral') throw new Problem('not-found')
      return { status: 200, body: await noticePage(tx, parts, params, (id) => casePathOf(tx.council, id), caller) }
    }),
})

/** What roles are told. */
export const listTrayNotices = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/tray-notices',
  operationId: 'listTrayNotices',
  action: 'tray.notices',
  summary: 'List what your roles were told of clocks',
  description: 'Warnings, what is due and what was passed on, the latest first, at most 200.',
  permission: 'case.read',
  params: councilPath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'Notices to the roles of the caller.', schema: trayNoticesView } },
  answer: ({ caller }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      const notices = await listNoticesToRoles(tx, { ...askerOf(caller), roles: caller.actor.roles }, 200)
      return {
        status: 200,
        body: {
          notices: notices.map(({ noticeId, caseId, template, recipient, createdAt }) => ({
            ...{ noticeId, caseId, template, role: recipient, recordedAt: createdAt },
          })),
        },
      }
    }),
})
