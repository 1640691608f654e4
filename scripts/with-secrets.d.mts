export function withSecrets(
  env: Readonly<Record<string, string>>,
  read: (path: string) => string,
): Record<string, string>
