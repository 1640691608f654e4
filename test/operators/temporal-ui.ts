import type { Browser, Page } from 'playwright-core'
import type { Run } from '../../cli/serve/run-file'

/** The Temporal UI in a browser, and everything that the browser was sent by it. */
export class TemporalUi {
  readonly page: Page
  /** Every answer: pages, what the server said, what the codec endpoint opened. */
  private readonly answers: Promise<string>[] = []
  private readonly home: string
  private caseUrl = ''

  private constructor(page: Page, run: Run) {
    this.page = page
    this.home = `${run.temporalUi}/namespaces/${run.namespace}/workflows`
    page.on('response', (response) => this.answers.push(response.text().catch(() => '')))
  }

  static async open(browser: Browser, run: Run): Promise<TemporalUi> {
    const context = await browser.newContext({ viewport: { width: 1600, height: 1040 }, timezoneId: 'UTC' })
    return new TemporalUi(await context.newPage(), run)
  }

  /** Signs in at the codec endpoint, and has the UI send the session along: what an operator switches on in the UI's own dialog. */
  async signIn(codec: string, token: string): Promise<void> {
    await this.page.goto(`${codec}/login`)
    await this.page.getByLabel('Token of your council').fill(token)
    await this.page.getByRole('button', { name: 'Sign in' }).click()
    await this.page.getByText('Signed in.').waitFor()
    const settings = { endpoint: codec, overrideRemoteCodecConfiguration: true, includeCredentials: true }
    const content = `for (const [name, value] of ${JSON.stringify(Object.entries(settings))})
      localStorage.setItem(name, JSON.stringify(value))`
    await this.page.context().addInitScript({ content })
  }

  /** The list of workflows that a query gives. */
  async list(query: string): Promise<Page> {
    await this.page.goto(`${this.home}?query=${encodeURIComponent(query)}`)
    return this.page
  }

  /** Opens the case that the list shows under this id. */
  async openCase(workflowId: string): Promise<void> {
    await this.page.getByRole('link', { name: workflowId }).first().click()
    await this.page.waitForURL(/\/timeline/)
    this.caseUrl = this.page.url().replace(/\/timeline.*/, '')
  }

  /** A tab of the open case, by the end of its address. */
  async tab(name: 'timeline' | 'history' | 'query' | 'user-metadata' | 'search-attributes'): Promise<Page> {
    await this.page.goto(`${this.caseUrl}/${name}`)
    return this.page
  }

  /** All that the browser was sent so far, base64 opened. */
  async received(): Promise<string> {
    const texts = await Promise.all(this.answers)
    return texts.map((text) => text + openedIn(text)).join('\n')
  }
}

const base64 = /"((?:[A-Za-z0-9+/]{4}){4,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)"/g

/** What stands in a text as base64, opened. */
export function openedIn(text: string): string {
  return [...text.matchAll(base64)]
    .map(([, encoded]) => Buffer.from(encoded ?? '', 'base64').toString('utf8'))
    .join('\n')
}
