// Loaded before a service's own code (node --import). When the process that started the service is gone, however it ended,
// the pipe to standard input closes, and the service stops as if it had been asked to.

import { isMainThread } from 'node:worker_threads'

const drainMs = 15_000

function stop() {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), drainMs).unref()
}

if (isMainThread) {
  process.stdin.once('close', stop).on('error', () => {})
  process.stdin.resume()
  process.stdin.unref?.()
}
