import { z } from 'zod'
import { localPerson } from '../../cli/serve/identity'
import { listAudit } from '../../db/audit'
import { readCouncil } from '../../db/pool'
import { sealingKey, sealPayload } from '../../sealing/sealed-payload'
import { workflowIdFor } from '../../sealing/workflow-id'
import { aCase, ask, tokenOf } from '../api/http'
import { sharedKeys, sharedStack } from '../stack/shared'
import { openBed, type Bed } from '../support/bed'

// What stands in a history is opened for an operator as the API would show the case to them, and not otherwise.

const council = 'anyshire'
const reason = 'Somebody in the team is related.'

let bed: Bed
beforeAll(async () => {
  bed = openBed(await sharedStack(), sharedKeys())
})
afterAll(() => bed.close())

/** A case with one payload of its history, as the Temporal UI would send it to be decoded. */
async function aHistory() {
  const one = await aCase(council)
  const address = { namespace: bed.run.namespace, workflowId: workflowIdFor(council, one.caseId) }
  const { keyring, cases } = bed
  const plain = {
    metadata: { encoding: Buffer.from('json/plain') },
    data: Buffer.from('{"stage":"awaiting-decision"}'),
  }
  const { metadata, data } = sealPayload(await sealingKey({ keyring, cases }, address), address, plain)
  const base64 = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('base64')
  const names = Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)])
  return { ...one, wire: { metadata: Object.fromEntries(names), data: base64(data) } }
}

const decode = (payloads: object[], headers: Record<string, string> = {}) =>
  fetch(`${bed.run.codec}/decode`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-namespace': bed.run.namespace,
      authorization: `Bearer ${tokenOf(bed.run, council, 'administrator')}`,
      ...headers,
    },
    body: JSON.stringify({ payloads }),
  })

async function looksOf(caseId: string) {
  const rows = await readCouncil(bed.db, council, (tx) => listAudit(tx, 0, 1_000_000))
  const own = rows.filter((row) => row.caseId === caseId && row.action === 'history.decode')
  return own.map(({ actorId, outcome }) => `${actorId} ${outcome}`)
}

const decide = (path: string, body: object) => ask({ council, role: 'team-manager', path: `${path}/decisions`, body })
const who = localPerson(council, 'administrator')
const opened = z.object({ payloads: z.array(z.object({ data: z.string() })) })

describe('decoding for operators (T7)', () => {
  it('opens nothing without a token, with another council’s, without the permission, or for a page of elsewhere', async () => {
    const { wire, caseId } = await aHistory()
    const bearing = (of: string, role: string) => ({ authorization: `Bearer ${tokenOf(bed.run, of, role)}` })
    const tries: [Record<string, string>, number][] = [
      [{ authorization: '' }, 401],
      [{ authorization: `Bearer ${'a.'.repeat(2)}a` }, 401],
      [bearing('blackpool', 'administrator'), 403],
      [bearing(council, 'social-worker'), 403],
      [{ origin: 'https://evil.example' }, 403],
    ]
    for (const [headers, status] of tries) {
      const answer = await decode([wire], headers)
      expect([headers, answer.status, await answer.text()]).toEqual([headers, status, ''])
    }
    expect(await looksOf(caseId)).toEqual([])
  }, 120_000)

  it('is shut for a restricted record and a conflict of interest, and every try is on the audit', async () => {
    const { path, caseId, wire } = await aHistory()
    const answer = await decode([wire])
    expect([answer.status, opened.parse(await answer.json()).payloads[0]?.data]).toEqual([
      200,
      Buffer.from('{"stage":"awaiting-decision"}').toString('base64'),
    ])
    await decide(path, { kind: 'restrict-record', because: 'staff-family', admit: [], reason })
    expect((await decode([wire])).status).toBe(403)
    await decide(path, { kind: 'admit-to-record', staffId: who, reason })
    expect((await decode([wire])).status).toBe(200)
    await decide(path, { kind: 'declare-conflict', staffId: who, reason })
    expect((await decode([wire])).status).toBe(403)
    expect(await looksOf(caseId)).toEqual(
      ['opened-1', 'not-found', 'opened-1', 'not-found'].map((outcome) => `${who} ${outcome}`),
    )
  }, 120_000)

  it('gives back as it was what is kept, beside what is opened', async () => {
    const [shut, open] = [await aHistory(), await aHistory()]
    await decide(shut.path, { kind: 'restrict-record', because: 'staff-family', admit: [], reason })
    const answer = await decode([shut.wire, open.wire])
    const { payloads } = opened.parse(await answer.json())
    expect(payloads.map(({ data }) => data === shut.wire.data || data === open.wire.data)).toEqual([true, false])
    expect([await looksOf(shut.caseId), await looksOf(open.caseId)]).toEqual([
      [`${who} not-found`],
      [`${who} opened-1`],
    ])
  }, 120_000)
})
