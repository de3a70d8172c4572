package io.shouwen.crm.campaign.api;

/** The message to one of those who will get it, with masks in place of their data; null where nobody will. */
public record SampleView(String subject, String text) {}
