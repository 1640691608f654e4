import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { Destruction } from '../db/destructions'
import { keyringOf } from '../sealing/keyring-for-tests'
import { readDestructions, writeDestruction } from './file'

const keyring = keyringOf({ anyshire: ['k1'], blackpool: ['k1'] })
const at = '2033-05-06T09:00:00.000Z'
const made = (): Destruction => ({
  ...{ approvedBy: 'person-2', approvedAt: at, proposedBy: 'person-1', proposedAt: at, because: ['referral-only'] },
  ...{ destructionId: randomUUID(), caseId: randomUUID(), class: 'referral-only', dueOn: '2033-05-05' },
  ...{ events: 5, recordHash: Buffer.alloc(32, 7), referralToo: true },
})
const folder = () => mkdtempSync(join(tmpdir(), 'caseway-destroyed-'))
const fileIn = (directory: string) => join(directory, 'anyshire.destroyed.jsonl')

describe('the file of what was destroyed', () => {
  it('gives back what was written, once however often it is written', () => {
    const [directory, one, other] = [folder(), made(), made()]
    for (const each of [one, one, other, one]) writeDestruction(directory, 'anyshire', keyring, each)
    expect(readDestructions(directory, 'anyshire', keyring)).toEqual({
      destructions: [one, other],
      damaged: [],
      keyIds: ['k1', 'k1'],
    })
    expect(readDestructions(directory, 'blackpool', keyring).destructions).toEqual([])
  })

  it('names a line that was torn, changed, or put in by somebody without the key, and destroys nothing by it', () => {
    const [directory, one] = [folder(), made()]
    writeDestruction(directory, 'anyshire', keyring, one)
    const line = readFileSync(fileIn(directory), 'utf8')
    writeFileSync(fileIn(directory), line.slice(0, 60))
    const other = made()
    writeDestruction(directory, 'anyshire', keyring, other)
    appendFileSync(fileIn(directory), line.replace(one.caseId, randomUUID()))
    const { destructions, damaged } = readDestructions(directory, 'anyshire', keyring)
    expect(destructions).toEqual([other])
    expect(damaged.map((each) => each.line)).toEqual([1, 3])
  })
})
