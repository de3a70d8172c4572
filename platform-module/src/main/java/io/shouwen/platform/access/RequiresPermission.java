package io.shouwen.platform.access;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the permission that a JAX-RS method or a use case needs. On a class it holds for every public method; on a
 * method it replaces the class's. What names none is refused: JAX-RS methods at run time, use cases by an ArchUnit rule.
 */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresPermission {
    /** Any one of these is enough. */
    @Nonbinding
    String[] value();
}
