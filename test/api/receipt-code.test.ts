import { z } from 'zod'
import { until } from '../support/until'
import { aReferral, ask, decideAssessment, type Answer } from './http'

const accepted = z.object({
  reference: z.string(),
  receiptCode: z.string(),
  cases: z.array(z.object({ caseId: z.string() })),
})
const council = 'west-northamptonshire'
const atCode = (at: string) => `/v1/councils/${at}/receipt-code`
const withCode = (code: string, at = council) =>
  ask({ path: atCode(at), body: { code }, headers: { authorization: undefined } })

describe('whoever referred', () => {
  it('sees with their code, without a token, that it was received, until when it is decided on, and that it was', async () => {
    const { receiptCode, cases } = (
      await ask({ council, path: `/v1/councils/${council}/referrals`, body: aReferral })
    ).as(accepted)
    const before = await withCode(receiptCode.toLowerCase().replaceAll('-', ' '))
    expect(before.status).toBe(200)
    expect(before.as(z.record(z.string(), z.unknown()))).toEqual({
      receivedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      decided: false,
      decisionDueBy: expect.any(String),
    })
    for (const { caseId } of cases)
      await ask({ council, path: `/v1/councils/${council}/cases/${caseId}/decisions`, body: decideAssessment })
    await until('it is decided', async () => (await withCode(receiptCode)).text.includes('"decided":true'))
    expect((await withCode(receiptCode)).text).not.toMatch(/decisionDueBy|caseId|Example/)
  })

  it('learns nothing with a code that is not theirs, or of another council', async () => {
    const { receiptCode } = (await ask({ council, path: `/v1/councils/${council}/referrals`, body: aReferral })).as(
      accepted,
    )
    const unknown = await withCode('0000-0000-0000')
    expect(unknown.status).toBe(404)
    for (const other of [await withCode(receiptCode, 'blackpool'), await withCode(receiptCode, 'nowhere')])
      expect([other.status, other.text]).toEqual([404, unknown.text])
    expect(
      (await ask({ path: atCode(council), body: { code: '', more: 1 }, headers: { authorization: undefined } })).status,
    ).toBe(400)
  })

  it('is told to come again after too many tries at one council, whichever address they write into X-Forwarded-For', async () => {
    const alone = 'bath-and-north-east-somerset'
    const forged = (index: number) => ({ authorization: undefined, 'x-forwarded-for': `198.51.100.${index}` })
    const body = { code: '0000-0000-0000' }
    const tries = () =>
      Promise.all(Array.from({ length: 100 }, (_, index) => ask({ path: atCode(alone), body, headers: forged(index) })))
    let refused: Answer[] = []
    await until('one to be refused', async () => {
      refused = (await tries()).filter(({ status }) => status === 429)
      return refused.length > 0
    })
    expect([refused[0]?.problem.code, refused[0]?.headers.get('retry-after')]).toEqual(['too-many-requests', '1'])
  })
})
