package io.shouwen.crm.customer;

import java.util.List;

/**
 * The little that other modules show of a customer: masks only.
 *
 * @param phone mask, or null
 */
public record CustomerCard(CustomerId id, String name, String phone, List<String> tags) {}
