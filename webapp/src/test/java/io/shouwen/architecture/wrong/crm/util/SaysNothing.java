package io.shouwen.architecture.wrong.crm.util;

record SaysNothing() {}
