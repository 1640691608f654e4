import type { Payload } from '@temporalio/common'
import { payloadFromBytes, payloadToBytes } from './framing'

describe('a payload as bytes', () => {
  it('comes back as it was', () => {
    const payload = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('"x"') }
    expect(payloadFromBytes(payloadToBytes(payload))).toEqual(payload)
  })

  it('may be without data, for which the workflow sandbox has an empty array', () => {
    const empty: Payload = { metadata: { encoding: Buffer.from('binary/null') } }
    Object.assign(empty, { data: [] })
    expect(payloadFromBytes(payloadToBytes(empty)).data).toHaveLength(0)
  })
})
