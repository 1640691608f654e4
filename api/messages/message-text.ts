import { canonical } from '../canonical'

/** What a message is known by when it comes again: the same id with the same command of the same person is the same message. */
export function messageText(by: string, command: { kind: string }): string {
  // A bank holiday is told to every case under an id of its own, whoever proclaims or withdraws it again.
  const isOfTheCouncil = command.kind === 'proclaim-bank-holiday' || command.kind === 'withdraw-bank-holiday'
  return canonical(isOfTheCouncil ? command : { by, command })
}
