// Lets the Temporal SDK download the CLI in its own way (the one its testing package uses) into the folder of argument 1,
// as version argument 2. The SDK downloads when a server is started, so one is started and at once shut down.

import { Runtime } from '@temporalio/worker'

const [downloadDir, version] = process.argv.slice(2)
const exe = { type: 'cached-download', downloadDir, version, ttl: 0, sdkName: 'sdk-typescript', sdkVersion: '1.24.0' }
const server = await Runtime.instance().createEphemeralServer({
  type: 'dev-server',
  exe,
  namespace: 'default',
  ip: '127.0.0.1',
  port: null,
  uiPort: null,
  dbFilename: null,
  ui: false,
  log: { format: 'json', level: 'error' },
  extraArgs: [],
})
await Runtime.instance().shutdownEphemeralServer(server)
