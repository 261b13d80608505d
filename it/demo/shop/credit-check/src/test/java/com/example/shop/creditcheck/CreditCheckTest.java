package com.example.shop.creditcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.shop.http.JsonApi;
import com.example.shop.testsupport.Get;
import org.junit.jupiter.api.Test;

class CreditCheckTest {

    private final Decisions decisions = new Decisions("jdbc:h2:mem:credit;DB_CLOSE_DELAY=-1");

    @Test
    void migratesOnceAndThenAnswers() throws Exception {
        assertEquals(2, decisions.migrate());
        assertEquals(0, decisions.migrate());

        CreditCheck check = new CreditCheck(new NorthProvider(), decisions);
        try (JsonApi api = JsonApi.serve("127.0.0.1", 0, "/check", check::check)) {
            assertEquals("{\"applicant\":\"Al\",\"granted\":false}", Get.body(api.port(), "/check?Al"));
            assertEquals("{\"applicant\":\"Rosalind\",\"granted\":true}", Get.body(api.port(), "/check?Rosalind"));
        }
    }

    @Test
    void providersScoreWithinTheScale() {
        assertEquals(1000, new NorthProvider().score("a name of twenty char"));
        assertEquals(520, new SouthProvider().score("Al"));
    }
}
