package com.example.shop.creditcheck;

import com.example.shop.http.JsonApi;
import java.io.IOException;

/** The service credit-check: {@code migrate} brings its database up to date, {@code serve} answers. */
public final class CreditCheck {

    private static final int ENOUGH = 500;

    private final Provider provider;
    private final Decisions decisions;

    CreditCheck(Provider provider, Decisions decisions) {
        this.provider = provider;
        this.decisions = decisions;
    }

    public static void main(String[] args) throws IOException {
        String url = System.getenv().getOrDefault("DATABASE_URL", "jdbc:h2:/data/decisions");
        Decisions decisions = new Decisions(url);
        switch (args.length == 1 ? args[0] : "") {
            case "migrate" -> System.out.println(decisions.migrate() + " migrations applied");
            case "serve" -> {
                boolean south = "south".equals(System.getenv("PROVIDER"));
                Provider provider = south ? new SouthProvider() : new NorthProvider();
                JsonApi.serve("0.0.0.0", 8080, "/check", new CreditCheck(provider, decisions)::check);
            }
            default -> {
                System.err.println("Say migrate or serve.");
                System.exit(2);
            }
        }
    }

    String check(String applicant) {
        boolean granted = provider.score(applicant) >= ENOUGH;
        decisions.add(applicant, granted);
        return "{\"applicant\":\"" + applicant + "\",\"granted\":" + granted + "}";
    }
}
