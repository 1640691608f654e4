/** A Temporal server that runs already, or the program whose `server start-dev` is one. */
export type FoundTemporal =
  { readonly kind: 'address'; readonly address: string } | { readonly kind: 'executable'; readonly path: string }

export function findTemporal(env: Readonly<Record<string, string | undefined>>): Promise<FoundTemporal>
