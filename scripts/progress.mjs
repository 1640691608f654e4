// Runs before anything is installed: Node built-ins only.

const everyMs = 5_000

/**
 * Runs `work`, saying on standard error that it has begun and, every five seconds, that it still goes on.
 * Gives what `work` gives; passes on what it throws.
 */
export async function withProgress(label, work) {
  const startedAt = Date.now()
  const elapsed = () => Math.round((Date.now() - startedAt) / 1000)
  console.error(`${label} …`)
  const ticker = setInterval(() => console.error(`${label} … ${elapsed()} s`), everyMs)
  try {
    return await work()
  } finally {
    clearInterval(ticker)
  }
}
