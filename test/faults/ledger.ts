import { z } from 'zod'

const codeSchema = z.object({ code: z.string() })

/** A case as its sender was told of it. */
export interface AcceptedCase {
  readonly council: string
  readonly caseId: string
  readonly referralId: string
  readonly practice: boolean
  /** Every due date anybody was told of, by clock; the decision's with the referral's own answer. */
  readonly dueAt: Map<string, string>
  /** What was told to the case, in the order in which it was acknowledged. */
  readonly messages: AcceptedMessage[]
}

/** A message as its sender was told of it. */
export interface AcceptedMessage {
  readonly key: string
  /** `held`: accepted, and no more was known at the time. */
  readonly answer: 'applied' | 'refused' | 'held'
  /** What it must come to by the rules. */
  readonly mustBe: 'applied' | 'refused'
}

/** What a client knows: all that was acknowledged to it, and nothing else. */
export class Ledger {
  readonly cases: AcceptedCase[] = []
  /** Tries in vain, by what went wrong. */
  readonly inVain = new Map<string, number>()
  /** Answers that should never come. */
  readonly wrong: string[] = []
  readonly answers = new Map<string, number>()

  readonly noteInVain = (why: string): void => {
    this.inVain.set(why, (this.inVain.get(why) ?? 0) + 1)
  }

  noteAnswer(answer: string): void {
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1)
  }

  /** Notes an answer that should never come. */
  noteWrong(path: string, { status, body }: { status: number; body: unknown }): void {
    const { code } = codeSchema.safeParse(body).data ?? { code: 'no code' }
    this.wrong.push(`${path} was answered ${status} ${code}`)
  }

  /** Notes a due date that was told; one that differs from what was told before is wrong. */
  noteDue(one: AcceptedCase, { name, dueAt }: { name: string; dueAt: string }): void {
    const before = one.dueAt.get(name) ?? dueAt
    if (before !== dueAt) this.wrong.push(`case ${one.caseId}: ${name} was due ${before} and then ${dueAt}`)
    one.dueAt.set(name, before)
  }

  casesOf(council: string): AcceptedCase[] {
    return this.cases.filter((one) => one.council === council)
  }
}

/** Counts as words: `applied 31, held 4`. */
export function inWords(counts: ReadonlyMap<string, number>): string {
  const parts = [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([what, count]) => `${what} ${count}`)
  return parts.length === 0 ? 'none' : parts.join(', ')
}
