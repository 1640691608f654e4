import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import { sayMoment } from '../../pathway/calendar/words'
import { readMoment } from '../../pathway/calendar/moment'
import {
  caseSeen,
  heldSeen,
  noticesSeen,
  receiptSeen,
  referralSeen,
  settledSeen,
  timelineSeen,
  type CaseSeen,
  type ClockSeen,
  type ReferralSeen,
} from './answers'
import type { Teller } from './teller'

type Opened = ReferralSeen['cases'][number]
type Collection = 'decisions' | 'consents' | 'practice'

/** A step of a story: who tells the case what. */
export type StepBody = Readonly<Record<string, unknown>> & { kind: string }

const hourMs = 3_600_000
const held = 202

/** One practice case of a story: told things, moved in time, and looked at. */
export class PracticeCase {
  readonly id: string
  readonly childId: string
  /** When the decision on the referral is due, as the sender was told. */
  readonly decision: Opened['decision']
  private readonly teller: Teller
  private readonly referral: ReferralSeen

  constructor(teller: Teller, referral: ReferralSeen, opened: Opened) {
    this.teller = teller
    this.referral = referral
    this.id = opened.caseId
    this.childId = opened.childId
    this.decision = opened.decision
  }

  /** The opaque id of the first person of a kind. */
  person(kind: string): string {
    const found = this.referral.people.find((one) => one.kind === kind)
    if (found === undefined) throw new Error(`There is no ${kind} in this referral.`)
    return found.id
  }

  decide(role: string, body: StepBody): Promise<CaseSeen> {
    return this.tell(role, 'decisions', body)
  }

  consent(role: string, body: StepBody): Promise<CaseSeen> {
    return this.tell(role, 'consents', body)
  }

  practice(role: string, body: StepBody): Promise<CaseSeen> {
    return this.tell(role, 'practice', body)
  }

  /** Tells the case something that it is to refuse with this code. */
  refused(role: string, collection: Collection, body: StepBody, code: string) {
    return this.teller.expectRefusal({ role, path: this.path(`/${collection}`), body }, code)
  }

  /** Moves the case to a time on London's clocks. */
  async moveTo(time: string): Promise<CaseSeen> {
    const moment = readMoment(time)
    if (moment.kind !== 'instant') throw new Error(`${time} is no one time on London's clocks.`)
    this.teller.narrator.says(`It is now ${sayMoment(moment.at)}.`)
    const { now } = await this.seen()
    return this.advance({ hours: (Date.parse(moment.at) - Date.parse(now)) / hourMs })
  }

  /** Moves the case forward: by hours, days, working days, or to the next clock. */
  async advance(how: unknown): Promise<CaseSeen> {
    const path = this.teller.path(`/practice-cases/${this.id}/advance`)
    const reply = await this.teller.ask({ role: 'duty-worker', method: 'POST', path, body: how }, [200], sayCase)
    const seen = caseSeen.parse(reply.body)
    this.teller.narrator.clocks(openOf(seen))
    return seen
  }

  /** Something of its council. */
  ofCouncil<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return this.teller.get('social-worker', this.teller.path(path), schema, () => 'read')
  }

  /** The case as it stands. */
  async seen(): Promise<CaseSeen> {
    return this.teller.get('team-manager', this.path(''), caseSeen, sayCase)
  }

  async timeline() {
    return (
      await this.teller.get(
        'team-manager',
        this.path('/timeline'),
        timelineSeen,
        ({ events }) => `${events.length} events`,
      )
    ).events
  }

  async notices() {
    return (
      await this.teller.get(
        'team-manager',
        this.path('/notices'),
        noticesSeen,
        ({ notices }) => `${notices.length} notices`,
      )
    ).notices
  }

  /** Sends something and takes that it may be held: whether it is on the record already. */
  async post(role: string, collection: Collection, body: StepBody): Promise<{ isHeld: boolean; href: string }> {
    const path = this.path(`/${collection}`)
    const reply = await this.teller.ask({ role, method: 'POST', path, body }, [200, held], () => 'accepted')
    return { isHeld: reply.status === held, href: heldSeen.parse(reply.body).receipt.href }
  }

  private async tell(role: string, collection: Collection, body: StepBody): Promise<CaseSeen> {
    const path = this.path(`/${collection}`)
    const reply = await this.teller.ask({ role, method: 'POST', path, body }, [200, held], sayTold)
    const seen =
      reply.status === held
        ? await this.heard(heldSeen.parse(reply.body).receipt.href)
        : settledSeen.parse(reply.body).case
    this.teller.narrator.clocks(openOf(seen))
    return seen
  }

  /** A message that is held is asked about until the case has heard it. */
  async heard(href: string): Promise<CaseSeen> {
    for (let tries = 0; tries < 100; tries++) {
      const { status } = await this.teller.get('team-manager', href, receiptSeen, (receipt) => receipt.status)
      if (status === 'applied') return this.seen()
      if (status === 'refused') throw new Error('What was held has been refused.')
      await pause(200)
    }
    throw new Error('What was held has not been heard for 20 seconds.')
  }

  private path(rest: string): string {
    return this.teller.path(`/cases/${this.id}${rest}`)
  }
}

/** Opens a practice case a child, and says when each decision is due. */
export async function refer(teller: Teller, role: string, body: unknown): Promise<PracticeCase[]> {
  const path = teller.path('/practice-cases')
  const reply = await teller.ask({ role, method: 'POST', path, body }, [201], (answer) => {
    const { cases } = referralSeen.parse(answer)
    return cases.map(({ decision }) => decision.explanation.at(-1) ?? '').join(' ')
  })
  const referral = referralSeen.parse(reply.body)
  return referral.cases.map((opened) => new PracticeCase(teller, referral, opened))
}

/** The same for one child. */
export async function referOne(teller: Teller, role: string, body: unknown): Promise<PracticeCase> {
  const [one] = await refer(teller, role, body)
  if (one === undefined) throw new Error('A referral was accepted and opened no case.')
  return one
}

const openOf = ({ clocks }: CaseSeen): ClockSeen[] => clocks.filter(({ open }) => open)
const sayCase = (body: unknown): string => {
  const { label, waiting } = caseSeen.parse(body)
  return `${label}. ${waiting.sentence}`
}
const sayTold = (body: unknown): string => {
  const settled = settledSeen.safeParse(body)
  return settled.success ? sayCase(settled.data.case) : 'held'
}

/** The clock of this name. Throws where the case has none. */
export function clockOf({ clocks }: CaseSeen, name: string): ClockSeen {
  const found = clocks.find((clock) => clock.name === name)
  if (found === undefined) throw new Error(`The case has no clock called ${name}.`)
  return found
}
