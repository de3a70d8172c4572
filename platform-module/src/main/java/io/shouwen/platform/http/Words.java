package io.shouwen.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text, or each of a list of texts, is one of the words that the code knows: the API's description lists them from where
 * the code has them.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface Words {

    /** An enum: what its {@code word()} says, or else the constants' names in lower case with hyphens. */
    Class<?> value();

    /** A constant of {@link #value()} that lists the words, or constants of an enum. */
    String list() default "";
}
