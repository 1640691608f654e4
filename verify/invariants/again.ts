import { approvalPairs } from '../../pathway/approvals'
import { completeRules } from '../../pathway/earlier-rules'
import type { CaseBook, CouncilBook } from '../books'
import { each, type Found } from '../finding'
import { stories, type Again, type Told } from '../stories'
import { actorOf } from './actor-of'
import { rulesIn } from './record'

/** What each message of a case came to on the record, and what the machine says of it, asked again as things stood then. */
interface Asked {
  messageId: string
  command: string
  /** Types of the events on the record, without that it was heard late; the code where it was refused. */
  recorded: { types: readonly string[]; refused: string | undefined }
  again: readonly Again[]
}

/** Refusals that are about who took a step, and not about the case. */
const aboutWho = new Set<string>(['role-not-allowed', 'not-own-access', ...approvalPairs.map(({ code }) => code)])

const beside = 'heard-late'
const agrees = ({ types, refused }: Asked['recorded'], said: Again): boolean =>
  'refused' in said
    ? said.refused === refused
    : refused === undefined && said.types.filter((type) => type !== beside).join() === types.join()

/** I4 besides: whoever took a step might take it, by their roles, the table of permissions as it was, and who asked for it. */
export const entitled = (book: CouncilBook): Found =>
  each(asked(book), idOf, ({ command, recorded, again }) => {
    const codes = again.map((said) => ('refused' in said ? said.refused : undefined))
    const isTheirs = recorded.refused !== undefined || !codes.every((code) => code !== undefined && aboutWho.has(code))
    return isTheirs ? undefined : `${command} was taken by somebody who might not take it: ${codes[0] ?? ''}`
  })

/** I5 besides: each step was one that could be taken as things stood, and what followed is what follows by the machine: no edge but its edges. */
export const edges = (book: CouncilBook): Found =>
  each(asked(book), idOf, ({ command, recorded, again }) => {
    if (again.some((said) => agrees(recorded, said))) return undefined
    const [said] = again
    return `${command} comes to ${said !== undefined && 'refused' in said ? said.refused : 'something else'} by the machine, and not to what is recorded`
  })

const idOf = ({ messageId }: Asked) => messageId

const asked = (book: CouncilBook): Asked[] => book.cases.flatMap((one) => askedOf(book, one))

function askedOf(book: CouncilBook, { row, events, recorded, messages }: CaseBook): Asked[] {
  // With a gap or a seal that does not open nothing can be asked; others say so.
  if (events.some(({ seq }, index) => seq !== index + 1) || events.length < recorded.length) return []
  const told = new Map<string, Told>()
  for (const message of messages) {
    const own = events.filter(({ messageId }) => messageId === message.messageId)
    const rules = rulesIn(book, message.rulesVersion)
    const late = own.find(({ type }) => type === beside)
    const at = own[0]?.at
    const { command } = message
    if (at === undefined || rules === undefined || command === undefined) continue
    const heard = late !== undefined && 'heardAt' in late ? String(late.heardAt) : undefined
    const put = recorded.find(({ messageId }) => messageId === message.messageId)?.recordedAt
    told.set(message.messageId, {
      message: { messageId: message.messageId, actor: actorOf(message), acceptedAt: message.acceptedAt, command },
      rules: completeRules(rules),
      heard: [heard ?? at, ...(put === undefined || row.practice ? [] : [put])],
    })
  }
  const again = stories[row.kind].again(events, told)
  return [...new Set(again.map(({ messageId }) => messageId))].map((messageId) => {
    const own = events.filter((event) => event.messageId === messageId)
    const refused = own.find(({ type }) => type === 'step-refused')
    return {
      messageId,
      command: told.get(messageId)?.message.command.kind ?? '',
      recorded: {
        types: own.flatMap(({ type }) => (type === beside ? [] : [type])),
        refused: refused !== undefined && 'code' in refused ? String(refused.code) : undefined,
      },
      again: again.filter((said) => said.messageId === messageId),
    }
  })
}
