package io.shouwen.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a JAX-RS method that returns a {@code Response} answers when all went well, for the API's description. A method
 * that returns a type needs it only for what the type does not say.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {

    int status() default 200;

    /** The body's type; void where there is none. */
    Class<?> value() default void.class;

    /** Whether the answer has an ETag. */
    boolean tagged() default false;

    /** Whether a 201 says by {@code Location} where the new thing is. */
    boolean located() default true;

    /** Media types, where they are others than {@code @Produces} says. */
    String[] as() default {};

    /** Statuses of refusals that the operation has beside those that follow from its signature. */
    int[] refuses() default {};

    /** Whether the operation can be called without the If-Match that it takes. */
    boolean matchOptional() default false;

    /** Whether the operation can be called without the body that it reads. */
    boolean bodyOptional() default false;
}
