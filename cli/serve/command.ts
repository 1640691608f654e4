/** How to start a process: everything it gets, nothing taken over from this process's own environment. */
export interface Command {
  readonly executable: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly uid?: number
  readonly gid?: number
}
