import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { failureConverterPath } from '../sealing/data-converter'

/** The workflow code as one file, as workers run it. What converts failures must be named here as it is in the clients. */
export function bundleWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({ workflowsPath: require.resolve('../workflows'), failureConverterPath })
}
