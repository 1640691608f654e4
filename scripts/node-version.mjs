// Runs before anything is installed: Node built-ins only.

const needed = [20, 19]

/** Ends the process with a plain sentence when this Node is too old to run Caseway. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return
  console.error(
    `Caseway needs Node ${needed.join('.')} or newer; this is Node ${process.versions.node} (${process.execPath}).`,
  )
  process.exit(1)
}
