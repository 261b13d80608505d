/** The domain: image overrides, what a bump means, its receipt. Nothing here knows Maven, git, YAML or a registry. */
package io.github.waybill.kustomizebump.bump;
