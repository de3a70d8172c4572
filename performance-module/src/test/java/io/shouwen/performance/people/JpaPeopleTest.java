package io.shouwen.performance.people;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.platform.staff.StaffId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JpaPeopleTest {

    private static final Person JOINER = new Person(new StaffId("1001"), List.of());

    /** People whose database answers with this state when it is written to. */
    private static JpaPeople failingWith(String sqlState) throws ReflectiveOperationException {
        JpaPeople people = new JpaPeople();
        Field entities = JpaPeople.class.getDeclaredField("entities");
        entities.setAccessible(true);
        entities.set(
                people,
                Proxy.newProxyInstance(
                        JpaPeopleTest.class.getClassLoader(),
                        new Class<?>[] {EntityManager.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("flush")) {
                                throw new PersistenceException(
                                        new RuntimeException(new SQLException("refused", sqlState)));
                            }
                            return null;
                        }));
        return people;
    }

    @Test
    void tellsWhoWasNotTheFirstToEnterSomebody() throws ReflectiveOperationException {
        JpaPeople people = failingWith("23505");
        assertThatThrownBy(() -> people.add(JOINER)).isInstanceOf(EnteredMeanwhile.class);
    }

    @Test
    void hidesNoOtherFailure() throws ReflectiveOperationException {
        JpaPeople people = failingWith("23502");
        assertThatThrownBy(() -> people.add(JOINER)).isInstanceOf(PersistenceException.class);
    }
}
