package io.shouwen.architecture.wrong.workorder.holding;

import io.shouwen.architecture.wrong.crm.thing.CustomerEntity;

record HoldsForeignEntity(CustomerEntity customer) {}
