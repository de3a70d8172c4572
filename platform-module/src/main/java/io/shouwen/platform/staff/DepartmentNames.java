package io.shouwen.platform.staff;

import java.util.Locale;
import java.util.Optional;

/** Implemented by a module that keeps departments: what people call one. */
public interface DepartmentNames {

    /** @param word such as {@code technical}, as the staff directory has it */
    Optional<String> name(String word, Locale locale);
}
