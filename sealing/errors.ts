/**
 * `council-key-missing`: the council's key file is missing or broken. `council-key-plain`: its keys are not wrapped by a root
 * key. `root-key-missing`: the root key file is missing or broken, or has not the key by which the council's are wrapped.
 * `unknown-key`: the file has no key of this id. `case-key-missing`: the case has no key and never had one here.
 * `case-key-destroyed`: it had one. `not-sealed`: not one of our envelopes, or cut short. `seal-broken`: altered, or sealed
 * for something else.
 */
export type SealingErrorCode =
  | 'council-key-missing'
  | 'council-key-plain'
  | 'root-key-missing'
  | 'unknown-key'
  | 'case-key-missing'
  | 'case-key-destroyed'
  | 'not-sealed'
  | 'seal-broken'
  | 'no-council'

const sentences: Record<SealingErrorCode, string> = {
  'council-key-missing': 'The key file of this council is missing or broken',
  'council-key-plain':
    'The keys in the file of this council are not wrapped by a root key; `npx caseway keys wrap` wraps them',
  'root-key-missing':
    'The root key file is missing or broken, or has not the key by which those of this council are wrapped',
  'unknown-key': 'The council has no key of this id',
  'case-key-missing': 'The key of this case does not exist',
  'case-key-destroyed': 'The key of this case was destroyed',
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

const broken: readonly SealingErrorCode[] = ['case-key-missing', 'not-sealed', 'seal-broken']

/** Whether what was to be opened is not as it was sealed, or its own key is gone: it does not open again by itself. */
export const isBroken = (error: unknown): error is SealingError =>
  error instanceof SealingError && broken.includes(error.code)

const untilKeyIsBack: readonly SealingErrorCode[] = ['council-key-missing', 'council-key-plain', 'root-key-missing']

/** Whether a council's keys could not be had: nothing is wrong with what was to be opened, and it opens once they are back. */
export const isKeyAway = (error: unknown): error is SealingError =>
  error instanceof SealingError && untilKeyIsBack.includes(error.code)
