/** Servers as teams run them, on loopback, each stopped by its process: a registry, git over HTTP, git over SSH. */
package io.github.waybill.it.servers;
