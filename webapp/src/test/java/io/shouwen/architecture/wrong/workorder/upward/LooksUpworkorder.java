package io.shouwen.architecture.wrong.workorder.upward;

import io.shouwen.architecture.wrong.performance.thing.Score;

record LooksUpworkorder(Score seen) {}
