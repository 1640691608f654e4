import { startShared, type Shared } from './global'

declare global {
  var sharedByTests: Shared | undefined
}

/** Jest calls this before the first test file of the project. */
export default async function setUp(): Promise<void> {
  globalThis.sharedByTests = await startShared()
}
