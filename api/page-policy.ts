import { createHash } from 'node:crypto'
import type { HelmetOptions } from 'helmet'

const nothing = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
}

/** What goes with every answer: whatever a browser makes of it, it loads nothing, runs nothing, and is shown in no frame. */
export const securityHeaders: HelmetOptions = {
  contentSecurityPolicy: { useDefaults: false, directives: nothing },
  xFrameOptions: { action: 'deny' },
}

/** The same for a page, which may have the one style that is written in its head, and no other. */
export function pagePolicy(page: string): string {
  const style = /<style>([^<]*)<\/style>/.exec(page)?.[1]
  const own = style === undefined ? [] : [`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`]
  const others = Object.entries(nothing).map(([name, values]) => `${name} ${values.join(' ')}`)
  return [...others, ...own].join(';')
}
