import { appendFile, link, mkdir, stat, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { errorCode } from '../../db/error-code'
import { escaped, pageHtml } from '../html'
import type { Page } from '../page'
import type { Found, Gateway, SendingChannel } from './gateway'

/**
 * Puts each page into a folder as a file of its own, named by its reference, and a line into the folder's index. A reference is there once
 * however often it is sent, for the file appears whole or not at all.
 */
export function fileGateway(folder: string): Gateway {
  const fileOf = (reference: string) => path.join(folder, `${reference}.html`)
  return {
    name: 'file',
    send: async (reference, channel, page) => {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        // A page that is not in the index would be found by nobody; a line whose page comes a moment later, or once more, harms nobody.
        if ((await stat(fileOf(reference)).catch(() => null)) === null)
          await addToIndex(folder, reference, channel, page)
        await putOnce(fileOf(reference), pageHtml(page, channel))
        return { status: 'accepted' }
      } catch {
        return { status: 'not-reached' }
      }
    },
    find: (reference) =>
      stat(fileOf(reference)).then(
        (): Found => ({ status: 'accepted', times: 1 }),
        (error: unknown): Found => ({ status: errorCode(error) === 'ENOENT' ? 'none' : 'unknown' }),
      ),
  }
}

/** Leaves it as it is where it is there already. */
async function putOnce(file: string, content: string): Promise<void> {
  const half = `${file}.${process.pid}.half`
  try {
    await writeFile(half, content, { mode: 0o600 })
    await link(half, file)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  } finally {
    await unlink(half).catch(() => undefined)
  }
}

const indexHead =
  '<!doctype html><meta charset="utf-8"><title>Notices</title><style>body { font: 12pt arial }</style>\n'

async function addToIndex(folder: string, reference: string, channel: SendingChannel, page: Page): Promise<void> {
  const index = path.join(folder, 'index.html')
  await writeFile(index, indexHead, { flag: 'wx', mode: 0o600 }).catch(() => undefined)
  const title = escaped(page.subject || 'Text message')
  await appendFile(index, `<p>${escaped(page.day)}, ${channel}: <a href="${reference}.html">${title}</a></p>\n`)
}
