package io.github.waybill.kustomizebump.render.page;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How long ago something was, as a person would say it. */
final class Age {

    private static final long DAYS_OF_A_MONTH = 30;
    private static final long DAYS_OF_A_YEAR = 365;

    private Age() {}

    /** Returns the age in its largest whole unit; what lies ahead, as a clock that is wrong has it, is new. */
    static String of(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        long days = age.toDays();
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return count(age.toMinutes(), "minute");
        }
        if (days < 1) {
            return count(age.toHours(), "hour");
        }
        if (days < 2 * DAYS_OF_A_MONTH) {
            return count(days, "day");
        }
        return days < 2 * DAYS_OF_A_YEAR
                ? count(days / DAYS_OF_A_MONTH, "month")
                : count(days / DAYS_OF_A_YEAR, "year");
    }

    /** Returns an instant to the second, in UTC. */
    static String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
