package io.shouwen.privacy.vault;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Transactions as the container has them, each on one thread and one connection; without one, every statement commits itself. */
final class TestTransactions implements TransactionSynchronizationRegistry, DataSource {

    private final DataSource database;
    private final ThreadLocal<Running> running = new ThreadLocal<>();

    TestTransactions(DataSource database) {
        this.database = database;
    }

    private static final class Running {
        private final Map<Object, Object> resources = new HashMap<>();
        private final List<Synchronization> synchronizations = new ArrayList<>();
        private Connection connection;
    }

    interface Work {
        void run() throws Exception;
    }

    void commit(Work work) {
        during(work, true);
    }

    void rollback(Work work) {
        during(work, false);
    }

    private void during(Work work, boolean commit) {
        Running own = new Running();
        running.set(own);
        boolean committed = false;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            own.connection = connection;
            try {
                work.run();
                own.synchronizations.forEach(Synchronization::beforeCompletion);
                committed = commit;
            } finally {
                if (committed) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
            }
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new AssertionError(failed);
        } finally {
            running.remove();
            int status = committed ? Status.STATUS_COMMITTED : Status.STATUS_ROLLEDBACK;
            own.synchronizations.forEach(s -> s.afterCompletion(status));
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Running own = running.get();
        return own == null ? database.getConnection() : unclosed(own.connection);
    }

    private static Connection unclosed(Connection shared) {
        return (Connection) Proxy.newProxyInstance(
                TestTransactions.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(shared, args);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    @Override
    public Object getTransactionKey() {
        return running.get();
    }

    @Override
    public void putResource(Object key, Object value) {
        running.get().resources.put(key, value);
    }

    @Override
    public Object getResource(Object key) {
        return running.get().resources.get(key);
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
        running.get().synchronizations.add(synchronization);
    }

    @Override
    public int getTransactionStatus() {
        return running.get() == null ? Status.STATUS_NO_TRANSACTION : Status.STATUS_ACTIVE;
    }

    @Override
    public void setRollbackOnly() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean getRollbackOnly() {
        return false;
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
