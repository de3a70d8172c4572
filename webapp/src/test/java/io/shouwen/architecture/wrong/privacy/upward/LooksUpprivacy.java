package io.shouwen.architecture.wrong.privacy.upward;

import io.shouwen.architecture.wrong.crm.thing.Customer;

record LooksUpprivacy(Customer seen) {}
