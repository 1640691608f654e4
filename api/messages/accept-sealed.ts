import { acceptMessage, type Acceptance, type MessageKind } from '../../db/inbox'
import type { CouncilTx } from '../../db/pool'
import { sealedAs, sealJson } from '../../db/sealed'
import type { Message } from '../../pathway/commands'
import { bodyHash, isSameBody } from '../../sealing/body-hash'
import type { CaseKey } from '../../sealing/case-key'
import type { Keyring } from '../../sealing/keyring'
import { messageText } from './message-text'

/** A message of a case as it is put in the inbox. */
export interface Posted extends Message<{ kind: string }> {
  kind: MessageKind
  caseId: string
  rulesVersion: string
}

/** Puts a message in the inbox, its command sealed under the case's key. The same id with the same command of the same person again is the same message. */
export function acceptSealed(tx: CouncilTx, keyring: Keyring, key: CaseKey, posted: Posted): Promise<Acceptance> {
  const { messageId, caseId, kind, actor, acceptedAt, rulesVersion, command } = posted
  const text = messageText(actor.id, command)
  const message = {
    ...{ messageId, caseId, kind, acceptedAt, rulesVersion },
    bodyHash: bodyHash(keyring.current(tx.council), text),
    body: sealJson(key, sealedAs.message(tx.council, caseId, messageId), command),
    actorId: actor.id,
    actorRoles: actor.roles,
    actorDeputyFor: actor.deputyFor ?? null,
  }
  return acceptMessage(tx, message, (hash) => isSameBody(keyring, tx.council, hash, text))
}
