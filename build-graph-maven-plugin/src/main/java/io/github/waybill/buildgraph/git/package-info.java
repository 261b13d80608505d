/**
 * The repository of the reactor: commits and what differs between them. A clone is read by the git program where it is there, which starts faster, and else
 * by JGit.
 */
package io.github.waybill.buildgraph.git;
