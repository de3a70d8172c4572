package io.shouwen.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test against the war on a real Payara Micro, which all such tests of one build share. Its methods run inside the
 * application, with {@code @Inject}; those of a class marked {@code @RunAsClient} run outside, against its addresses.
 * {@code @Nested} classes and parameterised tests do not run inside.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(ArquillianExtension.class)
public @interface InPayara {}
