package io.shouwen.performance.exam;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** All test marks. */
public interface TestMarks {

    void add(Collection<TestMark> marks);

    /**
     * Newest first.
     *
     * @param before only those with smaller ids, or null
     */
    List<TestMark> page(UUID before, int limit);
}
