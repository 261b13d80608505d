/** The demo: a commit becomes an image, a {@code newTag} and a manifest, before one's eyes. */
package io.github.waybill.it.demo;
