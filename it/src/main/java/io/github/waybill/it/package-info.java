/** What the demo and the integration tests stand on: a Maven to run, a registry, git repositories, Kustomize. */
package io.github.waybill.it;
