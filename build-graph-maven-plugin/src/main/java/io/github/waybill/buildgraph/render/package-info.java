/** The answers, written down: for a person, for a program, for a drawing. */
package io.github.waybill.buildgraph.render;
