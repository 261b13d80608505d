package com.example.shop.creditcheck;

/** A provider of credit scores. */
public interface Provider {

    /** Returns the score of an applicant, from 0 to 1000. */
    int score(String applicant);
}
