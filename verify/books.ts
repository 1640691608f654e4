import type { CaseRow } from '../db/cases'
import type { RecordedEvent } from '../db/events'
import type { WallFault } from '../db/catalogue'
import type { Destruction } from '../db/destructions'
import type { EmergencyAccessRow } from '../db/emergency-access'
import type { Outcome, MessageKind } from '../db/inbox'
import type { KeptKind } from '../db/kept-kinds'
import type { KeptRow } from '../db/kept-rows'
import type { LegalHold } from '../db/legal-holds'
import type { Notice } from '../db/notices'
import type { Sending } from '../db/sendings'
import type { Deputised } from '../pathway/roles'
import type { RecordedAny } from '../pathway/stamp'
import type { DestructionFile } from '../retention/file'
import type { AuditFault } from './audit/faults'

/** A message of the inbox, as the checks need it. */
export interface BookedMessage {
  messageId: string
  caseId: string
  position: number
  kind: MessageKind
  actorId: string
  actorRoles: string[]
  actorDeputyFor: Deputised[] | null
  acceptedAt: string
  rulesVersion: string
  /** Whether the hash by which a repeat is known is that of what was told; undefined where its seal could not be opened. */
  isHashed: boolean | undefined
  deliveredAt: string | null
  settledAt: string | null
  outcome: Outcome | null
  /** What was told, its seal opened; undefined where it could not be. */
  command: { kind: string } | undefined
}

/** One referral whose key is there. */
export interface BookedReferral {
  referralId: string
  messageId: string
  receivedAt: string
  acceptedAt: string
  practice: boolean
  /** What its row, or what it is found by, has other than what was sealed: the names of columns and tables; `body` where its seal does not open. */
  otherwise: string[]
}

/** One case, or matter, as the database has it. */
export interface CaseBook {
  row: CaseRow
  /** Undefined where its seal could not be opened. */
  state: unknown
  recorded: RecordedEvent[]
  /** Those whose seals could be opened. */
  events: RecordedAny[]
  messages: BookedMessage[]
  notices: Notice[]
  sendings: Sending[]
  /** Notices of which a page does not open under the case's key, or did not go as its sending says. */
  brokenPages: string[]
  workflow: BookedWorkflow | undefined
}

/** A case's workflow as Temporal, or the export of its histories, has it. */
export interface BookedWorkflow {
  /** Status of each run that none went on from. */
  statuses: string[]
  runs: number
  signals: number
  payloads: number
  /** Why a payload is not sealed for this workflow, each once. */
  unsealed: string[]
  /** Of the workflow task under way; 1 where all is well. */
  attempt: number
  /** What replaying its runs said, and the events it came to. */
  replayErrors: string[]
  replayed: RecordedAny[]
  inRightNamespace: boolean
  /** What is wrong with the exports of its histories. */
  exportFaults: string[]
}

/** What the audit says of one message. */
export interface AuditLine {
  seq: number
  at: string
  actorId: string | null
  action: string
  actorRole: string | null
  caseId: string | null
  messageId: string | null
  outcome: string
}

/** Everything that is examined of one council, in memory. */
export interface CouncilBook {
  council: string
  now: string
  cases: CaseBook[]
  configurations: { hash: string; body: unknown }[]
  audit: AuditLine[]
  auditFaults: AuditFault[]
  referrals: BookedReferral[]
  keyHolders: string[]
  /** Cases, matters and referrals whose keys were destroyed: nothing of them can be read, and they are in none of the other lists. */
  destroyed: string[]
  /** Those of them that are referrals. */
  destroyedReferrals: string[]
  /** Certificates of what was destroyed; `standsAs`: the hash of the sealed events as they stand there still, null where they were emptied. */
  certificates: (Destruction & { standsAs: string | null })[]
  /** What the file of destructions outside the database says. */
  destructionFile: DestructionFile
  /** Rows beside the record that are written once, each by its hash. */
  kept: Readonly<Record<KeptKind, readonly KeptRow[]>>
  emergencyAccesses: EmergencyAccessRow[]
  /** Legal holds, lifted ones too, each of which has a key of its own. */
  holds: LegalHold[]
  matterIds: string[]
  /** Which matters are about which cases, emergency accesses included. */
  behind: { id: string; caseId: string }[]
  /** Rows that were made or changed together and say that they were not. */
  apart: { id: string; says: string }[]
  /** Rows whose parent is not there, by foreign key. */
  withoutParent: { constraint: string; rows: number }[]
  /** Rows of other councils that the application's role sees as this one, by table. */
  foreignRows: { table: string; rows: number }[]
  /** Under which ids anything was taken in that is there: referrals, matters and messages, destroyed ones too. */
  takenIn: ReadonlySet<string>
  /** What of tables, policies and roles is not as the migrations make it. */
  wallFaults: WallFault[]
  /** Rows that belong together by ids that no foreign key binds, and do not, by what they are. */
  strangers: { what: string; rows: number }[]
  workItems: { workItemId: string; role: string; kind: string }[]
  /** Workflow ids of this council that Temporal has and no case is for. */
  strayWorkflows: string[]
  /** Workflow ids in namespaces of this council's own that are not of it. */
  foreignWorkflows: string[]
}
