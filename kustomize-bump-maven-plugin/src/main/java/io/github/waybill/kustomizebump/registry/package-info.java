/** What a registry says of an image. */
package io.github.waybill.kustomizebump.registry;
