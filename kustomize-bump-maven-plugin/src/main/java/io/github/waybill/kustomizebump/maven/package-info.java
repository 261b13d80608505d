/** The goals: where Maven and what Jib left behind come in, and receipts go out. */
package io.github.waybill.kustomizebump.maven;
