import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker'

/** The task queue of the bare workflows. */
export const bareTaskQueue = 'bench-bare'

/** The bare workflows as one file, bundled as the SDK does by default. */
export function bundleBareWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  const logger = new DefaultLogger('WARN')
  return bundleWorkflowCode({ workflowsPath: require.resolve('./bare-workflows'), logger })
}
