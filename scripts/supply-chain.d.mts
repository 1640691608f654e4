interface Lockfile {
  packages: Readonly<Record<string, { resolved?: string; integrity?: string; license?: string; dev?: boolean }>>
}
export function problemsOf(lockfile: Lockfile): string[]
