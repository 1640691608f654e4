import { z } from 'zod'
import { findMatter } from '../../../db/matters'
import { readCouncil } from '../../../db/pool'
import { openJson, sealedAs } from '../../../db/sealed'
import type { MatterApi, MatterTypes } from '../../matters/matter-api'
import { presentMatter } from '../../matters/present-matter'
import { readMatter } from '../../matters/read-matter'
import { defineRoute, type Route } from '../../route'
import { matterDetails } from '../../schemas/matters'
import { onePath, reading, viewOf } from './about'

/** One matter. */
export const readOne = <T extends MatterTypes>(api: MatterApi<T>): Route =>
  defineRoute({
    ...reading(api),
    path: onePath(api),
    operationId: `read${api.name}`,
    action: `${api.kind}.read`,
    summary: `Read ${api.oneOf}`,
    answers: { 200: { description: 'As it stands on the record.', schema: viewOf(api) } },
    answer: ({ caller, params, now }, parts) =>
      readCouncil(parts.db, caller.council, async (tx) => {
        const found = await readMatter<T['state']>(tx, parts.keyring, api.kind, params.case, now, caller)
        return { status: 200, body: await presentMatter(tx, parts, api, found, caller) }
      }),
  })

/** What a matter was opened with, in clear. Every look is on the audit. */
export const readDetails = <T extends MatterTypes>(api: MatterApi<T>): Route =>
  defineRoute({
    ...reading(api),
    path: `${onePath(api)}/details`,
    operationId: `read${api.name}Details`,
    action: `${api.kind}.details`,
    summary: `Read what ${api.oneOf} was opened with`,
    description: 'Names and addresses, which are sealed everywhere else. Every look is on the audit.',
    answers: { 200: { description: 'As it was sent.', schema: matterDetails } },
    answer: ({ caller, params, now }, parts) =>
      readCouncil(parts.db, caller.council, async (tx) => {
        const { row, keys } = await readMatter<T['state']>(tx, parts.keyring, api.kind, params.case, now, caller)
        const stored = await findMatter(tx, row.caseId)
        const sealed = sealedAs.matter(tx.council, row.caseId)
        const opened = openJson(await keys.load(row.caseId), sealed, stored?.body ?? new Uint8Array())
        return { status: 200, body: { id: row.caseId, details: z.record(z.string(), z.unknown()).parse(opened) } }
      }),
  })
