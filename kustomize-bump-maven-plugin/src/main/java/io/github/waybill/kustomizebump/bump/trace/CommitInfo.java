package io.github.waybill.kustomizebump.bump.trace;

import java.time.Instant;

/**
 * A commit in short.
 *
 * @param id in full
 * @param author the author's name
 * @param date the author's date
 * @param subject the first line of the message
 */
public record CommitInfo(String id, String author, Instant date, String subject) {}
