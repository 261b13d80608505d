/** What Flux has applied, and what the cluster runs. */
package io.github.waybill.kustomizebump.flux;
