package io.shouwen.workorder.order.api;

import java.util.List;
import java.util.UUID;

/** A customer, masked. Mask and tags are null where the customer is gone. */
public record CustomerView(UUID id, String name, String phone, List<String> tags) {}
