import { connect } from 'node:net'
import { once } from 'node:events'
import { sharedStack } from '../stack/shared'

async function exchange(written: string): Promise<string> {
  const { hostname, port } = new URL((await sharedStack()).api)
  const socket = connect(Number(port), hostname)
  const received: string[] = []
  socket.on('data', (data) => received.push(data.toString('utf8')))
  socket.on('error', () => undefined)
  socket.write(written)
  await once(socket, 'close')
  return received.join('')
}

describe('what is no request', () => {
  it('is answered with a problem, and the connection closed', async () => {
    const answer = await exchange('HELLO\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('"code":"malformed-request"')
  })

  it('with headers beyond measure likewise', async () => {
    const answer = await exchange(`GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`)
    expect(answer).toContain('"code":"headers-too-large"')
  })

  it('is cut off where its headers do not end', async () => {
    const started = Date.now()
    const answer = await exchange('GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ')
    expect(answer).toContain('"code":"request-timeout"')
    expect(Date.now() - started).toBeLessThan(20_000)
  }, 120_000)
})
