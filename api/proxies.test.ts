import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { askerAt, trustedProxies, trustProxies } from './proxies'

/** Who the API takes a request from this machine for, with that header, behind these proxies. */
async function askerBehind(proxies: readonly string[], forwarded: string): Promise<string> {
  const app = express()
  trustProxies(app, proxies)
  app.get('/', ({ ip }, response) => void response.send(ip))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const { port } = server.address() as AddressInfo
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-forwarded-for': forwarded } })
    return await answer.text()
  } finally {
    server.close()
  }
}

describe('who a request comes from', () => {
  it('is who connects, whatever they write into X-Forwarded-For, where no proxy is named or another is', async () => {
    for (const proxies of [[], ['192.0.2.0/24'], ['192.0.2.1', '2001:db8::/32']])
      for (const forged of ['198.51.100.7', '192.0.2.1', '127.0.0.1, 192.0.2.1', '::1', 'nonsense', ''])
        expect([proxies, forged, await askerBehind(proxies, forged)]).toEqual([proxies, forged, '127.0.0.1'])
  })

  it('is who the proxy says, where it is the one that is named: what came to it in the header already is not looked at', async () => {
    for (const proxies of [['127.0.0.1'], ['192.0.2.1', '127.0.0.0/8']]) {
      expect(await askerBehind(proxies, '198.51.100.7')).toBe('198.51.100.7')
      expect(await askerBehind(proxies, '203.0.113.9, 198.51.100.7')).toBe('198.51.100.7')
    }
    expect(await askerBehind(['127.0.0.1', '192.0.2.1'], '203.0.113.9, 198.51.100.7, 192.0.2.1')).toBe('198.51.100.7')
  })
})

describe('the proxies of an environment', () => {
  it('are addresses and networks, and none where nothing is said', () => {
    expect(trustedProxies.parse(undefined)).toEqual([])
    expect(trustedProxies.parse('')).toEqual([])
    expect(trustedProxies.parse('10.0.0.5, 192.168.4.0/24,2001:db8::/32')).toEqual([
      ...['10.0.0.5', '192.168.4.0/24', '2001:db8::/32'],
    ])
  })

  it.each([
    'true',
    '1',
    'loopback',
    'proxy.example',
    '10.0.0.0/33',
    '0.0.0.0/0',
    '::/0',
    '10.0.0.1/8/8',
    '10.0.0.5;10.0.0.6',
    '::ffff:10.0.0.1/8',
    'fe80::1%eth0/64',
  ])('are not %s', (text) => {
    expect(trustedProxies.safeParse(text).success).toBe(false)
  })
})

describe('whose tries count together', () => {
  it.each([
    [
      '198.51.100.7',
      ['198.51.100.7', '198.51.100.7:50211', '::ffff:198.51.100.7', '::FFFF:c633:6407', '[::ffff:198.51.100.7]:443'],
    ],
    [
      '2001:db8:0:1',
      ['2001:db8:0:1::7', '2001:DB8:0:1:0:0:0:8', '[2001:db8::1:aaaa:0:0:1]:50211', '2001:0db8:0000:0001::'],
    ],
    ['0:0:0:0', ['::1', '::']],
    ['unreadable', ['', 'nonsense', 'fe80::1%eth0', '198.51.100.7:80:80', '[198.51.100]']],
  ])('those at %s', (asker, written) => {
    expect(written.map(askerAt)).toEqual(written.map(() => asker))
  })
})
