import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createSecureServer, type Http2SecureServer } from 'node:http2'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type Server } from 'node:tls'
import { Connection } from '@temporalio/client'
import { connectionOptions, connectionTo } from '../../inbox/engine'
import { connectWorker } from '../../worker/connect'
import { sharedServers } from '../stack/shared'

// Made for these tests, good for nothing else: an authority whose key is gone, and one certificate each for a server and a client.
const files = join(__dirname, 'tls')
const pem = (name: string) => readFileSync(join(files, name))
const guarded = {
  key: pem('server.key'),
  cert: pem('server.pem'),
  ca: pem('ca.pem'),
  requestCert: true,
  rejectUnauthorized: true,
}

let door: Server
let address: string
let credentials: string
beforeAll(async () => {
  const [host = '', port = ''] = sharedServers().temporalAddress.split(':')
  // What a Temporal server with TLS does for itself: the development server has none.
  door = createServer({ ...guarded, ALPNProtocols: ['h2'] }, (client) => {
    const server = connect(Number(port), host)
    for (const one of [client, server]) one.on('error', () => undefined)
    client.pipe(server).pipe(client)
  })
  door.on('tlsClientError', () => undefined)
  await once(door.listen(0, '127.0.0.1'), 'listening')
  address = `localhost:${String((door.address() as AddressInfo).port)}`
  credentials = mkdtempSync(join(tmpdir(), 'caseway-credentials-'))
  cpSync(files, credentials, { recursive: true })
})
afterAll(() => {
  door.close()
  rmSync(credentials, { recursive: true, force: true })
})

const namespaces = async (connection: Connection) => {
  const { namespaces: found } = await connection.workflowService.listNamespaces({})
  await connection.close()
  return found.map(({ namespaceInfo }) => namespaceInfo?.name)
}

it('Temporal is reached by mutual TLS with the credentials of a folder, by clients and by workers', async () => {
  const connection = await Connection.connect({ ...connectionOptions({ address, credentials }), connectTimeout: '10s' })
  expect(await namespaces(connection)).toContain(sharedServers().namespace)
  const stopping = new AbortController()
  const worker = await connectWorker({ address, credentials }, stopping.signal)
  stopping.abort()
  await worker.close()
}, 120_000)

it('nobody gets in without a certificate, and what lacks a file connects to nothing', async () => {
  const withoutCertificate = { address, tls: { serverRootCACertificate: pem('ca.pem') } }
  await expect(Connection.connect({ ...withoutCertificate, connectTimeout: '2s' })).rejects.toThrow()
  await expect(Connection.connect({ address, connectTimeout: '2s' })).rejects.toThrow()
  expect(() => connectionTo({ address, credentials: join(credentials, 'nowhere') })).toThrow('ENOENT')
}, 120_000)

it('a token of the folder goes with each request, the newest one', async () => {
  const heard: (string | undefined)[] = []
  const server: Http2SecureServer = createSecureServer(guarded)
  server.on('stream', (stream, headers) => {
    heard.push(headers.authorization)
    stream.respond({ ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '12' }, { endStream: true })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const at = { address: `localhost:${String((server.address() as AddressInfo).port)}`, credentials }
  for (const token of ['one', 'another']) {
    writeFileSync(join(credentials, 'token'), `${token}\n`)
    const connection = Connection.lazy(connectionOptions(at))
    await connection.workflowService.getSystemInfo({}).catch(() => undefined)
    await connection.close()
  }
  rmSync(join(credentials, 'token'))
  server.close()
  expect(new Set(heard)).toEqual(new Set(['Bearer one', 'Bearer another']))
}, 120_000)
