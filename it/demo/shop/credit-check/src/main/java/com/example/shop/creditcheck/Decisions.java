package com.example.shop.creditcheck;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** The decisions, in a database that the same image migrates. */
final class Decisions {

    private final String url;

    Decisions(String url) {
        this.url = url;
    }

    /** Brings the schema up to date and returns how many migrations that took. */
    int migrate() {
        return Flyway.configure().dataSource(url, "sa", "").load().migrate().migrationsExecuted;
    }

    void add(String applicant, boolean granted) {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                PreparedStatement insert =
                        connection.prepareStatement("insert into decision (applicant, granted) values (?, ?)")) {
            insert.setString(1, applicant);
            insert.setBoolean(2, granted);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The decision cannot be kept: run migrate first", e);
        }
    }
}
