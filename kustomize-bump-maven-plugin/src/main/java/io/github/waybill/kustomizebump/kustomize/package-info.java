/** A kustomization as text: finds an image entry and changes it, byte for byte. */
package io.github.waybill.kustomizebump.kustomize;
