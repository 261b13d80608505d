/** What is deployed and what is broken, as text, Markdown, JSON, SARIF and JUnit's XML. */
package io.github.waybill.kustomizebump.render;
