/** The domain of what is deployed: what overlays run, and what each link of the chain says of it. Nothing here knows Maven, git, YAML or HTTP. */
package io.github.waybill.kustomizebump.bump.trace;
