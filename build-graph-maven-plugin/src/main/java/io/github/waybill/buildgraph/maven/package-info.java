/** The goals and the extension: where Maven comes in and answers go out. */
package io.github.waybill.buildgraph.maven;
