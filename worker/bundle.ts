import { bundleWorkflowCode, DefaultLogger, type WorkerOptions } from '@temporalio/worker'
import { failureConverterPath } from '../sealing/data-converter'
import { hashOfFile, keptBundle, type MadeBundle } from './kept-bundle'

const workflowsPath = require.resolve('../workflows')

type Bundle = NonNullable<WorkerOptions['workflowBundle']>
type ConfigHook = NonNullable<Parameters<typeof bundleWorkflowCode>[0]['webpackConfigHook']>

/**
 * The workflow code as one file, as workers run it. What converts failures must be named here as it is in the clients.
 * Its modules keep nothing of a case (house rule 10), so a worker loads them once, and not anew for every case that it holds.
 * With a directory to keep it in, it is made anew only when a file that it is made of has changed.
 */
export async function bundleWorkflows(keptIn?: string): Promise<Bundle> {
  if (keptIn === undefined) return { code: (await make()).code }
  return { code: await keptBundle(keptIn, make) }
}

async function make(): Promise<MadeBundle> {
  // The bundler too is among what it is made of.
  const files = new Set([require.resolve('@temporalio/worker/package.json')])
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    failureConverterPath,
    logger: new DefaultLogger('WARN'),
    preloadModules: [workflowsPath, failureConverterPath],
    webpackConfigHook: noting(files),
  })
  const hashes = [...files].map((file) => [file, hashOfFile(file)] as const)
  return { code, inputs: Object.fromEntries(hashes.filter(([, hash]) => hash !== '')) }
}

/** Has webpack note every file that it reads. */
const noting =
  (files: Set<string>): ConfigHook =>
  (config) => ({
    ...config,
    plugins: [
      ...(config.plugins ?? []),
      {
        apply: (compiler) =>
          compiler.hooks.afterCompile.tap('caseway', ({ fileDependencies }) => {
            for (const file of fileDependencies) files.add(file)
          }),
      },
    ],
  })
