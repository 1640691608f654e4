/**
 * `migration-changed`: an applied file was edited. `migration-misnamed`: a file is not `NNNN-name.sql` or its number is
 * taken.
 */
export type MigrationErrorCode = 'migration-changed' | 'migration-misnamed' | 'app-role-too-strong'

/** A database that cannot be brought up to date without somebody looking. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
  readonly code: MigrationErrorCode

  constructor(code: MigrationErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
