export function difference(root: string): Promise<string | null>
