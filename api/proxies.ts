import { isIP, isIPv4, SocketAddress } from 'node:net'
import type { Express } from 'express'
import { z } from 'zod'

const longestPrefix = (address: string): number => (isIPv4(address) ? 32 : 128)

/** An address in one of two families: it is not of one and written as the other, and has no zone. */
const isPlain = (address: string): boolean => isIP(address) !== 0 && !/^::ffff:|%/i.test(address)

/** An address, or a network of them with its prefix (`10.0.0.0/8`): neither a name nor a number of hops, which anybody could make up. */
function isAddressOrNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/')
  if (!isPlain(address) || more.length > 0) return false
  return (
    prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) > 0 && Number(prefix) <= longestPrefix(address))
  )
}

/** The proxies in front of an API, as its environment names them: addresses or networks with commas between them. None where nothing is said. */
export const trustedProxies = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((one) => one.trim() || []))
  .refine((all) => all.every(isAddressOrNetwork), 'expected addresses or networks with commas between them')

/**
 * Takes from whom a request comes (`request.ip`) from `X-Forwarded-For` where one of these proxies sent it, and from the connection in every
 * other case: the last address in that header that is none of them, so that what somebody wrote into it before is never reached.
 */
export function trustProxies(app: Express, proxies: readonly string[]): void {
  app.set('trust proxy', proxies.length === 0 ? false : [...proxies])
}

const withPort = /^(?:\[(?<six>[^\]]*)\](?::\d+)?|(?<four>[\d.]+):\d+)$/

/**
 * Whose tries count together: those of one address, whatever port a proxy wrote behind it and however it is written, and of IPv6 those of one
 * network of 64 bits, which is what one household or machine has. What is no address is one for all.
 */
export function askerAt(ip: string): string {
  const { six, four } = withPort.exec(ip)?.groups ?? {}
  const address = six ?? four ?? ip
  if (isIPv4(address)) return address
  if (isIP(address) === 0 || address.includes('%')) return 'unreadable'
  const plain = new SocketAddress({ address, family: 'ipv6' }).address
  const mapped = plain.replace(/^::ffff:/, '')
  return isIPv4(mapped) ? mapped : networkOf(plain)
}

/** The first four groups of an IPv6 address, as they are without the gap that it may be written with. */
function networkOf(address: string): string {
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''))
  const gap = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  return [...head, ...gap, ...tail].slice(0, 4).join(':')
}
