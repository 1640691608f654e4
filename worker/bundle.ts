import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { failureConverterPath } from '../sealing/data-converter'

const workflowsPath = require.resolve('../workflows')

/**
 * The workflow code as one file, as workers run it. What converts failures must be named here as it is in the clients.
 * Its modules keep nothing of a case (house rule 10), so a worker loads them once, and not anew for every case that it holds.
 */
export function bundleWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath,
    failureConverterPath,
    logger: new DefaultLogger('WARN'),
    preloadModules: [workflowsPath, failureConverterPath],
  })
}
