import { isIP, isIPv4 } from 'node:net'
import type { Express } from 'express'
import { z } from 'zod'

const longestPrefix = (address: string): number => (isIPv4(address) ? 32 : 128)

/** An address, or a network of them with its prefix (`10.0.0.0/8`): neither a name nor a number of hops, which anybody could make up. */
function isAddressOrNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/')
  if (isIP(address) === 0 || more.length > 0) return false
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
