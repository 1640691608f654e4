import { appendAudit } from '../db/audit'
import { errorCode } from '../db/error-code'
import { claimLead, findLead, goTogether, releaseLed, type Leading } from '../db/letters-together'
import { withCouncil, type CouncilTx, type Database } from '../db/pool'
import { findPracticeOffset } from '../db/practice-clocks'
import { sealedAs, sealJson } from '../db/sealed'
import {
  claimDue,
  noteNotFound,
  notePassedOver,
  passesNeeded,
  putOff,
  reserve,
  sendAnew,
  settle,
  type Ending,
  type Sending,
} from '../db/sendings'
import { hasHadWorkItem } from '../db/work-items'
import type { CaseKey } from '../sealing/case-key'
import type { Keyring } from '../sealing/keyring'
import { isKeyAway, SealingError } from '../sealing/errors'
import type { Tenant } from '../tenants/load'
import type { Found, Gateway, Handed, SendingChannel } from './gateways/gateway'
import type { Page } from './page'
import { see, type Seen } from './sight'
import { silentForMs } from './silence'
import { openItem } from './work-item'

/** What sending works with, for one council. */
export interface SendDeps {
  db: Database
  keyring: Keyring
  tenant: Tenant
  /** The council's own, and the one that nothing leaves by. */
  gateways: { own: Gateway; file: Gateway }
  /** How long after a page was handed over its reference is looked up, and how long between lookups. */
  lookupAfterMs: number
}

/** A gateway that does not know a reference is asked again this many times before it counts as not accepted: it may be slow to know. */
const lookupsNeeded = 2

/**
 * What a step came to. `moved`: without the gateway; `answered`: the gateway said what became of it; `silent`: it did not, so that there is no
 * use in asking it at once for more.
 */
export type Outcome = 'nothing' | 'moved' | 'answered' | 'silent'

type Step =
  | { do: 'nothing' }
  | { do: 'again' }
  | { do: 'hand'; sending: Sending; gateway: Gateway; channel: SendingChannel; page: Page }
  | { do: 'look up'; sending: Sending; gateway: Gateway }

/**
 * Takes the next step with the sending that has waited longest. It is reserved before the gateway is asked, and the gateway is asked
 * outside any transaction; whoever is killed in between leaves a reservation, whose reference is looked up before anything is sent again.
 * Resolves `nothing` where nothing is due.
 */
export async function sendOne(deps: SendDeps): Promise<Outcome> {
  const began = Date.now()
  const step = await inCouncil(deps, (tx) => next(tx, deps))
  switch (step.do) {
    case 'nothing':
      return 'nothing'
    case 'again':
      return 'moved'
    case 'hand': {
      // A process that stood still meanwhile must not send what another may be about to: the lookup decides.
      if (Date.now() - began > deps.lookupAfterMs / 2) return 'moved'
      const handed = await step.gateway.send(step.sending.reference, step.channel, step.page)
      await inCouncil(deps, (tx) => afterHanding(tx, deps, step.sending, handed))
      return handed.status === 'accepted' || handed.status === 'refused' ? 'answered' : 'silent'
    }
    case 'look up': {
      const found = await step.gateway.find(step.sending.reference)
      await inCouncil(deps, (tx) => afterLookingUp(tx, deps, step.sending, found))
      return found.status === 'unknown' ? 'silent' : 'answered'
    }
  }
}

const inCouncil = <T>({ db, tenant }: SendDeps, work: (tx: CouncilTx) => Promise<T>): Promise<T> =>
  withCouncil(db, tenant.council, work)

async function next(tx: CouncilTx, deps: SendDeps): Promise<Step> {
  const sending = await claimDue(tx)
  if (sending === null) return { do: 'nothing' }
  if (sending.status === 'reserved') {
    await putOff(tx, sending, deps.lookupAfterMs)
    const gateway = Object.values(deps.gateways).find(({ name }) => name === sending.gateway)
    return gateway === undefined ? { do: 'again' } : { do: 'look up', sending, gateway }
  }
  await tx.query('savepoint before_preparing')
  try {
    return await prepare(tx, deps, sending)
  } catch (error) {
    if (isPassing(error)) throw error
    await tx.query('rollback to savepoint before_preparing')
    await end(tx, deps, sending, { status: 'held', problem: 'template-broken' })
    return { do: 'again' }
  }
}

/** What is over by itself: a database or a council's key that cannot be reached now. All else would be the same at every try. */
function isPassing(error: unknown): boolean {
  if (error instanceof SealingError) return isKeyAway(error)
  const code = errorCode(error) ?? ''
  const isOfNode = /^E[A-Z]+$/.test(code)
  return isOfNode || passingStates.includes(code.slice(0, 2))
}

/** Classes of PostgreSQL's SQLSTATE: no connection, a transaction to be tried again, no resources, an operator stepped in, its own trouble. */
const passingStates = ['08', '25', '40', '53', '55', '57', '58', 'XX']

/** Works out from the record what is to be done, and reserves or ends it. */
async function prepare(tx: CouncilTx, deps: SendDeps, sending: Sending): Promise<Step> {
  const now = await caseTime(tx, sending)
  const seen = await see(tx, { ...deps, now }, sending)
  const { resolved, leading } = seen
  if (leading === undefined) return take(tx, deps, sending, seen)
  const place = await placeOf(tx, sending, leading)
  if (place === 'led') return { do: 'again' }
  const asFirst = place === 'first' && resolved.do === 'send' ? resolved.ofSeveral?.asFirst : undefined
  if (asFirst === undefined || resolved.do !== 'send') return take(tx, deps, sending, seen)
  return take(tx, deps, sending, { ...seen, resolved: { ...resolved, page: asFirst } })
}

/** Whether it is the first letter that says so about a referral, one that says something else, or is told with the first. */
async function placeOf(tx: CouncilTx, sending: Sending, leading: Leading): Promise<'first' | 'other' | 'led'> {
  if (await claimLead(tx, sending, leading)) return 'first'
  const lead = await findLead(tx, leading.leads)
  if (lead === null) return 'led'
  if (!lead.said.equals(leading.said)) return 'other'
  await goTogether(tx, sending, lead.noticeId)
  await noteSent(tx, sending, 'together')
  return 'led'
}

async function take(tx: CouncilTx, deps: SendDeps, sending: Sending, { resolved, key }: Seen): Promise<Step> {
  switch (resolved.do) {
    case 'tray':
      return ended(end(tx, deps, sending, { status: 'in-tray' }))
    case 'stop':
      return ended(end(tx, deps, sending, { status: 'stopped', ground: resolved.ground }))
    case 'hold':
      return ended(end(tx, deps, sending, { status: 'held', problem: resolved.problem }))
    case 'send':
      return hand(tx, deps, sending, { ...resolved, key })
  }
}

type Handing = Pick<Extract<Step, { do: 'hand' }>, 'channel' | 'page'> & { key: CaseKey }

async function hand(tx: CouncilTx, deps: SendDeps, sending: Sending, { channel, page, key }: Handing): Promise<Step> {
  // Nothing of a practice case leaves the council.
  const gateway = sending.practice ? deps.gateways.file : deps.gateways.own
  const went = { channel, gateway: gateway.name }
  const sealed = sealJson(key, sealedAs.page(tx.council, sending.caseId, sending.reference), { ...page, went })
  const { lookupAfterMs } = deps
  await reserve(tx, sending, { ...went, page: sealed, lookupAfterMs })
  // A text message does not tell them; each try has somebody ring them, once.
  if (channel === 'text' && sending.sentTimes === 0)
    await openItem(tx, deps.tenant, { kind: 'ring-and-tell', ...sending })
  return { do: 'hand', sending: { ...sending, channel }, gateway, channel, page }
}

async function ended(work: Promise<void>): Promise<Step> {
  await work
  return { do: 'again' }
}

async function caseTime(tx: CouncilTx, { practice, caseId }: Sending): Promise<string> {
  const offset = practice ? await findPracticeOffset(tx, caseId) : 0
  return new Date(Date.now() + offset).toISOString()
}

/** What is unknown stays reserved: it is looked up when its time comes. */
async function afterHanding(tx: CouncilTx, deps: SendDeps, sending: Sending, handed: Handed): Promise<void> {
  switch (handed.status) {
    case 'accepted':
      return end(tx, deps, sending, { status: 'accepted' })
    case 'refused':
      return end(tx, deps, sending, { status: 'held', problem: handed.problem })
    case 'not-reached':
      return sendAnew(tx, sending, deps.lookupAfterMs)
    case 'unknown':
      return putOff(tx, sending, deps.lookupAfterMs)
  }
}

async function afterLookingUp(tx: CouncilTx, deps: SendDeps, sending: Sending, found: Found): Promise<void> {
  switch (found.status) {
    case 'unknown':
      return (await isPassedOver(tx, deps, sending)) ? tellOnce(tx, deps, sending) : undefined
    case 'none':
      if (sending.lookupsWithout + 1 < lookupsNeeded) return noteNotFound(tx, sending, deps.lookupAfterMs)
      if (await isPassedOver(tx, deps, sending)) return end(tx, deps, sending, { status: 'held', problem: passedOver })
      return sendAnew(tx, sending, 0)
    case 'undeliverable':
      return end(tx, deps, sending, { status: 'undeliverable', problem: 'undeliverable' })
    default:
      if (found.times > 1) await openItem(tx, deps.tenant, { kind: 'accepted-twice', ...sending })
      return end(tx, deps, sending, { status: found.status })
  }
}

const passedOver = 'not-taken-by-gateway'

/** For longer than a gateway may be silent it did not take this page, and has again and again taken others: it is not the gateway. */
async function isPassedOver(tx: CouncilTx, { tenant }: SendDeps, sending: Sending): Promise<boolean> {
  const times = await notePassedOver(tx, sending)
  return times >= passesNeeded && Date.parse(sending.createdAt) < Date.now() - silentForMs(tenant)
}

/** It may have been taken after all, so it cannot be given up; but somebody has to know. */
async function tellOnce(tx: CouncilTx, { tenant }: SendDeps, sending: Sending): Promise<void> {
  const isTold = await hasHadWorkItem(tx, passedOver, sending.noticeId)
  if (!isTold) await openItem(tx, tenant, { kind: passedOver, ...sending })
}

/** Of these a text message has a work item already: to ring. */
const ofTheGateway = ['refused-by-gateway', 'undeliverable', passedOver]

/** Puts down how it ended, once, with a work item where somebody has to do something, and in the audit. */
export async function end(
  tx: CouncilTx,
  { tenant }: Pick<SendDeps, 'tenant'>,
  sending: Sending,
  ending: Ending,
): Promise<void> {
  if (!(await settle(tx, sending, ending))) return
  if (ending.status === 'stopped') await releaseLed(tx, sending.noticeId)
  const hasItem = sending.channel === 'text' && 'problem' in ending && ofTheGateway.includes(ending.problem)
  if ('problem' in ending && !hasItem) await openItem(tx, tenant, { kind: ending.problem, ...sending })
  const outcome = 'problem' in ending ? ending.problem : 'ground' in ending ? ending.ground : ending.status
  await noteSent(tx, sending, outcome)
}

async function noteSent(tx: CouncilTx, sending: Sending, outcome: string): Promise<void> {
  await appendAudit(tx, {
    ...{ at: new Date().toISOString(), actorId: 'caseway', actorRole: null, action: 'notice.send' },
    ...{ caseId: sending.caseId, messageId: sending.reference, outcome },
  })
}
