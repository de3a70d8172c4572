package io.shouwen.performance.people;

import io.shouwen.platform.http.Causes;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class JpaPeople implements People {

    private static final String UNIQUE_VIOLATION = "23505";

    @PersistenceContext(unitName = "performance")
    private EntityManager entities;

    @Override
    public Optional<Person> find(StaffId staff) {
        return Optional.ofNullable(entities.find(Person.class, staff.value()));
    }

    @Override
    public void add(Person person) {
        try {
            entities.persist(person);
            entities.flush();
        } catch (PersistenceException failed) {
            if (Causes.find(failed, SQLException.class)
                    .filter(sql -> UNIQUE_VIOLATION.equals(sql.getSQLState()))
                    .isPresent()) {
                throw new EnteredMeanwhile(person.staff(), failed);
            }
            throw failed;
        }
    }

    @Override
    public void flush() {
        entities.flush();
    }

    @Override
    public List<Person> page(StaffId after, int limit) {
        return entities.createQuery("SELECT p FROM Person p WHERE p.staff > :after ORDER BY p.staff", Person.class)
                .setParameter("after", after == null ? "" : after.value())
                .setMaxResults(limit)
                .getResultList();
    }
}
