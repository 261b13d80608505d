/** The two repositories: the GitOps repository that a bump writes to, and the service repository whose history it asks. */
package io.github.waybill.kustomizebump.git;
