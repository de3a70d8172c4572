package io.shouwen.crm.customer;

import java.util.List;

/**
 * The little that other modules show of a customer: masks only.
 *
 * @param phone mask, or null
 * @param limit word of why the data must not be used now, or null
 */
public record CustomerCard(CustomerId id, String name, String phone, List<String> tags, String limit) {}
