// No Node import: workflow code uses this file.

/**
 * Why a payload was not one of ours: it was plain (`not-sealed`), altered or cut (`seal-broken`), sealed for another
 * workflow (`other-workflow`), under a key its council does not have (`unknown-key`), or its receiver is no council's
 * workflow (`no-council`).
 */
export type UnsealedCode = 'not-sealed' | 'seal-broken' | 'other-workflow' | 'unknown-key' | 'no-council'

/** What the codec hands on in place of a payload that is not properly sealed for its workflow. */
export interface Unsealed {
  casewayUnsealed: UnsealedCode
}

/**
 * True for what the codec put in place of a payload that it could not trust. Whoever receives one refuses it and goes
 * on.
 */
export function isUnsealed(value: unknown): value is Unsealed {
  return typeof value === 'object' && value !== null && 'casewayUnsealed' in value
}
