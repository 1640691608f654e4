/**
 * `council-key-missing`: the council's key file is missing or broken. `unknown-key`: the file has no key of this id.
 * `case-key-missing`: the case's key has been destroyed or never was. `not-sealed`: not one of our envelopes, or cut
 * short. `seal-broken`: altered, or sealed for something else.
 */
export type SealingErrorCode =
  'council-key-missing' | 'unknown-key' | 'case-key-missing' | 'not-sealed' | 'seal-broken' | 'no-council'

const sentences: Record<SealingErrorCode, string> = {
  'council-key-missing': 'The key file of this council is missing or broken',
  'unknown-key': 'The council has no key of this id',
  'case-key-missing': 'The key of this case does not exist or was destroyed',
  'not-sealed': 'This is not a sealed envelope',
  'seal-broken': 'The seal does not fit: the content was altered, or sealed for something else',
  'no-council': 'Nothing says which council this belongs to, so it cannot be sealed',
}

/** Something could not be sealed or opened. Carries codes and the council's id only, never what was to be sealed. */
export class SealingError extends Error {
  override readonly name = 'SealingError'
  readonly code: SealingErrorCode
  readonly council: string | undefined

  constructor(code: SealingErrorCode, council?: string) {
    super(council === undefined ? sentences[code] : `${sentences[code]} (${council})`)
    this.code = code
    this.council = council
  }
}
