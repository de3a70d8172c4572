package io.shouwen.architecture.wrong.crm.memory;

import java.util.HashMap;

class RemembersStatically {
    static final HashMap<String, String> SEEN = new HashMap<>();
}
