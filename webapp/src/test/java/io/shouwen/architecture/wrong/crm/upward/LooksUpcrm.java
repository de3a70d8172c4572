package io.shouwen.architecture.wrong.crm.upward;

import io.shouwen.architecture.wrong.workorder.thing.WorkOrder;

record LooksUpcrm(WorkOrder seen) {}
