import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Opens a headless browser: the one that CASEWAY_BROWSER is the path of, else a Chrome or Chromium of this system, else the Chromium that
 * comes as a package (Linux x64), so that no system package is needed. Throws where none can be started.
 */
export async function openBrowser(): Promise<Browser> {
  const given = process.env['CASEWAY_BROWSER'] ?? ''
  if (given !== '') return chromium.launch({ executablePath: given })
  for (const executablePath of onThisSystem()) {
    // What stands there may only tell how to install it.
    const browser = await chromium.launch({ executablePath }).catch(() => undefined)
    if (browser !== undefined) return browser
  }
  return chromium.launch({ executablePath: await packaged() })
}

function onThisSystem(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).filter(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Unpacked into the temporary folder at the first use. It unpacks its libraries too where it takes the system for Amazon's. */
async function packaged(): Promise<string> {
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs20.x'
  const { default: packagedChromium } = await import('@sparticuz/chromium')
  return packagedChromium.executablePath()
}
