import type { Command } from 'commander'
import { councilsWithKeys, ensureCouncilKey, ensureRootKey, wrapCouncilKeys } from '../../sealing/key-changes'
import { formOf } from '../../sealing/key-files'
import { retireCouncilKey } from '../keys/retire'
import { rotateCouncil, rotateRoot } from '../keys/rotate'
import { keyFilesOf } from '../keys-place'
import { orSayWhyNot, say } from '../say'

/** Adds `caseway keys …`: everything that makes, wraps and changes keys. */
export function addKeys(program: Command): void {
  const keys = program
    .command('keys')
    .description('the keys of the root, the councils and the cases (docs/operations.md)')
  keys
    .command('add <council>')
    .description('make the first key of a council, and the root key where there is none yet')
    .action((council: string) => orSayWhyNot(() => add(council)))
  keys
    .command('wrap')
    .description('put every council’s keys under the current root key: those in clear, and those under an older one')
    .action(() => orSayWhyNot(wrap))
  keys
    .command('rotate-root')
    .description('make a new root key and put every council’s keys under it; run again, it ends what was broken off')
    .action(() => orSayWhyNot(() => rotateRoot(keyFilesOf(process.env))))
  keys
    .command('rotate <council>')
    .description('make a new key for a council and put its cases’ under it; run again, it ends what was broken off')
    .action((council: string) => orSayWhyNot(() => rotateCouncil(process.env, council)))
  keys
    .command('retire <council> <key>')
    .description('remove an older key of a council, unless anything needs it still')
    .action((council: string, key: string) => orSayWhyNot(() => retireCouncilKey(process.env, council, key)))
}

function add(council: string): void {
  const files = keyFilesOf(process.env)
  if (formOf(files, council) !== 'absent') throw new Error(`There is a key file of ${council} already.`)
  ensureRootKey(files)
  ensureCouncilKey(files, council)
  say(`${council} has a key.`)
}

function wrap(): void {
  const files = keyFilesOf(process.env)
  ensureRootKey(files)
  const wrapped = councilsWithKeys(files).filter((council) => wrapCouncilKeys(files, council))
  say(wrapped.length === 0 ? 'Every key is under the current root key.' : `Wrapped: ${wrapped.join(', ')}.`)
}
