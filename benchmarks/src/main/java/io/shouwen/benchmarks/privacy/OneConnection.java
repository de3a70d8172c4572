package io.shouwen.benchmarks.privacy;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Lends one connection again and again, as a pool does at best, and says every statement as it is told to: so the
 * application's own code runs against a table that it does not know.
 */
final class OneConnection {

    private final Connection connection;
    private final UnaryOperator<String> wording;

    private OneConnection(Connection connection, UnaryOperator<String> wording) {
        this.connection = connection;
        this.wording = wording;
    }

    /** @param wording where it changes a statement, search keys are text and not bytes */
    static DataSource over(Connection connection, UnaryOperator<String> wording) {
        Connection lent = proxy(Connection.class, new OneConnection(connection, wording)::onConnection);
        return proxy(DataSource.class, (method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                return lent;
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    /** What the container would do. */
    static <T> T inject(T bean, DataSource database) throws IllegalAccessException {
        for (Field field : bean.getClass().getDeclaredFields()) {
            if (field.getType() == DataSource.class) {
                field.setAccessible(true);
                field.set(bean, database);
            }
        }
        return bean;
    }

    private Object onConnection(Method method, Object... arguments) throws Throwable {
        switch (method.getName()) {
            case "close":
                return null;
            case "prepareStatement":
                return connection.prepareStatement(wording.apply((String) arguments[0]));
            case "createArrayOf":
                if (arguments[1] instanceof byte[][] keys
                        && !wording.apply("_index").equals("_index")) {
                    return connection.createArrayOf(
                            "text",
                            Arrays.stream(keys)
                                    .map(key -> new String(key, StandardCharsets.UTF_8))
                                    .toArray());
                }
                break;
            default:
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private interface Handler {
        Object handle(Method method, Object... arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> handler.handle(method, arguments)));
    }
}
