/** Where the chain from commit to cluster is broken: one rule a class. */
package io.github.waybill.kustomizebump.bump.verify;
