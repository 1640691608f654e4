import { stopShared } from './global'
import './global-setup'

/** Jest calls this after the last test file of the project. */
export default async function tearDown(): Promise<void> {
  if (globalThis.sharedByTests) await stopShared(globalThis.sharedByTests)
}
