const asked = process.env['CASEWAY_SEED'] ?? '1'

/** What whatever is drawn at random in a test is drawn from: `CASEWAY_SEED`, a number or `random` for another in each test file; 1 where it is not given. */
export const seed = asked === 'random' ? Date.now() % 1_000_000 : Number(asked)

if (!Number.isSafeInteger(seed)) throw new Error(`CASEWAY_SEED is a whole number or "random", not "${asked}"`)
