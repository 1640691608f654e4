import { pino } from 'pino'
import { createCodecGate } from '../api/codec-gate'
import { isLoopback } from '../api/loopback'
import { watchIssuers } from '../api/token-issuers'
import { loadTenants } from '../tenants/load'
import { parseCodecConfig } from './codec-config'
import { createCodecServer } from './codec-server'
import { createCaseKeySource } from '../db/case-key-source'
import { createDatabase } from '../db/pool'
import { createKeyring } from './keyring'

const config = parseCodecConfig(process.env)
const logger = pino({ name: 'codec', level: config.logLevel })
const keyring = createKeyring(config.keys)
const db = createDatabase(config.databaseUrl)
const server = createCodecServer({
  keys: { keyring, cases: createCaseKeySource(db, keyring) },
  gate: createCodecGate({
    db,
    tenants: loadTenants(config.tenantsDirectory).tenants,
    issuers: watchIssuers(config.issuersDirectory, logger, isLoopback(config.host)),
    clock: () => new Date().toISOString(),
  }),
  uiOrigins: config.uiOrigins,
  logger,
})

function stop(): void {
  server.close()
  server.closeAllConnections()
  if (!db.ending) void db.end()
  if (process.connected) process.disconnect()
}

server.on('error', (error) => {
  logger.fatal({ error: error.message }, 'codec server cannot listen')
  process.exitCode = 1
  stop()
})
server.listen(config.port, config.host, () => logger.info({ address: server.address() }, 'codec server is ready'))
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
// Started by another process, it ends when that one does, however it ends.
if (process.connected) process.on('disconnect', stop)
