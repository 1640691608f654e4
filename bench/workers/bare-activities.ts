/** Does nothing. */
export async function note(): Promise<void> {
  return Promise.resolve()
}
