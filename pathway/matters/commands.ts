import type { AccessCommand } from './access/facts'

/** What a person may tell a matter, of any kind. */
export type MatterCommand = AccessCommand
