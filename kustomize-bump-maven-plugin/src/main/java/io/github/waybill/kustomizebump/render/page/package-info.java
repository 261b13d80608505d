/** What is deployed as a page that a browser opens without asking anybody: what Git, registries and clusters say is text in it, never markup. */
package io.github.waybill.kustomizebump.render.page;
