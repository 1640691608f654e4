import { relative } from 'node:path'
import type { Home } from './home'
import type { Run } from './run-file'
import { seeds } from './seeds'

/** What is printed when everything is ready: where it is, and a command to try. */
export function welcome(run: Run, home: Home): string {
  const council = seeds[0]?.council ?? ''
  const runFile = relative(process.cwd(), home.runFile)
  return `
Caseway is ready.

  API          ${run.api}   (described by ${run.api}/openapi.json)
  Temporal UI  ${run.temporalUi}/namespaces/${run.namespace}/workflows
  Histories    sealed in the UI until you sign in at ${run.codec}/login with the token of an administrator, and switch on
               "Include cross-origin credentials" in the UI (glasses icon, top right; use the browser's setting, endpoint ${run.codec})
  Councils     ${run.councils.map(({ id }) => id).join(', ')}
  Tokens       ${runFile} (one a role of each council), or: npx caseway token mint --council ${council} --role duty-manager
  Notices      ${relative(process.cwd(), home.notices)} (what is sent, as pages; index.html of each council)
  Logs         ${relative(process.cwd(), home.logs)}

Try it:

  curl -H "Authorization: Bearer $(npx caseway token mint --council ${council} --role duty-manager)" \\
    ${run.api}/v1/councils/${council}/cases

Ctrl-C stops everything; the data stays for the next start.`
}
