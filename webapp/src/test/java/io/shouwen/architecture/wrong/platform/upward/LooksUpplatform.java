package io.shouwen.architecture.wrong.platform.upward;

import io.shouwen.architecture.wrong.privacy.thing.Vaulted;

record LooksUpplatform(Vaulted seen) {}
