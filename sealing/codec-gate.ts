/** Who may have payloads opened: somebody of one council, who was let in. */
export interface Operator {
  readonly council: string
}

/** What was opened for an operator in one request; `outcome` is a code, `caseId` null where it was not all of one case. */
export interface Decoding {
  caseId: string | null
  outcome: string
}

/** Decides who is let in to the codec server, and keeps the record of it. */
export interface CodecGate<O extends Operator = Operator> {
  /**
   * Resolves who shows this `Authorization` header.
   * @throws CodecRefusal 401 where it is not believed (any more), 403 without permission, 429 where there is too much of it
   */
  enter(authorization: string | undefined): Promise<O>
  /** Whether a case, or a matter, of their council may be read by them now. */
  mayRead(operator: O, caseId: string): Promise<boolean>
  /** Puts one request on the audit of the operator's council, before anything is answered. */
  audit(operator: O, decoding: Decoding): Promise<void>
}

/** Why the codec server does not do as it is asked: a status of HTTP, and nothing else is said. */
export class CodecRefusal extends Error {
  override readonly name = 'CodecRefusal'
  readonly status: number

  constructor(status: number) {
    super(`HTTP ${status}`)
    this.status = status
  }
}
