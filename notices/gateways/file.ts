import { appendFile, link, mkdir, stat, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { errorCode } from '../../db/error-code'
import { escaped, pageHtml } from '../html'
import type { Page } from '../page'
import type { Gateway, SendingChannel } from './gateway'

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
        if (await putOnce(fileOf(reference), pageHtml(page, channel)))
          await addToIndex(folder, reference, channel, page)
        return { status: 'accepted' }
      } catch {
        return { status: 'not-reached' }
      }
    },
    find: async (reference) => {
      const isThere = await stat(fileOf(reference)).then(
        () => true,
        () => false,
      )
      return isThere ? { status: 'accepted', times: 1 } : { status: 'none' }
    },
  }
}

/** Resolves false where the file is there already. */
async function putOnce(file: string, content: string): Promise<boolean> {
  const half = `${file}.${process.pid}.half`
  await writeFile(half, content, { mode: 0o600 })
  try {
    await link(half, file)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    await unlink(half)
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
