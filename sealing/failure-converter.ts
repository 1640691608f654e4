import { DefaultFailureConverter } from '@temporalio/common'

// No Node import: the worker bundles this file into the workflow sandbox.

/** Puts error messages and stack traces into a payload, so that the codec seals them like everything else. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true })
