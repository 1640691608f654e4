import type { z } from 'zod'
import type { About } from '../../db/matters'
import type { CouncilTx } from '../../db/pool'
import type { MatterCommand } from '../../pathway/matters/commands'
import type { MatterKind } from '../../pathway/matters/kinds'
import type { MatterMachine } from '../../pathway/matters/machine-of'
import type { MatterFacts, MatterIntake } from '../../pathway/matters/matter'
import type { Permission } from '../../pathway/permissions'
import type { Rules } from '../../pathway/rules'
import type { Instant } from '../../pathway/time'
import type { Keyring } from '../../sealing/keyring'
import type { Effective } from '../../tenants/schema'
import type { Caller } from '../authenticate'
import type { Parts } from '../parts'
import type { Fault } from '../faults'
import type { Form } from '../present/command-forms'
import type { ApiProblemCode } from '../problems'

/** What a matter is opened by, as its API makes it of a body: opaque ids for the workflow, the rest sealed beside it. */
export interface Opening<I> {
  command: I
  /** Kept sealed, names and addresses included; read back at `.../details`. */
  details: Readonly<Record<string, unknown>>
  /** The cases of this council that it is about. */
  about?: readonly About[]
  /** What is put down beside it, with it or not at all. */
  also?: (tx: CouncilTx, parts: Parts) => Promise<void>
}

/** What every opening has beside what its kind says. */
export interface OpeningBody {
  receivedAt?: string
  lateReason?: string
  practice?: boolean
  startAt?: string
}

/** The types of one kind of matter: how it stands, what opens it, what it is told, what happens to it, and the body that opens it. */
export interface MatterTypes {
  state: MatterFacts
  intake: MatterIntake
  command: MatterCommand
  event: { type: string }
  body: OpeningBody
}

/** What a command is checked with: who sends it and when, to which matter, and whether that is for practice. */
export interface Around {
  matterId: string
  practice: boolean
  caller: Caller
  keyring: Keyring
  now: Instant
}

/** One kind of matter as the API serves it: everything else is done alike for all of them. */
export interface MatterApi<T extends MatterTypes> {
  kind: MatterKind
  /** In addresses: `access-requests`. */
  collection: string
  /** In words: `access request`. */
  label: string
  /** The label with its article, and of many. */
  oneOf: string
  many: string
  /** In operation ids: `AccessRequest`. */
  name: string
  /** What whoever uses its addresses must be permitted, where it is not what every other matter asks. */
  permissions?: Readonly<Record<'open' | 'read' | 'decisions' | 'practice', Permission>>
  /** What opening one may answer beside what every other matter may. */
  problems?: readonly ApiProblemCode[]
  machine: MatterMachine<T['state'], T['intake'], T['command'], T['event']>
  body: z.ZodType<T['body']>
  /** Where one may stand, as its tray is asked for. */
  stages: readonly [string, ...string[]]
  /** Faults of its own that only show when the time is known. Sees the body as sent. */
  faults?: (body: unknown, now: Instant) => Fault[]
  example: Readonly<Record<string, unknown>>
  decisions: { schema: z.ZodType<T['command']>; examples: Readonly<Record<string, T['command']>> }
  practice: { schema: z.ZodType<T['command']>; examples: Readonly<Record<string, T['command']>> }
  forms: ReadonlyMap<string, Form>
  /**
   * Makes the opening.
   * @throws Problem where what it names is not there
   */
  open(
    tx: CouncilTx,
    body: T['body'],
    common: Omit<MatterIntake, 'kind'>,
    rules: Rules,
    caller: Caller,
  ): Promise<Opening<T['intake']>>
  /**
   * Checks what the matter itself cannot see: what a command names of the cases of this council.
   * @throws Problem where it is not there
   */
  check?(tx: CouncilTx, command: T['command'], around: Around): Promise<void>
  /** What its view shows beside what every matter has. */
  own(state: T['state'], rules: Rules, effective: Effective): Record<string, unknown>
  /** The schema of that. */
  ownView: z.ZodObject
}
